import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ExitRule } from "#domain/automations/exits/exit-rule.ts";
import { addWithin } from "#domain/automations/guard-step.ts";
import type { CrossPosition } from "#domain/position/cross-position.ts";
import { basisPoints, priceFromUsd, sats } from "#domain/units.ts";
import { aCrossGuardConfig, aCrossPosition, aFlatCross } from "#testing/builders/a-cross-position.ts";
import { aGuardConfig, type GuardWish } from "#testing/builders/a-guard-config.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { anAlert, anEntry, aRule } from "#testing/builders/a-rule.ts";
import { toldInEnglish } from "#testing/monitor/told-in-english.ts";
import { type Engine, openEngine } from "#testing/museum/open-engine.ts";
import { addGuarded, aReading } from "#testing/stores/guarded-position.ts";
import { NEXT_TICK } from "../account-rules/rule-legs.ts";
import { armExit } from "../exits/arm-exit.ts";
import { armGuard } from "./arm-guard.ts";
import { checkConflicts } from "./check-conflicts.ts";
import type { ConflictDraft } from "./conflict-draft.ts";
import { gatherConflictFacts } from "./gather-conflict-facts.ts";
import { resumeGuard } from "./resume-guard.ts";

const stopAt = (dollars: number): ExitRule => ({
  kind: "stop-loss",
  config: { level: { by: "price", price: priceFromUsd(dollars) } },
});
const exit = (rule: ExitRule): ConflictDraft => ({ kind: "exit", rule });
const guard = (wish: GuardWish = {}): ConflictDraft => ({
  kind: "guard",
  config: aGuardConfig(wish),
  backstop: null,
});

/** The long of `aPosition` with its guard of 5 → 10 %, which fires at 95,694, at a price that was seen. */
const atDesk = async () => {
  const engine = await openEngine();
  await engine.tick(100_000);
  const deps = { ...engine.deps, automations: engine.stores.automations, markets: engine.stores.markets };
  const on = { userId: engine.userId, accountId: engine.account.id, positionId: engine.position.id };
  const place = async (rule: ExitRule, state: "armed" | "paused" = "armed") => {
    const stored = { ...on, id: randomUUID(), epoch: 0, version: 1, heldBy: null, createdAt: 0 };
    const armed = await engine.stores.exits.arm({ ...rule, ...stored, state: "armed" });
    if (state === "paused") await engine.stores.exits.pause(engine.userId, armed.id, 0);
  };
  const read = async (...positions: Parameters<typeof aReading>[1]) => {
    engine.pass(1_000);
    await engine.stores.accounts.storeReading(aReading(engine.account.id, positions, engine.clock()));
  };
  const facts = async (draft: ConflictDraft) => {
    const account = await engine.stores.accounts.find(on.accountId);
    const position = await engine.stores.accounts.position(on.accountId, on.positionId);
    if (account === null || position === null) throw new Error("They are there");
    const gathered = await gatherConflictFacts(deps, { account, position }, draft);
    if (gathered === null) throw new Error("A price was seen");
    return gathered.facts;
  };
  const check = async (draft: ConflictDraft) => toldInEnglish(await checkConflicts(deps, { ...on, draft }));
  return { engine, deps, on, place, read, facts, check };
};

const standingGuard = async (engine: Engine) => {
  const [first] = await engine.stores.automations.ofUser(engine.userId, 0);
  if (first === undefined) throw new Error("There is a guard");
  return first;
};

