import { claimHits } from "#adapters/postgres/claim-hits.ts";
import type { Database } from "#adapters/postgres/open-database.ts";
import { createPostgresTriggers } from "#adapters/postgres/postgres-triggers.ts";
import { storeQuietTick } from "#adapters/postgres/store-quiet-tick.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import type { Part, Values } from "../bench.ts";
import { atMost, exactly } from "../figure.ts";
import { inRounds } from "../rounds.ts";
import { MARKET } from "./fill-triggers.ts";
import { filled, LARGE } from "./filled.ts";
import type { BenchDatabase, Stage } from "./open-stage.ts";

const LEASE_MS = 10 * 60_000;
const CLAIM = 1_000;
const CLAIMERS = 4;
const CLAIMERS_BATCH = 250;
/** So deep a fall, in half dollars, reaches about nine thousand of a million triggers. */
const FALL = 1_800;

const CLAIMED = "1,000 hits claimed with their work rows, 1,000,000 armed / one-row commit";
const MATCHED_MS = "1,000 hits claimed and given out with their liquidations, 1,000,000 armed";
const CLAIMED_MS = "1,000 hits claimed with their work rows, 1,000,000 armed";
const COMMIT = "reference: one-row commit, beside claims";
const QUIET_MS = "the quiet check before such a claim, over what the claim before left dead";
const DUPLICATES = "four claimers in parallel: duplicates";
const MISSING = "four claimers in parallel: missing";
const CONTESTED = "four claimers in parallel: hits";
const RATE = "four claimers in parallel: hits a second";

/** The price has fallen to `low` and come back. */
const dip = (low: PriceHalfUsd): Tick => ({ low, high: MARKET, last: MARKET, at: Date.now() });
const toTheGround = 1 as PriceHalfUsd;

const match = async (db: Database, low: PriceHalfUsd, limit: number): Promise<readonly TriggerWork[]> =>
  (await createPostgresTriggers(db).match("paper", dip(low), limit, LEASE_MS)).work;

const claimThousands = async (stage: Stage, database: BenchDatabase) => {
  const { db } = stage.connect(database);
  await db.$client`create table if not exists one_row (id int primary key, value bigint not null)`;
  await db.$client`insert into one_row values (1, 0) on conflict do nothing`;
  return inRounds(
    { rounds: 9, times: 1 },
    {
      commit: async () => {
        for (let n = 0; n < 10; n += 1) await db.$client`update one_row set value = value + 1 where id = 1`;
      },
      // Every tick asks first whether it is quiet, and so passes over what the claim before left dead in the index.
      quiet: async () => {
        if (await storeQuietTick(db, "paper", dip(toTheGround))) throw new Error("Nothing is left to claim");
      },
      claim: async () => {
        const { rows } = await claimHits(db, "paper", dip(toTheGround), CLAIM, LEASE_MS);
        if (rows.length !== CLAIM) throw new Error(`Claimed ${rows.length} where ${CLAIM} were there`);
      },
      match: async () => {
        const { length } = await match(db, toTheGround, CLAIM);
        if (length !== CLAIM) throw new Error(`Matched ${length} where ${CLAIM} were there`);
      },
    },
  );
};

/** Claims until nothing is left, as any worker would. */
const drain = async (db: Database, low: PriceHalfUsd): Promise<readonly TriggerWork[]> => {
  const all: TriggerWork[] = [];
  for (;;) {
    const work = await match(db, low, CLAIMERS_BATCH);
    all.push(...work);
    if (work.length === 0) return all;
  }
};

const contest = async (stage: Stage, database: BenchDatabase): Promise<Values> => {
  const [top] = await database.sql<{ price: PriceHalfUsd }[]>`
    select max(price) as price from triggers where armed and side = 'below'`;
  const low = ((top?.price ?? 0) - FALL) as PriceHalfUsd;
  const expected = await database.sql<{ id: string }[]>`
    select id from triggers where armed and side = 'below' and price >= ${low}`;
  const claimers = Array.from({ length: CLAIMERS }, () => stage.connect(database).db);
  const begun = performance.now();
  const claimed = (await Promise.all(claimers.map((db) => drain(db, low)))).flat();
  const seconds = (performance.now() - begun) / 1_000;
  const distinct = new Set(claimed.map(({ triggerId }) => triggerId));
  return {
    [DUPLICATES]: claimed.length - distinct.size,
    [MISSING]: expected.filter(({ id }) => !distinct.has(Number(id))).length,
    [CONTESTED]: expected.length,
    [RATE]: claimed.length / seconds,
  };
};

const measure = async (stage: Stage): Promise<Values> => {
  const database = await filled(stage, LARGE);
  const thousands = await claimThousands(stage, database);
  return {
    [CLAIMED]: thousands.ratio("claim", "commit") * 10,
    [CLAIMED_MS]: thousands.ms("claim"),
    [QUIET_MS]: thousands.ms("quiet"),
    [MATCHED_MS]: thousands.ms("match"),
    [COMMIT]: thousands.ms("commit") / 10,
    ...(await contest(stage, database)),
  };
};

/** Ticks that hit much: what the engine must get through in a crash. */
export const claiming: Part<Stage> = {
  title: "claiming",
  figures: [
    { name: CLAIMED, unit: "ratio", target: atMost(60) },
    { name: DUPLICATES, unit: "triggers", target: exactly(0) },
    { name: MISSING, unit: "triggers", target: exactly(0) },
    { name: CLAIMED_MS, unit: "ms", target: null },
    { name: QUIET_MS, unit: "ms", target: null },
    { name: MATCHED_MS, unit: "ms", target: null },
    { name: COMMIT, unit: "ms", target: null },
    { name: CONTESTED, unit: "triggers", target: null },
    { name: RATE, unit: "per second", target: null },
  ],
  measure,
};
