import { arrayOf } from "#adapters/postgres/array-of.ts";
import type { Database } from "#adapters/postgres/open-database.ts";
import { createPostgresTriggers } from "#adapters/postgres/postgres-triggers.ts";
import { storeQuietTick } from "#adapters/postgres/store-quiet-tick.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import { dropAllWork } from "#testing/triggers/drop-all-work.ts";
import type { Part, Values } from "../bench.ts";
import { atMost } from "../figure.ts";
import { inRounds, timeOf } from "../rounds.ts";
import { MARKET } from "./fill-triggers.ts";
import { filled, LARGE } from "./filled.ts";
import type { Stage } from "./open-stage.ts";

const REARMS = 200_000;
const BATCH = 1_000;
const LEASE_MS = 10 * 60_000;
/** How much lower they are armed again, in half dollars. */
const ELSEWHERE = 100_000;

const CHURNED = "zero-hit match statement after 200,000 re-arms / clean, 1,000,000 armed";
const FIRST = "reference: first zero-hit match statement after 200,000 re-arms";
const AFTER = "zero-hit match statement after 200,000 re-arms";
const CLEAN = "reference: zero-hit match statement, clean";

/** The price stands just short of the nearest trigger: whatever was left behind at the boundary lies in the way. */
const atBoundary = async (db: Database): Promise<Tick> => {
  const [top] = await db.$client<{ price: PriceHalfUsd }[]>`
    select price from triggers where armed and side = 'below' and network = 'paper' order by price desc limit 1`;
  const price = ((top?.price ?? 0) + 1) as PriceHalfUsd;
  return { low: price, high: price, last: price, at: 0 };
};

/** A thousand triggers at the boundary are hit and armed again elsewhere; their index entries stay behind, dead. */
const passThrough = async (db: Database): Promise<number> => {
  const everything: Tick = { low: 1 as PriceHalfUsd, high: MARKET, last: MARKET, at: Date.now() };
  const { work } = await createPostgresTriggers(db).match("paper", everything, BATCH, LEASE_MS);
  const ids = work.map(({ triggerId }) => triggerId);
  await dropAllWork(db.$client);
  await db.$client`update triggers set armed = true, price = price - ${ELSEWHERE} where id = any(${arrayOf(ids)}::bigint[])`;
  return work.length;
};

const timesOf = (db: Database, tick: Tick) =>
  inRounds(
    { rounds: 20, times: 25 },
    { nothing: () => db.$client`select 1`, statement: () => storeQuietTick(db, "paper", tick) },
  );

const measure = async (stage: Stage): Promise<Values> => {
  const { db } = stage.connect(await filled(stage, LARGE));
  const clean = await timesOf(db, await atBoundary(db));
  for (let rearmed = 0; rearmed < REARMS; ) rearmed += await passThrough(db);
  const tick = await atBoundary(db);
  const first = await timeOf(() => storeQuietTick(db, "paper", tick));
  const churned = await timesOf(db, tick);
  return {
    // Each against SELECT 1 beside it, because the machine may have changed its pace in between.
    [CHURNED]: churned.ratio("statement", "nothing") / clean.ratio("statement", "nothing"),
    [FIRST]: first,
    [AFTER]: churned.ms("statement"),
    [CLEAN]: clean.ms("statement"),
  };
};

/** What triggers leave behind them as they are hit and armed again, before it is cleared away. */
export const rearming: Part<Stage> = {
  title: "re-arming",
  figures: [
    { name: CHURNED, unit: "ratio", target: atMost(5) },
    { name: CLEAN, unit: "ms", target: null },
    { name: AFTER, unit: "ms", target: null },
    { name: FIRST, unit: "ms", target: null },
  ],
  measure,
};
