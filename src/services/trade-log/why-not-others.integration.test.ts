import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AccountRule, UNREAD_BREAKER } from "#domain/automations/account-rule.ts";
import { defaultGuardPlan } from "#domain/automations/guard-plan/guard-plan.ts";
import { whyNotWords } from "#domain/notifications/why-not/why-not-words.ts";
import { basisPoints, priceFromUsd, sats } from "#domain/units.ts";
import { asText } from "#testing/builders/a-past-minute.ts";
import { anAlert, anEntry, aRule } from "#testing/builders/a-rule.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { enterGuardedCross } from "#testing/monitor/enter-guarded-cross.ts";
import type { Trader } from "#testing/monitor/enter-trader.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { NEXT_TICK } from "../account-rules/rule-legs.ts";
import { syncDueAccounts } from "../accounts/sync-due-accounts.ts";
import { deleteAutomation } from "../automation-history/delete-automation.ts";
import { armExit } from "../exits/arm-exit.ts";
import { stepDown } from "../panic/step-down.ts";
import { throwByTrader } from "../panic/throw-by-trader.ts";
import type { Acting } from "../security/acting.ts";
import { listAskable } from "./list-askable.ts";
import { whyNot } from "./why-not.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const MINUTE = 60_000;

const waitMinutes = (count: number): void => {
  for (let minute = 0; minute < count; minute += 1) stage.wait(MINUTE);
};

/** What is answered about an automation of a trader: its rule and its words, or `receipt`. */
const asking =
  ({ userId }: Trader, automationId: string) =>
  async (at: number) => {
    const answer = await whyNot(stage.wired, { userId, automationId, at, now: stage.paper.now() });
    if (answer.kind === "receipt") return { rule: "receipt", words: "" };
    const { whyNot: reason, from, asking: about } = answer;
    return { rule: reason.rule, words: asText(whyNotWords(reason, from, "en", about)) };
  };

/** The minute that began a moment ago is over once this has passed. */
const minuteNow = (): number => stage.paper.now() - (stage.paper.now() % MINUTE);

/** A trader at a screen, with a fresh factor. */
const actingOf = ({ userId }: Trader): Acting => ({
  ...anActiveSession({ userId, steppedUpAt: stage.wired.clock() }),
  visitor: { network: "unknown", userAgent: null, deviceToken: null, party: null },
});

/** Reads what is due and lets what follows from it be placed, as the worker does between two ticks. */
const placeDue = (last: number) =>
  syncDueAccounts(stage.wired, "paper", { at: stage.paper.now(), last: priceFromUsd(last) }, 10);

describe("why an exit did nothing", () => {
  test("is that it stands at the exchange, while it does; and after it was deleted that it had ended", async () => {
    const trader = await stage.trader();
    const { id: positionId } = await trader.open();
    const level = { by: "price", price: priceFromUsd(95_000) } as const;
    const exit = await armExit(stage.wired, {
      userId: trader.userId,
      accountId: trader.account.id,
      positionId,
      rule: { kind: "stop-loss", config: { level } },
      acknowledged: "all",
    });
    const ask = asking(trader, exit.id);
    const armedAt = minuteNow();
    await placeDue(100_000);
    expect((await trader.position(positionId))?.stopLoss).toBe(priceFromUsd(95_000));
    waitMinutes(2);
    await trader.sync();
    const standsAt = minuteNow();
    stage.move(96_000, 97_000);
    waitMinutes(2);
    expect((await ask(armedAt - MINUTE)).words).toBe("This stop loss was not armed yet.");
    expect((await ask(armedAt)).rule).toBe("receipt");
    const stands = await ask(standsAt);
    // (96,000 − 95,000) / 96,000 = 1.04 %
    expect(stands.words).toContain("It stood at LN Markets at 95,000 since");
    expect(stands.words).toContain("The price came no nearer than 1.04 %.");

    await deleteAutomation(stage.wired, { userId: trader.userId, id: exit.id });
    waitMinutes(2);
    expect((await ask(stage.paper.now() - MINUTE)).words).toBe("This stop loss had ended by then.");
    expect(await ask(standsAt)).toEqual(stands);
    const listed = await listAskable(stage.wired, { userId: trader.userId, now: stage.paper.now() });
    expect(listed.find(({ id }) => id === exit.id)).toMatchObject({ hasEnded: true, kind: "stop-loss" });
    const stranger = await stage.trader();
    expect(await listAskable(stage.wired, { userId: stranger.userId, now: stage.paper.now() })).toEqual([]);
    await expect(asking(stranger, exit.id)(standsAt)).rejects.toMatchObject({ code: "not-found" });
  });
});

