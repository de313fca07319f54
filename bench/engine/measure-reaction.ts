import { setTimeout as sleep } from "node:timers/promises";
import { createMemoryRequestBudget } from "#adapters/memory/create-memory-request-budget.ts";
import { createPostgresRequestBudget } from "#adapters/postgres/postgres-request-budget.ts";
import { type RequestRates, windowRate } from "#domain/resilience/request-buckets.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { AccountStream } from "#ports/account-stream.ts";
import type { PriceUpdate } from "#ports/exchange.ts";
import { CRON_TIME } from "#server/cron/cron-time.ts";
import { runMarginMonitor } from "#server/cron/margin-monitor.ts";
import type { Wired } from "#server/wired.ts";
import { watchNetwork } from "#server/worker/watch-network.ts";
import { createResilientExchanges } from "#services/exchange/create-resilient-exchanges.ts";
import { createExchangeClock } from "#services/market/create-exchange-clock.ts";
import type { Part, Values } from "../bench.ts";
import { createRandom, type Random } from "../create-random.ts";
import { atMost } from "../figure.ts";
import { median, quantile } from "../rounds.ts";
import { type Crowd, crowdOf, type Member } from "./crowd.ts";
import { type Fall, fallingMarket } from "./falling-market.ts";
import { onSkippingTime } from "./on-skipping-time.ts";
import type { Stage } from "./open-stage.ts";
import { createSkippingTime } from "./skipping-time.ts";
import { type SentRequest, watchRequests } from "./watch-requests.ts";

const MINUTE_MS = 60_000;
/** What one address may ask for unless told otherwise. */
const RATES: RequestRates = { key: windowRate(4), signed: windowRate(4), public: windowRate(0.8) };
/** With more in reserve: a worker is measured in real time, and arrivals must stay below the budget. */
const WORKER_RATES: RequestRates = { ...RATES, signed: windowRate(25) };

const CRON_ARRIVALS = 120;
const WORKER_ARRIVALS = 40;

const CRON_P50 = "trigger to request sent, 1,000 accounts, cron mode on a time that skips its pauses, p50";
const CRON_P99 = "trigger to request sent, 1,000 accounts, cron mode on a time that skips its pauses, p99";
const WORKER_P50 = "trigger to request sent, 1,000 accounts, worker mode, p50";
const WORKER_P99 = "trigger to request sent, 1,000 accounts, worker mode, p99";

/** One trigger after another is reached, at random moments within `apart` milliseconds of each other. */
const fallsFrom = (
  members: readonly Member[],
  start: number,
  random: Random,
  apart: readonly [number, number],
) => {
  let at = start;
  return members.map(({ trigger }): Fall => {
    at += apart[0] + random() * (apart[1] - apart[0]);
    return { at: Math.round(at), price: trigger };
  });
};

/** From each trigger's moment to the top-up that answered it. */
const delaysOf = (members: readonly Member[], falls: readonly Fall[], sent: readonly SentRequest[]) =>
  members.map(({ key }, place) => {
    const request = sent.find((candidate) => candidate.key === key);
    const fall = falls[place];
    if (request === undefined || fall === undefined)
      throw new Error(`The trigger of ${key} was not answered`);
    return request.at - fall.at;
  });

/** Cron calls minute after minute, as the platform makes them, until every trigger was answered. */
const runCron = async (crowd: Crowd, random: Random): Promise<readonly number[]> => {
  // The next whole minute, and far enough from whatever ticked before.
  const start = (Math.floor(Date.now() / MINUTE_MS) + 5) * MINUTE_MS;
  const time = createSkippingTime(start);
  const members = crowd.take(CRON_ARRIVALS);
  const falls = fallsFrom(members, start + 10_000, random, [5_000, 15_000]);
  const market = fallingMarket(crowd.market, falls, time.clock);
  const venue = watchRequests(crowd.exchanges, time.clock);
  const exchanges = createResilientExchanges({
    exchanges: { ...venue.exchanges, marketData: () => market },
    budget: createMemoryRequestBudget({ rates: () => RATES, now: time.clock }),
    elapsed: time.clock,
    sleep: time.sleep,
    random,
  });
  const { log } = crowd.wired;
  const parts = {
    exchanges,
    stampClock: createExchangeClock({ exchanges, clock: time.clock, elapsed: time.clock, log }),
  };
  const wired = { ...onSkippingTime(crowd.wired, time), ...parts };
  const end = (falls.at(-1)?.at ?? start) + MINUTE_MS;
  for (let minute = start; minute < end; minute += MINUTE_MS) {
    await time.sleep(minute - time.clock());
    await runMarginMonitor(wired, { ...CRON_TIME, clock: time.clock, sleep: time.sleep });
  }
  return delaysOf(members, falls, venue.sent);
};

/** Nobody listens to single accounts here. */
const noAccountStream: AccountStream = {
  sign: (credential, timestamp) =>
    credential.identify((who) => ({ ...who, signature: "", timestamp, nonce: "" })),
  start: () => ({ stop: () => undefined }),
};

/** A worker on the price stream, in real time. */
const runWorker = async (crowd: Crowd, random: Random): Promise<readonly number[]> => {
  const members = crowd.take(WORKER_ARRIVALS);
  const venue = watchRequests(crowd.exchanges, Date.now);
  const exchanges = createResilientExchanges({
    exchanges: venue.exchanges,
    budget: createPostgresRequestBudget(crowd.db, () => WORKER_RATES),
    elapsed: () => performance.now(),
    sleep,
    random: Math.random,
  });
  let hear: (update: PriceUpdate) => void = () => undefined;
  const priceStream: Wired["priceStream"] = () => ({
    start: ({ onPrice, onUp }) => {
      hear = onPrice;
      onUp();
      return { stop: () => undefined };
    },
  });
  const parts = { exchanges, priceStream, accountStream: () => noAccountStream };
  const done = new AbortController();
  const options = { network: "paper" as const, signal: done.signal, onTick: () => undefined };
  const worker = watchNetwork({ ...crowd.wired, ...parts }, options);
  const move = (price: PriceHalfUsd) => {
    crowd.market.movePrice(price);
    hear({ last: price, at: Date.now() });
  };
  await sleep(3_000);
  const falls: Fall[] = [];
  for (const { trigger } of members) {
    await sleep(200 + random() * 400);
    falls.push({ at: Date.now(), price: trigger });
    move(trigger);
  }
  await sleep(3_000);
  done.abort();
  await worker;
  return delaysOf(members, falls, venue.sent);
};

const measure = async (stage: Stage): Promise<Values> => {
  const crowd = await crowdOf(stage);
  const random = createRandom(1);
  const byWorker = await runWorker(crowd, random);
  const byCron = await runCron(crowd, random);
  return {
    [CRON_P50]: median(byCron) / 1_000,
    [CRON_P99]: quantile(byCron, 0.99) / 1_000,
    [WORKER_P50]: median(byWorker) / 1_000,
    [WORKER_P99]: quantile(byWorker, 0.99) / 1_000,
  };
};

/** How soon the market's touching a trigger is answered, one trigger at a time. */
export const reaction: Part<Stage> = {
  title: "reaction",
  figures: [
    { name: CRON_P50, unit: "s", target: atMost(6) },
    { name: CRON_P99, unit: "s", target: atMost(15) },
    { name: WORKER_P50, unit: "s", target: atMost(1) },
    { name: WORKER_P99, unit: "s", target: null },
  ],
  measure,
};
