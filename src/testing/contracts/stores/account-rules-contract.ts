import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type AccountRule, UNREAD_BREAKER } from "#domain/automations/account-rule.ts";
import { ANY_PRICE } from "#domain/triggers/any-price.ts";
import { basisPoints, priceFromUsd, sats } from "#domain/units.ts";
import type { RuleLook, StoredRule } from "#ports/account-rules.ts";
import type { LegRearm, TriggerWork } from "#ports/triggers.ts";
import { anAlert, aRule } from "../../builders/a-rule.ts";
import { addGuarded, aReceipt, aTick, NOW } from "../../stores/guarded-position.ts";
import type { OpenStores, StoreHarness } from "./store-harness.ts";
import { withStores } from "./with-stores.ts";

const BREAKER: AccountRule = {
  kind: "drawdown-breaker",
  config: { drop: basisPoints(1_000), action: "guards-only", cooldownMs: 0 },
  memory: UNREAD_BREAKER,
};
const AT_105K: LegRearm = { leg: 1, kind: "now", trigger: { side: "above", price: priceFromUsd(105_000) } };
const TOLD = { seen: { at: NOW + 1, price: priceFromUsd(105_000) }, told: null };

const lookOf = (rule: StoredRule, wanted: Partial<RuleLook> = {}): RuleLook => ({
  rule,
  work: null,
  memory: TOLD,
  state: "armed",
  heldBy: null,
  legs: [AT_105K],
  receipt: null,
  at: NOW + 1,
  ...wanted,
});

const hitBy = async (stores: StoreHarness, dollars: number, at = NOW): Promise<readonly TriggerWork[]> =>
  (await stores.triggers.match("paper", { ...aTick(dollars), at }, 10, 60_000)).work;

const armed = async (
  stores: StoreHarness,
  rule: AccountRule = anAlert,
  legs: readonly LegRearm[] = [AT_105K],
) => {
  const guarded = await addGuarded(stores);
  const stored = await stores.rules.arm(
    aRule({ userId: guarded.userId, accountId: guarded.account.id }, rule),
    legs,
  );
  if (stored === null) throw new Error("It was not armed");
  return { ...guarded, rule: stored };
};

const armingContract = (stores: () => StoreHarness): void => {
  test("a rule of an account stands beside the guards and exits of its positions, and is neither", async () => {
    const { userId, account, rule } = await armed(stores());
    expect(await stores().rules.ofUser(userId)).toEqual([rule]);
    expect(await stores().rules.ofAccount(account.id)).toEqual([rule]);
    expect(await stores().exits.ofUser(userId)).toEqual([]);
    expect(await stores().automations.ofUser(userId, NOW)).toHaveLength(1);
    expect(await stores().exits.find(rule.id)).toBeNull();
    expect(await stores().automations.find(rule.id)).toBeNull();
  });

  test("armed anew it is another version where its settings differ, and its own where they do not", async () => {
    const { rule } = await armed(stores());
    const same = await stores().rules.arm(rule, [AT_105K]);
    expect(same).toMatchObject({ id: rule.id, version: 1 });
    const config = {
      when: { kind: "crossing", price: priceFromUsd(110_000) },
      repeat: { kind: "once" },
    } as const;
    const changed: AccountRule = { kind: "price-alert", config, memory: TOLD };
    const other = await stores().rules.arm(aRule(rule, changed, { id: rule.id }), [AT_105K]);
    expect(other).toMatchObject({ id: rule.id, version: 2, config });
  });

  test("nobody else arms, pauses or ends it", async () => {
    const { rule } = await armed(stores());
    const stranger = await stores().addUser();
    expect(await stores().rules.arm({ ...rule, userId: stranger }, [])).toBeNull();
    expect(await stores().rules.pause(stranger, rule.id, NOW)).toBeNull();
    expect(await stores().rules.end(stranger, rule.id, NOW)).toBeNull();
    expect(await stores().rules.find(rule.id)).toEqual(rule);
  });

  test("an account has one breaker at most", async () => {
    const { userId, account } = await armed(stores(), BREAKER);
    const of = { userId, accountId: account.id };
    expect(await stores().rules.arm(aRule(of, BREAKER), [])).toBeNull();
    expect(await stores().rules.arm(aRule(of), [])).not.toBeNull();
  });

  test("a breaker that tripped is neither armed anew nor ended before its rest is over, but paused", async () => {
    const { rules } = stores();
    const config = { ...BREAKER.config, cooldownMs: 1_000 };
    const memory = { ...UNREAD_BREAKER, trippedAt: NOW };
    const { userId, rule } = await armed(stores(), { ...BREAKER, config, memory } as AccountRule);
    const anew = (createdAt: number) => ({ ...rule, memory: UNREAD_BREAKER, createdAt }) as StoredRule;
    expect(await rules.arm(anew(NOW + 999), [])).toBeNull();
    expect(await rules.end(userId, rule.id, NOW + 999)).toBeNull();
    expect(await rules.pause(userId, rule.id, NOW + 999)).toMatchObject({ memory: { trippedAt: NOW } });
    expect(await rules.arm(anew(NOW + 1_000), [])).toMatchObject({ memory: { trippedAt: null } });
    await rules.arm({ ...rule, createdAt: NOW + 1_000 }, []);
    expect(await rules.end(userId, rule.id, NOW + 1_000)).toMatchObject({ state: "ended" });
  });

  test("a breaker that watches keeps what it saw last, whoever armed it from an older look", async () => {
    const { rules } = stores();
    const saw = (equity: number): AccountRule => ({
      ...BREAKER,
      memory: {
        ...UNREAD_BREAKER,
        book: { believed: [{ id: "a", at: NOW, amount: sats(equity) }], doubted: null },
      },
    });
    const { userId, rule } = await armed(stores(), saw(1));
    const older = await rules.find(rule.id);
    if (older === null) throw new Error("It stands");
    const look = { rule: older, work: null, heldBy: null, legs: [], receipt: null, at: NOW } as const;
    expect(await rules.settle({ ...look, memory: saw(2).memory, state: "armed" })).toBe(true);
    const config = { ...BREAKER.config, drop: basisPoints(700) };
    const anew = { ...older, config } as StoredRule;
    expect(await rules.arm(anew, [])).toMatchObject({ config, memory: saw(2).memory });
    await rules.pause(userId, rule.id, NOW);
    expect(await rules.arm({ ...anew, memory: UNREAD_BREAKER } as StoredRule, [])).toMatchObject({
      memory: UNREAD_BREAKER,
    });
  });

  test("paused or ended it waits for nothing, and ended it is not found", async () => {
    const { userId, rule } = await armed(stores());
    expect(await stores().rules.pause(userId, rule.id, NOW)).toMatchObject({ state: "paused" });
    expect(await hitBy(stores(), 106_000)).toEqual([]);
    expect(await stores().rules.arm(rule, [AT_105K])).toMatchObject({ state: "armed" });
    expect(await stores().rules.end(userId, rule.id, NOW)).toMatchObject({ state: "ended" });
    expect(await hitBy(stores(), 106_000)).toEqual([]);
    expect(await stores().rules.find(rule.id)).toBeNull();
    expect(await stores().rules.end(userId, rule.id, NOW)).toBeNull();
  });

  test("is paused with everything else of its user", async () => {
    const { userId, rule } = await armed(stores());
    expect(await stores().automations.pauseAllOf(userId, NOW)).toBe(2);
    expect((await stores().rules.find(rule.id))?.state).toBe("paused");
  });
};

