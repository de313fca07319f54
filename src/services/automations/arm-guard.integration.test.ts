import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { basisPoints, sats } from "#domain/units.ts";
import type { GuardWish } from "#testing/builders/a-guard-config.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

/** A guard that must be refused, by the field that has to change and a part of the sentence that says so. */
const WRONG: readonly [string, GuardWish, string, string][] = [
  [
    "a trigger beyond its target",
    { trigger: basisPoints(1_000), target: basisPoints(500) },
    "steps.0.deed",
    "farther",
  ],
  [
    "a target that leverage 1 cannot reach",
    { target: basisPoints(6_000) },
    "steps.0.deed",
    "cannot be reached",
  ],
  ["a cap of zero", { maxTotal: sats(0) }, "maxTotal", "at least 1 sat"],
  ["a trigger of nothing", { trigger: basisPoints(0) }, "steps.0.when", "at least 0.1"],
];

describe("arming a guard", () => {
  test.each(WRONG)("refuses %s with its field, and stores nothing", async (_, config, field, words) => {
    const trader = await stage.trader();
    const { id } = await trader.open();
    await expect(trader.guard(id, config)).rejects.toMatchObject({
      name: "AppError",
      code: "bad-input",
      field,
      message: expect.stringContaining(words),
    });
    expect(await stage.wired.automations.ofUser(trader.userId, 0)).toEqual([]);
  });

  test("refuses while the account is blind, because the guard could not fire", async () => {
    const trader = await stage.trader();
    const { id } = await trader.open();
    await stage.wired.accounts.markBlind(trader.account.id, "LN Markets is down", stage.paper.now(), 0);
    await expect(trader.guard(id)).rejects.toMatchObject({ name: "AppError", code: "unavailable" });
    expect(await stage.wired.automations.ofUser(trader.userId, 0)).toEqual([]);
  });

  test("refuses a position that does not run", async () => {
    const trader = await stage.trader();
    await expect(trader.guard("not-there")).rejects.toMatchObject({ name: "AppError", code: "not-found" });
  });
});
