import { z } from "zod";
import type { Candle } from "#domain/replay/candle.ts";
import { priceToUsd } from "#domain/units.ts";
import { CANDLE_RANGES } from "../../candles/candle-range.ts";
import { buckets } from "../../world/quotes.ts";
import type { Settlement } from "../../world/settlement.ts";
import { isoTime, newestFirst, type Page, pageOf, readPage } from "../page.ts";
import { readInput } from "../read-input.ts";
import type { Call, Route } from "../route.ts";

const rateToFraction = (rate: number): number => rate / 1_000_000_000;

function ticker({ world }: Call): unknown {
  return {
    fundingRate: rateToFraction(world.settings.fundingRate),
    fundingTime: isoTime(world.market.nextFunding),
    index: priceToUsd(world.market.last),
    lastPrice: priceToUsd(world.market.last),
    prices: buckets(world).map(({ minSize, maxSize, ask, bid }) => ({
      minSize,
      maxSize,
      askPrice: priceToUsd(ask),
      bidPrice: priceToUsd(bid),
    })),
  };
}

const presentCandle = (candle: Candle): unknown => ({
  time: isoTime(candle.at),
  open: priceToUsd(candle.open),
  high: priceToUsd(candle.high),
  low: priceToUsd(candle.low),
  close: priceToUsd(candle.close),
  volume: candle.volume,
});

function candles({ candles: history, query }: Call): Page {
  const range = readInput(z.enum(CANDLE_RANGES), query.get("range") ?? "1m");
  const { from, to, before } = readPage(query);
  const found = history.between(range, Math.max(0, from), Math.min(to, before));
  return pageOf(found, (candle) => candle.at, presentCandle, query);
}

function fundingSettlements({ world, query }: Call): Page {
  const present = ({ id, at, rate, fixing }: Settlement): unknown => ({
    id,
    time: isoTime(at),
    fundingRate: rateToFraction(rate),
    fixingPrice: priceToUsd(fixing),
  });
  return pageOf(newestFirst(world.settlements), ({ at }) => at, present, query);
}

const LEADERS = [
  { username: "paper-hands", pl: 120_000, direction: 1 },
  { username: "cardboard", pl: 54_000, direction: -1 },
];

const open = (path: string, run: Route["run"]): Route => ({ method: "GET", path, scope: null, run });

export const marketRoutes: readonly Route[] = [
  open("/ping", () => "pong"),
  open("/time", ({ world }) => ({ time: isoTime(world.clock.now()) })),
  open("/futures/ticker", ticker),
  open("/futures/candles", candles),
  open("/futures/funding-settlements", fundingSettlements),
  open("/futures/leaderboard", () => ({
    daily: LEADERS,
    weekly: LEADERS,
    monthly: LEADERS,
    "all-time": LEADERS,
  })),
  open("/synthetic-usd/best-price", ({ world }) => {
    const [first] = buckets(world);
    const last = world.market.last;
    return { askPrice: priceToUsd(first?.ask ?? last), bidPrice: priceToUsd(first?.bid ?? last) };
  }),
];