const lookingContract = (stores: () => StoreHarness): void => {
  test("its hit says that it is of the account, and a look ends the work with all that came of it", async () => {
    const { rule, guards } = await armed(stores());
    const [work] = await hitBy(stores(), 106_000);
    expect(work).toMatchObject({ automationId: rule.id, isOfAccount: true, liquidation: null });
    const [guard] = guards;
    if (work === undefined || guard === undefined) throw new Error("It was hit");
    const receipt = { ...aReceipt(guard, { outcome: "held" }), automationId: rule.id };
    expect(await stores().rules.settle(lookOf(rule, { work, receipt, heldBy: "budget" }))).toBe(true);
    expect(await stores().rules.find(rule.id)).toEqual({
      ...rule,
      memory: TOLD,
      heldBy: "budget",
      looks: rule.looks + 1,
    });
    expect(await stores().tradeLog.find(rule.userId, receipt.id)).not.toBeNull();
    expect((await stores().behind.counts()).work).toBe(0);
    expect(await hitBy(stores(), 106_000)).toHaveLength(1);
  });

  test("of two looks at once one counts", async () => {
    const { rule } = await armed(stores());
    expect(await stores().rules.settle(lookOf(rule))).toBe(true);
    expect(await stores().rules.settle(lookOf(rule, { heldBy: "late" }))).toBe(false);
    expect((await stores().rules.find(rule.id))?.heldBy).toBeNull();
  });

  test("a look that is late by its work writes nothing, nor one at a rule that was armed anew or paused", async () => {
    const { userId, rule } = await armed(stores());
    const [work] = await hitBy(stores(), 106_000);
    if (work === undefined) throw new Error("It was hit");
    await stores().triggers.drop(work);
    expect(await stores().rules.settle(lookOf(rule, { work }))).toBe(false);
    expect(await stores().rules.find(rule.id)).toEqual(rule);
    await stores().rules.arm(rule, [AT_105K]);
    expect(await stores().rules.settle(lookOf(rule))).toBe(false);
    await stores().rules.pause(userId, rule.id, NOW);
    const paused = await stores().rules.find(rule.id);
    if (paused === null) throw new Error("It is there");
    expect(await stores().rules.settle(lookOf(paused))).toBe(false);
  });

  test("one that ends in its look waits for nothing", async () => {
    const { rule } = await armed(stores());
    expect(await stores().rules.settle(lookOf(rule, { state: "ended" }))).toBe(true);
    expect(await stores().rules.find(rule.id)).toBeNull();
    expect(await hitBy(stores(), 106_000)).toEqual([]);
  });

  test("a time is waited for as a price that any tick reaches, and not before", async () => {
    const { rule } = await armed(stores(), anAlert, [
      { leg: 4, kind: "at", at: NOW + 60_000, trigger: ANY_PRICE },
    ]);
    expect(await hitBy(stores(), 100_000, NOW + 59_999)).toEqual([]);
    const [work] = await hitBy(stores(), 100_000, NOW + 60_000);
    expect(work).toMatchObject({ automationId: rule.id });
  });

  test("an unknown rule is nobody's", async () => {
    expect(await stores().rules.find(randomUUID())).toBeNull();
    const { rule } = await armed(stores());
    expect(await stores().rules.settle(lookOf({ ...rule, id: randomUUID() }))).toBe(false);
  });
};

/** What is promised of rules that belong to an account and to no position of it. */
export const accountRulesContract = (name: string, open: OpenStores): void =>
  withStores(`${name} keeps the contract of account rules`, open, [armingContract, lookingContract]);
