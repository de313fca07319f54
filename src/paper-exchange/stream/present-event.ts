import { createHash } from "node:crypto";
import { priceToUsd } from "#domain/units.ts";
import { CANDLE_RANGES } from "../candles/candle-range.ts";
import type { Exchange } from "../exchange.ts";
import { crossFigures } from "../http/present-cross.ts";
import { buckets } from "../world/quotes.ts";
import type { WorldEvent } from "../world/world-event.ts";
import { presentCrossOrderEvent, presentFundingEvent, presentTradeEvent } from "./present-trading-event.ts";
import { ohlcTopic, TOPICS } from "./topic.ts";

export type Publication = {
  readonly topic: string;
  /** Whose it is; null for everybody. */
  readonly accountId: string | null;
  readonly data: unknown;
};

const PAIR = "btc_usd";

/** What an event says on which topics; `wanted` spares the work for topics nobody hears. Times in epoch milliseconds. */
export function publicationsOf(
  exchange: Exchange,
  event: WorldEvent,
  wanted: (topic: string) => boolean,
): readonly Publication[] {
  switch (event.type) {
    case "price":
      return marketTopics(exchange, event.at)
        .filter(({ topic }) => wanted(topic))
        .map(publish);
    case "settlement":
      return [publish({ topic: TOPICS.funding, data: () => ({ pair: PAIR, current: fundingOf(exchange) }) })];
    case "announcement": {
      const { type: _type, ...data } = event;
      return [{ topic: TOPICS.announcements, accountId: null, data }];
    }
    case "wallet":
      return [presentWallet(exchange, event)];
    case "trade":
      return [{ topic: TOPICS.trades, accountId: event.trade.accountId, data: presentTradeEvent(event) }];
    case "trade-funding":
      return [{ topic: TOPICS.trades, accountId: event.trade.accountId, data: presentFundingEvent(event) }];
    case "cross-order":
      return [
        { topic: TOPICS.crossOrders, accountId: event.order.accountId, data: presentCrossOrderEvent(event) },
      ];
    case "cross-position": {
      const { position, name } = event;
      const figures = { ...crossFigures(exchange.world, position), updatedAt: position.updatedAt };
      const data = { pair: PAIR, event: name, position: figures };
      return [{ topic: TOPICS.crossPosition, accountId: position.accountId, data }];
    }
  }
}

type Lazy = { readonly topic: string; readonly data: () => unknown };

const publish = ({ topic, data }: Lazy): Publication => ({ topic, accountId: null, data: data() });

const fundingOf = ({ world }: Exchange): unknown => ({
  rate: world.settings.fundingRate / 1_000_000_000,
  time: world.market.nextFunding,
});

function marketTopics(exchange: Exchange, time: number): readonly Lazy[] {
  const { world, candles } = exchange;
  const price = priceToUsd(world.market.last);
  return [
    {
      topic: TOPICS.ticker,
      data: () => ({ time, lastPrice: price, index: price, funding: fundingOf(exchange) }),
    },
    { topic: TOPICS.lastPrice, data: () => ({ time, lastPrice: price }) },
    { topic: TOPICS.index, data: () => ({ time, index: price }) },
    { topic: TOPICS.buckets, data: () => ({ time, buckets: buckets(world).map(presentBucket) }) },
    ...CANDLE_RANGES.map((range) => ({
      topic: ohlcTopic(range),
      data: () => presentOhlc(candles.forming(range), price, time),
    })),
  ];
}

const presentBucket = ({ minSize, maxSize, ask, bid }: ReturnType<typeof buckets>[number]): unknown => ({
  minSize,
  maxSize,
  askPrice: priceToUsd(ask),
  bidPrice: priceToUsd(bid),
});

function presentOhlc(
  candle: ReturnType<Exchange["candles"]["forming"]>,
  price: number,
  time: number,
): unknown {
  if (candle === null) return { time, open: price, high: price, low: price, close: price, volume: 0 };
  return {
    time: candle.at,
    open: priceToUsd(candle.open),
    high: priceToUsd(candle.high),
    low: priceToUsd(candle.low),
    close: priceToUsd(candle.close),
    volume: candle.volume,
  };
}

function presentWallet(exchange: Exchange, event: Extract<WorldEvent, { type: "wallet" }>): Publication {
  const { accountId, amount, id, network, way } = event;
  const balance = exchange.world.accounts.get(accountId)?.balance ?? 0;
  const txId = createHash("sha256").update(id).digest("hex");
  const data = { currency: "btc", network, id, amount, balance, status: "processed", txId };
  return way === "deposit"
    ? { topic: TOPICS.deposit, accountId, data }
    : { topic: TOPICS.withdrawal, accountId, data: { ...data, fee: 0 } };
}
