import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { enterGuardedCross } from "#testing/monitor/enter-guarded-cross.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const DAY_MS = 24 * 3_600_000;
const stateOf = (userId: string, at = stage.paper.now()) => stage.wired.overviewRevisions.of(userId, at);
const revisionOf = async (...asked: Parameters<typeof stateOf>) => (await stateOf(...asked)).revision;

/** A trader with something in every table that an overview is read from. */
const enter = async () => {
  const { trader } = await enterGuardedCross(stage);
  const { id } = await trader.open();
  await trader.guard(id);
  const guard = (await stage.wired.automations.ofUser(trader.userId, stage.paper.now()))[0];
  await stage.tick((guard?.trigger?.price ?? 0) / 2);
  await stage.sql`
    insert into trigger_work (automation_id, trigger_id, account_id, network, side, price, low, high, lease_until)
    select automation_id, id, account_id, network, side, price, price, price, now() from triggers limit 1
    on conflict do nothing`;
  return trader;
};

describe("the revision of an overview", () => {
  test.each([
    ["exchange_accounts", "label", "label || ' again'"],
    ["positions", "margin", "margin"],
    ["cross_positions", "margin", "margin"],
    ["automations", "state", "state"],
    ["triggers", "armed", "armed"],
    ["trigger_work", "leg", "leg"],
    ["trade_intents", "state", "state"],
  ])("is another one once a row of %s is written, and the same until then", async (table, column, value) => {
    const { userId } = await enter();
    const before = await revisionOf(userId);
    expect(await revisionOf(userId)).toBe(before);
    const { count } =
      await stage.sql`update ${stage.sql(table)} set ${stage.sql(column)} = ${stage.sql.unsafe(value)}`;
    expect(count).toBeGreaterThan(0);
    const after = await revisionOf(userId);
    expect(after).not.toBe(before);
    expect(await revisionOf(userId)).toBe(after);
  });

  test("is another one when what was spent leaves its day, a millisecond sooner not", async () => {
    const { userId } = await enter();
    const [spent] = await stage.sql<{ at: number }[]>`
      select extract(epoch from planned_at)::float8 * 1000 as at from trade_intents order by planned_at limit 1`;
    const end = (spent?.at ?? Number.NaN) + DAY_MS;
    expect(await revisionOf(userId, end - 1)).toBe(await revisionOf(userId));
    expect(await revisionOf(userId, end)).not.toBe(await revisionOf(userId));
  });

  test("comes with the markets as they stand, and is there where none was ever seen", async () => {
    const { userId } = await enter();
    const { markets, revision } = await stateOf(userId);
    expect(markets).toEqual([await stage.wired.markets.seen("paper")]);
    await stage.sql`update market_ticks set last = last + 10 where network = 'paper'`;
    expect(await stateOf(userId)).toEqual({ markets: [await stage.wired.markets.seen("paper")], revision });
    await stage.sql`delete from market_ticks`;
    expect(await stateOf(userId)).toEqual({ markets: [], revision });
  });

  test("is nothing of anybody else's, and the same whenever an account is due", async () => {
    const { userId } = await enter();
    const before = await revisionOf(userId);
    await (await stage.trader()).open();
    await stage.sql`update exchange_accounts set next_read_at = now(), next_validation_at = now()`;
    expect(await revisionOf(userId)).toBe(before);
  });
});
