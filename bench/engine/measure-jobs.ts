import { setTimeout as sleep } from "node:timers/promises";
import { createPostgresRequestBudget } from "#adapters/postgres/postgres-request-budget.ts";
import { windowRate } from "#domain/resilience/request-buckets.ts";
import { createResilientExchanges } from "#services/exchange/create-resilient-exchanges.ts";
import { runTick } from "#services/monitor/run-tick.ts";
import type { Part, Values } from "../bench.ts";
import { below } from "../figure.ts";
import { median, quantile, timeOf } from "../rounds.ts";
import { crowdOf, fallTo } from "./crowd.ts";
import type { Stage } from "./open-stage.ts";

const HITS = 200;
const WARM_UP = 20;
/** The budget is asked as ever and never makes anybody wait. */
const PLENTY = windowRate(1_000_000);

const P99 = "hit to finished job without the exchange's own time, p99";
const P50 = "hit to finished job without the exchange's own time, p50";

/** One hit after another, each through the whole tick: matched, read, decided, planned, sent, settled, told. */
const measure = async (stage: Stage): Promise<Values> => {
  const crowd = await crowdOf(stage);
  const exchanges = createResilientExchanges({
    exchanges: crowd.exchanges,
    budget: createPostgresRequestBudget(crowd.db, () => ({ key: PLENTY, signed: PLENTY, public: PLENTY })),
    elapsed: () => performance.now(),
    sleep,
    random: Math.random,
  });
  const deps = { ...crowd.wired, exchanges };
  const times: number[] = [];
  for (const { trigger } of crowd.take(WARM_UP + HITS)) {
    const tick = fallTo(crowd.market, trigger, Date.now());
    const ms = await timeOf(async () => {
      const { confirmed } = await runTick(deps, "paper", tick);
      if (confirmed !== 1) throw new Error(`One hit was to be confirmed, not ${confirmed}`);
    });
    times.push(ms);
  }
  const warm = times.slice(WARM_UP);
  return { [P99]: quantile(warm, 0.99), [P50]: median(warm) };
};

/** How long the product itself keeps a hit waiting. */
export const jobs: Part<Stage> = {
  title: "jobs",
  figures: [
    { name: P99, unit: "ms", target: below(100) },
    { name: P50, unit: "ms", target: null },
  ],
  measure,
};
