import { beforeEach, expect, test } from "vitest";
import { priceFromUsd, rateE9 } from "#domain/units.ts";
import type { Exchanges, Ticker } from "#ports/exchange.ts";
import type { Markets, SeenMarket } from "#ports/markets.ts";
import { aLog } from "#testing/server/a-log.ts";
import { noteWatching } from "./note-watching.ts";

const NOW = 1_700_000_000_000;
const SEEN: SeenMarket = {
  network: "paper",
  last: priceFromUsd(100_000),
  at: NOW,
  coveredAt: NOW,
  workerSeenAt: null,
  fundingRate: null,
  fundingAt: null,
};
const TICKER: Ticker = {
  last: priceFromUsd(100_000),
  index: priceFromUsd(100_000),
  fundingRate: rateE9(1_000),
  fundingAt: NOW + 5,
};

let seen: SeenMarket;
beforeEach(() => {
  seen = SEEN;
});

const markets: Markets = {
  seen: async () => seen,
  noteWorker: async (_, at) => {
    seen = { ...seen, workerSeenAt: at };
  },
  noteFunding: async (_, { fundingRate, fundingAt }) => {
    seen = { ...seen, fundingRate, fundingAt };
  },
};

const note = async (ticker: () => ReturnType<ReturnType<Exchanges["marketData"]>["ticker"]>) => {
  const { log, lines } = aLog();
  const exchanges: Pick<Exchanges, "marketData"> = {
    marketData: () => ({ ticker, candles: () => Promise.reject(), serverTime: () => Promise.reject() }),
  };
  const wired = { markets, exchanges, clock: () => NOW, log };
  const signal = new AbortController().signal;
  await noteWatching(wired, { network: "paper", signal }, { isBeating: () => true });
  return lines;
};

test("a worker says that it watches, and what funding it reads", async () => {
  await note(async () => ({ ok: true, value: TICKER }));
  expect(seen).toMatchObject({ workerSeenAt: NOW, fundingRate: 1_000, fundingAt: NOW + 5 });
});

test("a worker that may not read the funding yet watches all the same", async () => {
  const lines = await note(async () => ({
    ok: false,
    failure: { kind: "rate-limited", retryAfterMs: 3_000, raw: "" },
  }));
  expect(seen).toEqual({ ...SEEN, workerSeenAt: NOW });
  expect(lines.join("")).toContain('"funding-unread"');
});
