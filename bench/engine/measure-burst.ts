import { createMemoryRequestBudget } from "#adapters/memory/create-memory-request-budget.ts";
import { type RequestRates, windowRate } from "#domain/resilience/request-buckets.ts";
import { createResilientExchanges } from "#services/exchange/create-resilient-exchanges.ts";
import { createExchangeClock } from "#services/market/create-exchange-clock.ts";
import { runTick } from "#services/monitor/run-tick.ts";
import type { Part, Values } from "../bench.ts";
import { createRandom } from "../create-random.ts";
import { atMost, exactly, within } from "../figure.ts";
import { crowdOf, fallTo } from "./crowd.ts";
import { onSkippingTime } from "./on-skipping-time.ts";
import type { Stage } from "./open-stage.ts";
import { createSkippingTime } from "./skipping-time.ts";
import { watchRequests } from "./watch-requests.ts";

const HITS = 500;
const RATES: RequestRates = { key: windowRate(5), signed: windowRate(25), public: windowRate(0.8) };
/** Worked at once: so far, and no farther, may one overtake another. */
const ACCOUNTS_AT_ONCE = 8;
const HOUR_MS = 60 * 60_000;

const TIME =
  "burst of 500 at 25 requests a second, on a time that skips its pauses / time the budget predicts";
const ORDER = "burst of 500: farthest a request left from its place by nearness to liquidation";
const DONE = "burst of 500: hits not confirmed";
const SECONDS = "burst of 500: time to complete";
const PREDICTED = "reference: burst of 500, time the budget predicts";

/** All of them are reached by one fall; one tick works them through the budget. */
const measure = async (stage: Stage): Promise<Values> => {
  const crowd = await crowdOf(stage);
  const time = createSkippingTime(Date.now() + HOUR_MS);
  const venue = watchRequests(crowd.exchanges, time.clock);
  const exchanges = createResilientExchanges({
    exchanges: venue.exchanges,
    budget: createMemoryRequestBudget({ rates: () => RATES, now: time.clock }),
    elapsed: time.clock,
    sleep: time.sleep,
    random: createRandom(2),
  });
  const stampClock = createExchangeClock({
    exchanges,
    clock: time.clock,
    elapsed: time.clock,
    log: crowd.wired.log,
  });
  const signedRate = () => RATES.signed;
  const deps = { ...onSkippingTime(crowd.wired, time), exchanges, stampClock, signedRate };
  const members = crowd.take(HITS);
  const last = members.at(-1);
  if (last === undefined) throw new Error("Nobody is there to be hit");
  const begun = time.clock();
  const { confirmed, expectedMs } = await runTick(deps, "paper", fallTo(crowd.market, last.trigger, begun));
  const tookMs = time.clock() - begun;
  const places = new Map(venue.sent.map(({ key }, place) => [key, place]));
  const strayed = members.map(({ key }, place) => Math.abs((places.get(key) ?? Number.NaN) - place));
  return {
    [TIME]: tookMs / expectedMs,
    [ORDER]: Math.max(...strayed),
    [DONE]: HITS - confirmed,
    [SECONDS]: tookMs / 1_000,
    [PREDICTED]: expectedMs / 1_000,
  };
};

/** Many triggers at once: the budget says how long it takes, and the ones in most danger go first. */
export const burst: Part<Stage> = {
  title: "burst",
  figures: [
    { name: TIME, unit: "ratio", target: within(1, 0.1) },
    { name: ORDER, unit: "places", target: atMost(ACCOUNTS_AT_ONCE) },
    { name: DONE, unit: "hits", target: exactly(0) },
    { name: SECONDS, unit: "s", target: null },
    { name: PREDICTED, unit: "s", target: null },
  ],
  measure,
};