describe("what a draft is checked against", () => {
  test("is the guard and the exits that act, the draft in the place of what stands in its slot", async () => {
    const { facts, place } = await atDesk();
    await place(stopAt(93_000));
    await place({ kind: "take-profit", config: { level: { by: "price", price: priceFromUsd(110_000) } } });
    const drafted = await facts(exit(stopAt(97_000)));
    expect(drafted.rules.map(({ kind }) => kind)).toEqual(["margin-guard", "take-profit", "stop-loss"]);
    expect(drafted.rules.at(-1)).toEqual(stopAt(97_000));
    expect(drafted).toMatchObject({ last: priceFromUsd(100_000), balance: 897_900, others: [] });
    const guarded = await facts(guard({ trigger: basisPoints(300) }));
    expect(guarded.rules.map(({ kind }) => kind).toSorted()).toEqual([
      "margin-guard",
      "stop-loss",
      "take-profit",
    ]);
    expect(guarded.rules[0]).toMatchObject({
      config: { steps: [addWithin(basisPoints(300), basisPoints(1_000))] },
    });
  });

  test("is the armed rules of the whole account too, and an entry that needs the guard's sats is named", async () => {
    const { engine, facts, check, on } = await atDesk();
    const arm = (rule: Parameters<typeof aRule>[1]) => engine.stores.rules.arm(aRule(on, rule), NEXT_TICK);
    await arm(anAlert);
    // Up to 100,000 sats of margin and 600,000 of its guard, of 897,900 that are free.
    await arm(anEntry({ guard: { maxTotal: sats(600_000) }, budget: sats(900_000) }));
    const paused = await arm(anEntry({ budget: sats(900_000) }));
    await engine.stores.rules.pause(on.userId, paused?.id ?? "", 0);
    const draft = guard({ maxTotal: sats(400_000) });
    const gathered = await facts(draft);
    expect([gathered.entries.length, gathered.alerts.length, gathered.breaker]).toEqual([1, 1, null]);
    const { conflicts } = await check(draft);
    expect(conflicts.map(({ kind, other }) => [kind, other.name.kind])).toContainEqual([
      "entry-takes-reserve",
      "entry",
    ]);
  });

  test("leaves out what is paused", async () => {
    const { engine, facts, place } = await atDesk();
    await place(stopAt(93_000), "paused");
    const { id } = await standingGuard(engine);
    await engine.stores.automations.pause(engine.userId, id, 0);
    const taken = await facts(
      exit({ kind: "take-profit", config: { level: { by: "percent", bps: basisPoints(500) } } }),
    );
    expect(taken.rules.map(({ kind }) => kind)).toEqual(["take-profit"]);
  });

  test("counts the guard of the cross position where it may act, and none that is paused, of another account or flat", async () => {
    const { engine, deps, on } = await atDesk();
    const account = await engine.stores.accounts.find(on.accountId);
    const position = await engine.stores.accounts.position(on.accountId, on.positionId);
    if (account === null || position === null) throw new Error("They are there");
    const crossUnder = async (
      state: "armed" | "paused",
      accountId: string = on.accountId,
      held: CrossPosition = aCrossPosition(),
    ) => {
      const config = aCrossGuardConfig();
      const spending = { addedInAll: sats(5), addedInDay: sats(5), sinceLastActionMs: null };
      const names = { id: "cross-guard", userId: on.userId, accountId, epoch: 0, version: 1, heldBy: null };
      const standing = { ...names, config, state, createdAt: 0, spending, dayFreesAt: null, trigger: null };
      const seen = { accountId: on.accountId, position: held, readAt: 0, askedAt: 0, heldSince: 0 };
      const orders = { orders: null, ordersReadAt: null, ordersAskedAt: null, isGuarded: true };
      const stored = { ...seen, ...orders, blindSince: null, blindReason: null };
      const crossGuards = { ofUser: async () => [standing] };
      const crossPositions = { find: async () => stored };
      const gathered = await gatherConflictFacts(
        { ...deps, crossGuards, crossPositions },
        { account, position },
        guard(),
      );
      return gathered?.facts.cross ?? null;
    };
    expect(await crossUnder("armed")).toMatchObject({
      position: { id: "cross-1" },
      spending: { addedInAll: 5 },
    });
    expect(await crossUnder("paused")).toBeNull();
    expect(await crossUnder("armed", "another")).toBeNull();
    expect(await crossUnder("armed", on.accountId, aFlatCross())).toBeNull();
  });

  test("counts the other guards of the account with what they have spent, and nobody else's", async () => {
    const { engine, facts, read, on } = await atDesk();
    const second = aPosition({ id: "position-2" });
    await read(engine.position, second);
    await armGuard(
      { ...engine.deps, markets: engine.stores.markets },
      { ...on, positionId: second.id, config: aGuardConfig(), acknowledged: "all" },
    );
    await addGuarded(engine.stores, [aPosition({ id: "position-3" })]);
    const { others } = await facts(guard());
    expect(others.map(({ position }) => position.id)).toEqual(["position-2"]);
    expect(others[0]).toMatchObject({ spending: { addedInAll: 0 } });
  });

  test("takes a stop that nobody of ours minds for one that a hand set", async () => {
    const { engine, facts, place, read } = await atDesk();
    await read({ ...engine.position, stopLoss: priceFromUsd(93_000) });
    await place(stopAt(93_000), "paused");
    expect((await facts(guard())).ours).toEqual({ stop: null, takeProfit: null });
  });

  test("keeps a backstop in sight while one is wanted, with the guard that is written or before", async () => {
    const { facts, place } = await atDesk();
    expect((await facts(guard())).isBackstopOptedOut).toBe(true);
    expect(
      (await facts({ ...guard(), kind: "guard", config: aGuardConfig(), backstop: true })).isBackstopOptedOut,
    ).toBe(false);
    await place({ kind: "backstop", config: { isWanted: true } });
    expect((await facts(exit(stopAt(93_000)))).isBackstopOptedOut).toBe(false);
  });
});

