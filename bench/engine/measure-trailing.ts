import { createPostgresTrailingTriggers } from "#adapters/postgres/postgres-trailing-triggers.ts";
import { createPostgresTriggers } from "#adapters/postgres/postgres-triggers.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import { createTrailingWatch } from "#services/monitor/create-trailing-watch.ts";
import { FakeExchanges } from "#testing/fakes/fake-exchanges.ts";
import { FakeMarket } from "#testing/fakes/fake-market.ts";
import type { Part, Values } from "../bench.ts";
import { exactly } from "../figure.ts";
import { inRounds, timeOf } from "../rounds.ts";
import { fillTriggers, MARKET } from "./fill-triggers.ts";
import type { BenchDatabase, Stage } from "./open-stage.ts";

const STOPS = 100_000;
const DISTANCES = 100;
const BATCH = 1_000;
const LEASE_MS = 60_000;
/** Each new high is so much higher than the one before, in half dollars. */
const STEP = 1;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

const WRITTEN = "trigger rows written by a new high over 100,000 trailing stops";
const FIRED = "trigger rows written by a fall through one distance of 100,000 trailing stops";
const TICK_MS = "tick with a new high over 100,000 trailing stops";
const NAIVE_MS = "reference: every best price of 100,000 trailing stops written";
const NAIVE = "reference: every best price written / tick with a new high, 100,000 trailing stops";

/** Every trigger trails below the market from `since` on, one of a hundred distances behind it: 1 to 100 in a thousand. */
const trailAll = async ({ sql }: BenchDatabase, since: number): Promise<void> => {
  await sql`
    update triggers set side = 'below', price = null, trailing_unit = 'basis-points',
      trailing_distance = 10 * (1 + id % ${DISTANCES}), trailing_since = ${new Date(since).toISOString()}::timestamptz`;
  await sql`vacuum analyze triggers`;
};

/** How many rows of triggers `work` wrote, told by the transactions that wrote them, or moved away. */
const rowsWritten = async ({ sql }: BenchDatabase, work: () => Promise<unknown>): Promise<number> => {
  const [before] = await sql<{ id: string; rows: string }[]>`
    select pg_current_xact_id()::text as id, count(*) as rows from triggers`;
  await work();
  const [after] = await sql<{ written: string; rows: string }[]>`
    select count(*) filter (where xmin::text::bigint > ${before?.id ?? 0}::bigint) as written, count(*) as rows
    from triggers`;
  return Number(after?.written) + Number(before?.rows) - Number(after?.rows);
};

const measure = async (stage: Stage): Promise<Values> => {
  const database = await stage.database("trailing");
  await fillTriggers(database.sql, STOPS);
  let at = Date.now();
  await trailAll(database, at);
  const { db } = stage.connect(database);
  const exchanges = new FakeExchanges(new FakeMarket(MARKET, () => at));
  const trailing = createPostgresTrailingTriggers(db);
  const watch = createTrailingWatch({ trailing, exchanges, clock: () => at, log: silent });
  const triggers = createPostgresTriggers(db);
  let last = MARKET;
  const tickAt = async (price: number): Promise<number> => {
    at += 250;
    const from = last;
    last = price as PriceHalfUsd;
    const [low, high] = [Math.min(from, last), Math.max(from, last)] as [PriceHalfUsd, PriceHalfUsd];
    const tick: Tick = { low, high, last, at };
    await triggers.match("paper", tick, BATCH, LEASE_MS);
    let fired = 0;
    for (;;) {
      const work = await watch.match("paper", tick, BATCH, LEASE_MS);
      if (work.length === 0) return fired;
      fired += work.length;
    }
  };
  const newHigh = async () => {
    if ((await tickAt(last + STEP)) > 0) throw new Error("A new high fired a trailing stop");
  };
  await tickAt(MARKET);
  const times = { ms: Number.NaN };
  const written = await rowsWritten(database, async () => {
    times.ms = (await inRounds({ rounds: 5, times: 20 }, { newHigh })).ms("newHigh");
  });
  // 0.1 % back from the best price: exactly the nearest of the hundred distances.
  const fired = await rowsWritten(database, () => tickAt(Math.floor(last * 0.999)));
  const naiveMs = await timeOf(() => database.sql`update triggers set price = null`);
  return {
    [WRITTEN]: written,
    [FIRED]: fired,
    [TICK_MS]: times.ms,
    [NAIVE_MS]: naiveMs,
    [NAIVE]: naiveMs / times.ms,
  };
};

/** Stops that follow the price without a write. */
export const trailing: Part<Stage> = {
  title: "trailing",
  figures: [
    { name: WRITTEN, unit: "rows", target: exactly(0) },
    // That the counting counts: a fall does write.
    { name: FIRED, unit: "rows", target: exactly(STOPS / DISTANCES) },
    { name: TICK_MS, unit: "ms", target: null },
    { name: NAIVE_MS, unit: "ms", target: null },
    { name: NAIVE, unit: "ratio", target: null },
  ],
  measure,
};