/** An armed rule of the account. */
const arm = async ({ userId, account }: Trader, rule = anEntry()) => {
  const armed = await stage.wired.rules.arm(
    aRule({ userId, accountId: account.id }, rule, { createdAt: stage.paper.now() }),
    NEXT_TICK,
  );
  if (armed === null) throw new Error("Not armed");
  return armed;
};

describe("why an automatic entry entered nothing", () => {
  test("is told by prices, pauses, the panic switch of then, and the entry it made", async () => {
    const trader = await stage.trader();
    const price = priceFromUsd(98_000);
    const entry = await arm(trader, anEntry({ when: { kind: "crossing", price, from: "above" } }));
    const ask = asking(trader, entry.id);
    await stage.tick(100_000);
    waitMinutes(2);
    const farAt = minuteNow();
    stage.move(99_000, 99_500);
    waitMinutes(2);
    // (99,000 − 98,000) / 99,000 = 1.01 %
    expect((await ask(farAt)).words).toContain("It enters when the price falls to 98,000.");
    expect((await ask(farAt)).words).toContain("The price came no nearer than 1.01 %.");

    await stage.wired.rules.pause(trader.userId, entry.id, stage.paper.now());
    waitMinutes(3);
    const pausedAt = stage.paper.now() - MINUTE;
    expect((await ask(pausedAt)).words).toBe("This auto entry was paused then.");
    const resumed = await stage.wired.rules.arm({ ...entry, createdAt: stage.paper.now() }, NEXT_TICK);
    expect(resumed).toMatchObject({ version: 1, state: "armed" });
    await stage.tick(99_500);
    expect((await ask(pausedAt)).words).toBe("This auto entry was paused then.");

    const order = { panicId: entry.id, accountId: null, stage: "freeze", share: basisPoints(0) } as const;
    await throwByTrader(stage.wired, actingOf(trader), order);
    waitMinutes(2);
    const frozenAt = minuteNow();
    stage.move(97_900, 99_500);
    waitMinutes(2);
    const frozen = await ask(frozenAt);
    expect(frozen.rule).toBe("panic");
    await stepDown(stage.wired, actingOf(trader), { accountId: null, stage: "calm" });
    // The switch was lowered since, and stood then nevertheless.
    expect(await ask(frozenAt)).toEqual(frozen);

    const enteredAt = minuteNow();
    await stage.tick(99_500, 97_900);
    waitMinutes(2);
    expect((await ask(enteredAt)).rule).toBe("receipt");
    // What it entered later is nothing that it had entered then.
    expect((await ask(farAt)).rule).toBe("not-reached");
    expect((await ask(enteredAt + MINUTE)).words).toBe("It had entered once, which is as often as it may.");
  });
});