describe("checking a draft", () => {
  test("names both rules, the way there, and the page of the other one", async () => {
    const { check } = await atDesk();
    // 5 % from the liquidation of 90,909: the step acts at 95,694 or below, and the stop closes at 97,000.
    const { conflicts } = await check(exit(stopAt(97_000)));
    expect(conflicts).toMatchObject([
      {
        id: "never-acts/guard-step.1/stop-loss",
        severity: "warn",
        path: "From 100,000 the price falls to 97,000.",
        own: { words: "the stop loss", page: "exits", positionId: "position-1" },
        other: { words: "step 1 of the guard", page: "guard", positionId: "position-1" },
      },
    ]);
    expect(conflicts[0]?.words).toMatch(
      /^Step 1 of the guard waits for 95,694.* because the stop loss closes the position at 97,000/u,
    );
  });

  test("names the other position whose guard spends the same sats", async () => {
    const { engine, check, read, on, deps } = await atDesk();
    const second = aPosition({ id: "position-2" });
    await read(engine.position, second);
    await armGuard(deps, { ...on, positionId: second.id, config: aGuardConfig(), acknowledged: "all" });
    const { conflicts } = await check(guard());
    expect(conflicts).toMatchObject([
      {
        id: "same-sats/margin-guard.position-1/margin-guard.position-2",
        other: { words: "the guard on long $1,000", page: "guard", positionId: "position-2" },
      },
    ]);
  });

  test("tells nothing of what the rules around the draft do to each other", async () => {
    const { check, place } = await atDesk();
    await place(stopAt(97_000));
    const { conflicts } = await check(
      exit({ kind: "take-profit", config: { level: { by: "price", price: priceFromUsd(110_000) } } }),
    );
    expect(conflicts).toEqual([]);
  });

  test("answers a position of somebody else like one that never was, and is silent while the account is blind", async () => {
    const { engine, deps, on, check } = await atDesk();
    const stranger = { ...deps, ...on, userId: randomUUID(), draft: guard() };
    await expect(checkConflicts(deps, stranger)).rejects.toMatchObject({ code: "not-found" });
    await expect(checkConflicts(deps, { ...on, positionId: "other", draft: guard() })).rejects.toMatchObject({
      code: "not-found",
    });
    await engine.stores.accounts.markBlind(on.accountId, "down", engine.clock() + 1, 0);
    await expect(check(guard())).rejects.toMatchObject({ code: "unavailable" });
  });

  test("refuses a draft that is wrong by itself with its field", async () => {
    const { check } = await atDesk();
    await expect(check(guard({ maxTotal: sats(0) }))).rejects.toMatchObject({ field: "maxTotal" });
    await expect(check(exit(stopAt(90_000)))).rejects.toMatchObject({ field: "level" });
  });
});

describe("arming a draft that gets in another rule's way", () => {
  test("is refused until its warning is acknowledged, and stores nothing before", async () => {
    const { deps, on, engine } = await atDesk();
    const request = { ...on, rule: stopAt(97_000) };
    await expect(armExit(deps, request)).rejects.toMatchObject({
      code: "bad-input",
      field: "acknowledged",
      message: expect.stringMatching(/Step 1 of the guard.*the stop loss/u),
    });
    await expect(armExit(deps, { ...request, acknowledged: ["something/else"] })).rejects.toMatchObject({
      field: "acknowledged",
    });
    expect(await engine.stores.exits.ofUser(engine.userId)).toEqual([]);
    const acknowledged = ["never-acts/guard-step.1/stop-loss"];
    await expect(armExit(deps, { ...request, acknowledged })).resolves.toMatchObject({ state: "armed" });
    // What is there already was acknowledged: armed again it asks nothing.
    await expect(armExit(deps, request)).resolves.toMatchObject({ state: "armed" });
  });

  test("is refused whatever is acknowledged where it cannot be meant", async () => {
    const { deps, on } = await atDesk();
    // Half of the margin is lost at 95,238. At the target of 5 % the margin is 10^11 · (1/0.95P − 1/100,000), less than twice
    // what is lost from P = 94,737 on: from there the step is reached still after it acted, and acts at every price.
    const steps = [
      {
        when: { by: "margin-used", bps: basisPoints(5_000) },
        deed: { kind: "add-margin", target: basisPoints(500) },
      },
    ] as const;
    const config = aGuardConfig({ steps });
    await expect(armGuard(deps, { ...on, config, acknowledged: "all" })).rejects.toMatchObject({
      code: "bad-input",
      field: "steps.0.when",
      message: expect.stringMatching(/^Step 1 of the guard acts .* times or more in one move/u),
    });
  });

  test("does not keep a guard from being resumed with the settings it had", async () => {
    const { deps, on, engine, place } = await atDesk();
    await place(stopAt(97_000));
    const { id } = await standingGuard(engine);
    await engine.stores.automations.pause(engine.userId, id, 0);
    await expect(resumeGuard(deps, { userId: on.userId, id })).resolves.toMatchObject({ state: "armed" });
    const config = aGuardConfig({ trigger: basisPoints(400) });
    await expect(armGuard(deps, { ...on, config })).rejects.toMatchObject({ field: "acknowledged" });
  });

  test("never holds up a stop because of something else, nor a backstop at all", async () => {
    const { deps, on, place } = await atDesk();
    await place({ kind: "take-profit", config: { level: { by: "price", price: priceFromUsd(99_000) } } });
    await expect(armExit(deps, { ...on, rule: stopAt(95_700) })).rejects.toMatchObject({
      field: "acknowledged",
    });
    await expect(
      armExit(deps, { ...on, rule: { kind: "backstop", config: { isWanted: true } } }),
    ).resolves.toMatchObject({ kind: "backstop" });
  });
});
