import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { whyNotWords } from "#domain/notifications/why-not/why-not-words.ts";
import { basisPoints, sats } from "#domain/units.ts";
import { pauseGuard } from "#services/automations/pause-guard.ts";
import { resumeGuard } from "#services/automations/resume-guard.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { enterGuardedLong } from "#testing/monitor/enter-guarded-long.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { reEvaluateReceipt } from "./re-evaluate-receipt.ts";
import { whyNot } from "./why-not.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const MINUTE = 60_000;

/** The market stands still for so many minutes, and is seen in each. */
const waitMinutes = (count: number): void => {
  for (let minute = 0; minute < count; minute += 1) stage.wait(MINUTE);
};

const ask = (userId: string, automationId: string, at: number) =>
  whyNot(stage.wired, { userId, automationId, at, now: stage.paper.now() });

/** A guarded long of 1,000 USD from 100,000, liquidation 90,909, that has been watched for two minutes. */
const enter = async () => {
  const { trader, guard, id } = await enterGuardedLong(stage);
  waitMinutes(2);
  const asking = (at: number) => ask(trader.userId, guard.id, at);
  return {
    trader,
    guard,
    id,
    asking,
    nothing: async (at: number) => {
      const answer = await asking(at);
      if (answer.kind !== "nothing") throw new Error("There is a receipt");
      return answer.whyNot;
    },
  };
};

describe("why a guard did nothing", () => {
  test("is told by the exchange's own candle, and by the settings and the position of that minute", async () => {
    const { trader, guard, id, nothing } = await enter();
    const at = stage.paper.now();
    stage.move(98_000, 96_800, 97_300);
    waitMinutes(1);
    const told = await nothing(at);
    // (96,800 − 90,909) / 96,800 = 6.08 %
    expect(told).toMatchObject({ rule: "outside-trigger", low: 193_600, verdict: { distance: 608 } });
    expect(whyNotWords(told, at, "en")[0]).toContain("between 96,800 and 100,000");

    // Margin that is added and settings that are changed later change nothing about what was.
    const { exchange } = trader;
    await exchange.addMargin({ positionId: id, amount: sats(50_000), signedAt: stage.paper.now() });
    waitMinutes(1);
    await trader.sync();
    await trader.guard(id, aGuardConfig({ trigger: basisPoints(700) }));
    expect(await nothing(at)).toEqual(told);
    waitMinutes(2);
    expect(await nothing(stage.paper.now() - MINUTE)).not.toMatchObject({ position: { margin: 100_000 } });
    expect((await stage.wired.automations.find(guard.id))?.version).toBe(2);
  });

  test("is its receipt, where it did something", async () => {
    const { trader, asking } = await enter();
    await stage.tick(94_444.5);
    const at = stage.paper.now();
    waitMinutes(2);
    const [receipt] = await trader.receipts();
    expect(await asking(at)).toMatchObject({
      kind: "receipt",
      receipt: { id: receipt?.id, outcome: "confirmed" },
    });
    expect(
      await reEvaluateReceipt(stage.wired, { userId: trader.userId, id: receipt?.id ?? "" }),
    ).toMatchObject({
      kind: "matches",
      decision: { verdict: { amount: 76_471 } },
    });
    const seen = { margin: 176_471, liquidation: 170_000 };
    expect(receipt?.facts).toMatchObject({
      request: { action: { kind: "add-margin", amount: 76_471 }, signedAt: expect.any(Number) },
      answered: seen,
      readBack: { from: "list", position: seen },
      alternatives: { steps: [], waysOut: [{ kind: "add" }, { kind: "close" }, { kind: "accept" }] },
    });
  });

  test("is that the account was blind, or the guard paused, whatever the price did", async () => {
    const { trader, guard, nothing } = await enter();
    const blindAt = stage.paper.now();
    await stage.wired.accounts.markBlind(trader.account.id, "No answer.", blindAt, blindAt);
    waitMinutes(1);
    await trader.sync();
    const seesAt = stage.paper.now();
    waitMinutes(3);
    expect(await nothing(blindAt)).toEqual({
      rule: "blind",
      since: blindAt,
      until: seesAt,
      reason: "No answer.",
    });
    expect((await nothing(seesAt + MINUTE)).rule).toBe("outside-trigger");
    const pausing = { userId: trader.userId, id: guard.id, at: stage.paper.now() };
    await pauseGuard({ ...stage.wired, clock: () => stage.paper.now() }, pausing);
    waitMinutes(3);
    const pausedAt = stage.paper.now() - MINUTE;
    expect((await nothing(pausedAt)).rule).toBe("paused");
    // Armed again, it still was paused then.
    await resumeGuard({ ...stage.wired, clock: () => stage.paper.now() }, pausing);
    waitMinutes(3);
    expect((await nothing(pausedAt)).rule).toBe("paused");
    expect((await nothing(stage.paper.now() - MINUTE)).rule).toBe("outside-trigger");
    expect((await nothing(seesAt + MINUTE)).rule).toBe("outside-trigger");
  });

  test("is told to nobody else, and of no minute that is not over or too long ago", async () => {
    const { guard, trader } = await enter();
    const stranger = await stage.trader();
    const now = stage.paper.now();
    await expect(ask(stranger.userId, guard.id, now - MINUTE)).rejects.toMatchObject({ code: "not-found" });
    for (const at of [now, now + MINUTE, now - 91 * 24 * 60 * MINUTE]) {
      await expect(ask(trader.userId, guard.id, at)).rejects.toMatchObject({ code: "bad-input" });
    }
    expect(await ask(trader.userId, guard.id, now - 24 * 60 * MINUTE)).toMatchObject({
      whyNot: { rule: "not-armed-yet" },
    });
  });
});