describe("why the guard of the cross position did nothing", () => {
  test("is told by the position of then, whatever it has become since", async () => {
    const { trader, guard } = await enterGuardedCross(stage);
    const ask = asking(trader, guard.id);
    const since = minuteNow();
    waitMinutes(2);
    stage.move(97_000, 98_000);
    const at = minuteNow();
    waitMinutes(2);
    const known = await ask(at);
    expect(known.rule).toBe("outside-trigger");
    // (97,000 − 91,033) / 97,000 = 6.15 %
    expect(known.words).toContain("liquidation was 6.15 % away and the guard acts within 5 %");
    expect((await ask(since - MINUTE)).words).toBe("This guard was not armed yet.");

    await trader.exchange.depositCross({ amount: sats(50_000), signedAt: stage.paper.now() });
    await trader.sync();
    waitMinutes(1);
    const addedAt = minuteNow();
    waitMinutes(2);
    await trader.exchange.closeCross({ signedAt: stage.paper.now() });
    await trader.sync();
    waitMinutes(1);
    const flatAt = minuteNow();
    waitMinutes(2);
    expect(await ask(at)).toEqual(known);
    // 50,000 sats more behind 1,000 USD put liquidation at 87,070: (98,000 − 87,070) / 98,000 = 11.15 %
    expect((await ask(addedAt)).words).toContain("liquidation was 11.15 % away");
    expect((await ask(flatAt)).rule).toBe("flat");
  });

  test("is that its margin could not be read, while that lasted", async () => {
    const { trader, guard } = await enterGuardedCross(stage);
    const ask = asking(trader, guard.id);
    const { id } = trader.account;
    await stage.wired.crossPositions.markBlind(id, "LN Markets did not answer", stage.paper.now());
    const at = minuteNow();
    waitMinutes(2);
    expect((await ask(at)).words).toContain("and still cannot");
    await trader.sync();
    waitMinutes(2);
    expect((await ask(at)).rule).toBe("blind");
    expect((await ask(minuteNow() - MINUTE)).rule).toBe("outside-trigger");
  });
});

describe("why a rule of the account did nothing", () => {
  test("is told of an alert that told once, and of a breaker and a plan by what is kept", async () => {
    const trader = await stage.trader();
    await trader.open();
    const alert = await arm(trader, anAlert);
    const ask = asking(trader, alert.id);
    const quietAt = minuteNow();
    await stage.tick(100_000, 104_000);
    waitMinutes(2);
    expect((await ask(quietAt)).words).toContain("It tells when the price gets to 105,000.");
    const toldAt = minuteNow();
    await stage.tick(104_000, 105_000);
    waitMinutes(2);
    expect((await ask(toldAt)).rule).toBe("receipt");
    expect((await ask(toldAt + MINUTE)).rule).toBe("told-already");
    expect(
      await stage.sql`select what, by from automation_changes where automation_id = ${alert.id} order by id`,
    ).toEqual([
      { what: "armed", by: "trader" },
      { what: "ended", by: "axisor" },
    ]);
  });

  test("is told of a plan by the positions that ran, and of a breaker by its receipts alone", async () => {
    const trader = await stage.trader();
    const plan: AccountRule = {
      kind: "guard-plan",
      config: defaultGuardPlan("worker"),
      memory: { keeps: "nothing" },
    };
    const ask = asking(trader, (await arm(trader, plan)).id);
    waitMinutes(2);
    expect((await ask(stage.paper.now() - MINUTE)).rule).toBe("no-positions");
    await trader.open();
    const openedAt = minuteNow();
    await trader.sync();
    await stage.tick(100_000);
    waitMinutes(3);
    expect((await ask(openedAt)).rule).toBe("guards-armed");
    expect((await ask(stage.paper.now() - MINUTE)).words).toContain(
      "1 position ran then, and a guard stood on each",
    );

    const config = { drop: basisPoints(2_000), action: "freeze-entries", cooldownMs: 0 } as const;
    const breaker = await arm(trader, { kind: "drawdown-breaker", config, memory: UNREAD_BREAKER });
    waitMinutes(2);
    const told = await asking(trader, breaker.id)(stage.paper.now() - MINUTE);
    expect(told).toMatchObject({
      rule: "equity-not-kept",
      words: expect.stringContaining("20 % less than its peak"),
    });
  });
});
