import type { Sql } from "postgres";
import { createPostgresTriggers } from "#adapters/postgres/postgres-triggers.ts";
import { storeQuietTick } from "#adapters/postgres/store-quiet-tick.ts";
import { marginGuardTrigger } from "#domain/automations/guard-step.ts";
import { isReached, type Tick } from "#domain/triggers/trigger.ts";
import type { Part, Values } from "../bench.ts";
import { atLeast, atMost } from "../figure.ts";
import { inRounds, timeOf } from "../rounds.ts";
import { MARKET } from "./fill-triggers.ts";
import { filled, LARGE, SMALL } from "./filled.ts";
import type { Stage } from "./open-stage.ts";

const BATCH = 1_000;
const LEASE_MS = 60_000;

const STATEMENT = "zero-hit match statement, 1,000,000 armed / SELECT 1 on the same prepared connection";
const GROWTH = "zero-hit match statement, 1,000,000 armed / 10,000 armed";
const TICK = "whole zero-hit tick with its committed interval, 1,000,000 armed / one-row commit";
const NAIVE = "select all and evaluate / zero-hit match statement, 1,000,000 armed";
const SELECT_1 = "reference: SELECT 1";
const COMMIT = "reference: one-row commit";
const STATEMENT_MS = "zero-hit match statement, 1,000,000 armed";
const TICK_MS = "whole zero-hit tick, 1,000,000 armed";
const NAIVE_MS = "reference: select all and evaluate, 1,000,000 armed";

/** A tick on which the price stands still, far from every trigger. */
const quietTick = (at: number): Tick => ({ low: MARKET, high: MARKET, last: MARKET, at });

/**
 * Before every tick that is stored: it is matched against everything and then writes nothing, so no commit is waited for
 * and the statement shows what it costs by itself.
 */
const LONG_AGO = 0;

type GuardRow = Parameters<typeof marginGuardTrigger>[0] & {
  readonly trigger: Parameters<typeof marginGuardTrigger>[1];
};

/** What a product without an index does on every tick: reads every armed guard with its position and asks each. */
const evaluateAll = async (sql: Sql): Promise<number> => {
  let hits = 0;
  const tick = quietTick(LONG_AGO);
  const rows = sql<GuardRow[]>`
    select position.side, position.liquidation, (automation.config #>> '{steps,0,when,bps}')::int as trigger
    from automations automation
    join positions position on position.account_id = automation.account_id and position.id = automation.position_id
    where automation.state = 'armed'`;
  for await (const batch of rows.cursor(5_000)) {
    for (const { trigger, ...position } of batch) {
      const price = marginGuardTrigger(position, trigger);
      if (price !== null && isReached(price, tick)) hits += 1;
    }
  }
  return hits;
};

const measure = async (stage: Stage): Promise<Values> => {
  const [small, large] = [await filled(stage, SMALL), await filled(stage, LARGE)];
  const [few, many] = [stage.connect(small).db, stage.connect(large).db];
  await many.$client`create table if not exists one_row (id int primary key, value bigint not null)`;
  await many.$client`insert into one_row values (1, 0) on conflict do nothing`;
  const triggers = createPostgresTriggers(many);
  let at = Date.now();
  const tick = async () => {
    at += 1;
    const { work } = await triggers.match("paper", quietTick(at), BATCH, LEASE_MS);
    if (work.length > 0) throw new Error("A tick that reaches nothing found something");
  };
  await tick();
  await createPostgresTriggers(few).match("paper", quietTick(at), BATCH, LEASE_MS);
  const alone = await inRounds(
    { rounds: 40, times: 25 },
    {
      nothing: () => many.$client`select 1`,
      many: () => storeQuietTick(many, "paper", quietTick(LONG_AGO)),
      few: () => storeQuietTick(few, "paper", quietTick(LONG_AGO)),
    },
  );
  const whole = await inRounds(
    { rounds: 25, times: 10 },
    { commit: () => many.$client`update one_row set value = value + 1 where id = 1`, tick },
  );
  const naiveMs = await timeOf(() => evaluateAll(large.sql));
  return {
    [STATEMENT]: alone.ratio("many", "nothing"),
    [GROWTH]: alone.ratio("many", "few"),
    [TICK]: whole.ratio("tick", "commit"),
    [NAIVE]: naiveMs / alone.ms("many"),
    [SELECT_1]: alone.ms("nothing"),
    [COMMIT]: whole.ms("commit"),
    [STATEMENT_MS]: alone.ms("many"),
    [TICK_MS]: whole.ms("tick"),
    [NAIVE_MS]: naiveMs,
  };
};

/** Ticks that hit nothing: what the engine does nearly all of the time. */
export const matching: Part<Stage> = {
  title: "matching",
  figures: [
    { name: STATEMENT, unit: "ratio", target: atMost(3) },
    { name: GROWTH, unit: "ratio", target: atMost(1.5) },
    { name: TICK, unit: "ratio", target: atMost(2) },
    { name: NAIVE, unit: "ratio", target: atLeast(1_000) },
    { name: SELECT_1, unit: "ms", target: null },
    { name: COMMIT, unit: "ms", target: null },
    { name: STATEMENT_MS, unit: "ms", target: null },
    { name: TICK_MS, unit: "ms", target: null },
    { name: NAIVE_MS, unit: "ms", target: null },
  ],
  measure,
};
