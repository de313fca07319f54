import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { CrossGuardConfig } from "#domain/automations/cross-guard/cross-guard.ts";
import { basisPoints, sats } from "#domain/units.ts";
import type { Visitor } from "#services/auth/visitor.ts";
import type { Acting } from "#services/security/acting.ts";
import { aCrossGuardConfig } from "#testing/builders/a-cross-position.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { enterCross } from "#testing/monitor/enter-guarded-cross.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { toldInEnglish } from "#testing/monitor/told-in-english.ts";
import { rollBack } from "../automation-history/roll-back.ts";
import type { Acknowledged } from "../automations/refuse-told.ts";
import { armCrossGuard } from "./arm-cross-guard.ts";
import { checkCrossConflicts } from "./check-cross-conflicts.ts";
import { pauseCrossGuard } from "./pause-cross-guard.ts";
import { resumeCrossGuard } from "./resume-cross-guard.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const visitor: Visitor = { network: "unknown", userAgent: null, deviceToken: null, party: null };

/** A cross long of 1,000 beside an isolated long whose guard may add 600,000 of the some 800,000 that are free. */
const enter = async () => {
  const trader = await enterCross(stage);
  await trader.openCross();
  await stage.tick(100_000);
  const { id } = await trader.open();
  await trader.guard(id, { maxTotal: sats(600_000) });
  const { userId, account } = trader;
  const on = { userId, accountId: account.id };
  const wish = (config: Partial<CrossGuardConfig>) => {
    const { lostBefore: _, ...wanted } = aCrossGuardConfig(config);
    return wanted;
  };
  const check = async (config: Partial<CrossGuardConfig>) =>
    toldInEnglish(await checkCrossConflicts(stage.wired, { ...on, config: wish(config) }));
  const arm = (config: Partial<CrossGuardConfig>, acknowledged?: Acknowledged) =>
    armCrossGuard(stage.wired, {
      ...on,
      config: wish(config),
      ...(acknowledged === undefined ? {} : { acknowledged }),
    });
  const standing = () => stage.wired.crossGuards.ofUser(userId, stage.wired.clock());
  return { trader, isolatedId: id, userId, on, wish, check, arm, standing };
};

const MUCH = { maxTotal: sats(600_000) };
const LITTLE = { maxTotal: sats(50_000) };

test("a cross guard is checked against the guards of isolated positions, both named, before it is saved", async () => {
  const { isolatedId, check, on, wish } = await enter();
  const { conflicts, last, readAt } = await check(MUCH);
  const id = `same-sats/cross-guard/margin-guard.${isolatedId}`;
  expect(conflicts).toMatchObject([
    {
      id,
      severity: "warn",
      own: { words: "the guard on the cross position", page: "cross-guard" },
      other: { words: "the guard on long $1,000", page: "guard", positionId: isolatedId },
    },
  ]);
  expect(conflicts[0]?.words).toMatch(/^The guard on the cross position needs .* and the guard on long/u);
  expect([last, readAt]).toEqual([200_000, stage.wired.clock()]);
  expect((await check(LITTLE)).conflicts).toEqual([]);
  await expect(check({ maxTotal: sats(0) })).rejects.toMatchObject({ field: "maxTotal" });
  const { userId: stranger } = await stage.trader();
  await expect(
    checkCrossConflicts(stage.wired, { ...on, userId: stranger, config: wish(MUCH) }),
  ).rejects.toMatchObject({ code: "not-found" });
});

test("what warns is armed only once it is acknowledged, and then by the same settings without a word", async () => {
  const { arm, check, userId, standing } = await enter();
  await expect(arm(MUCH)).rejects.toMatchObject({ code: "bad-input", field: "acknowledged" });
  await expect(arm(MUCH, ["something/else"])).rejects.toMatchObject({ field: "acknowledged" });
  expect(await standing()).toEqual([]);
  const acknowledged = (await check(MUCH)).conflicts.map(({ id }) => id);
  const { id } = await arm(MUCH, acknowledged);
  await expect(arm(MUCH)).resolves.toMatchObject({ id, version: 1 });
  await pauseCrossGuard(stage.wired, { userId, id });
  await expect(resumeCrossGuard(stage.wired, { userId, id })).resolves.toMatchObject({ state: "armed" });
});

test("what cannot be meant is refused whatever is acknowledged, by the step that has to change", async () => {
  const { arm } = await enter();
  // To 5 % half the margin is no more than what is lost from 94,594 on: there it acts at every price.
  const when = { by: "margin-used", bps: basisPoints(5_000) } as const;
  const steps = [{ when, deed: { kind: "add-margin", target: basisPoints(500) } }] as const;
  await expect(arm({ steps, maxTotal: sats(900_000) }, "all")).rejects.toMatchObject({
    code: "bad-input",
    field: "steps.0.when",
    message: expect.stringMatching(/^Step 1 of the guard on the cross position acts .* times or more/u),
  });
});

test("going back to a version that meets another rule asks for it to be meant, as arming does", async () => {
  const { arm, userId } = await enter();
  const { id } = await arm(MUCH, "all");
  await arm(LITTLE);
  const acting: Acting = {
    ...anActiveSession({ userId, steppedUpAt: stage.wired.clock() }),
    visitor,
  };
  const back = (isMeant: boolean) => rollBack(stage.wired, acting, { id, version: 1, isMeant });
  await expect(back(false)).rejects.toMatchObject({ code: "bad-input", field: "acknowledged" });
  await expect(back(true)).resolves.toMatchObject({ id, version: 3 });
});
