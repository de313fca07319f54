import { expect, test } from "vitest";
import { defaultGuardPlan, type GuardPlanConfig } from "#domain/automations/guard-plan/guard-plan.ts";
import { basisPoints, priceFromUsd, sats } from "#domain/units.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { anEntry, aRule } from "#testing/builders/a-rule.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { anAutoEntry } from "#testing/builders/an-auto-entry.ts";
import { FakeSecurityRecorder } from "#testing/fakes/fake-security-recorder.ts";
import { openEngine } from "#testing/museum/open-engine.ts";
import { NEXT_TICK } from "../account-rules/rule-legs.ts";
import { syncAccount } from "../accounts/sync-account.ts";
import { armGuardPlan } from "./arm-guard-plan.ts";
import { previewGuardPlan } from "./preview-guard-plan.ts";
import { stopGuardPlan } from "./stop-guard-plan.ts";

const VISITOR = { network: "198.51.100.7", userAgent: null, deviceToken: null, party: null };
const PLAN = defaultGuardPlan("worker");

/** The trader of `openEngine`, whose first position has a guard of its own. */
const opened = async () => {
  const engine = await openEngine();
  const { stores, userId, account, clock, exchange } = engine;
  const accountId = account.id;
  const security = new FakeSecurityRecorder();
  const deps = { ...engine.deps, automations: stores.automations, markets: stores.markets, security };
  const acting = (steppedUpAt: number | null, as: string) => ({
    ...anActiveSession({ userId: as, steppedUpAt }),
    visitor: VISITOR,
  });
  const sync = async () => {
    engine.pass(1_000);
    await syncAccount(engine.deps, account, { at: clock(), last: priceFromUsd(100_000) });
  };
  await engine.tick(100_000);
  return {
    ...engine,
    security,
    sync,
    open: (id: string, changes: Parameters<typeof aPosition>[0] = {}) =>
      exchange.hold({ ...aPosition(changes), id }),
    arm: (
      changes: Partial<GuardPlanConfig> = {},
      { as = userId, steppedUpAt = clock() }: { as?: string; steppedUpAt?: number | null } = {},
    ) => armGuardPlan(deps, acting(steppedUpAt, as), { accountId, config: { ...PLAN, ...changes } }),
    preview: (changes: Partial<GuardPlanConfig> = {}, as = userId) =>
      previewGuardPlan(deps, { userId: as, accountId, config: { ...PLAN, ...changes } }),
    stop: (as = userId) => stopGuardPlan(deps, { userId: as, accountId }),
    guards: async () =>
      (await stores.automations.ofUser(userId, clock()))
        .map(({ positionId, config, state }) => [positionId, config.maxTotal, state])
        .toSorted(([one], [other]) => String(one).localeCompare(String(other))),
  };
};

test("positions that run and those opened later are guarded, once each, and one with its own guard is left as it is", async () => {
  const { arm, sync, open, guards, position, stores, userId, clock } = await opened();
  const [own] = await guards();
  open("second");
  await sync();
  expect(await guards()).toEqual([own]);
  await arm();
  await sync();
  // One initial margin of 100,000 sats.
  expect(await guards()).toEqual([own, ["second", 100_000, "armed"]]);
  open("third");
  await sync();
  await sync();
  expect(await guards()).toEqual([own, ["second", 100_000, "armed"], ["third", 100_000, "armed"]]);
  const standing = await stores.automations.ofUser(userId, clock());
  expect(standing.filter(({ positionId }) => positionId !== position.id)).toMatchObject([
    { trigger: { armed: true } },
    { trigger: { armed: true } },
  ]);
});

test("each carries a backstop, unless its trader has said that they want none", async () => {
  const { arm, sync, open, stores, userId, account, deps } = await opened();
  open("second");
  open("third");
  await sync();
  const common = { userId, accountId: account.id, epoch: 0, version: 1, heldBy: null, createdAt: 0 };
  await stores.exits.arm({
    ...common,
    id: deps.newId(),
    positionId: "third",
    kind: "backstop",
    config: { isWanted: false },
    state: "armed",
  });
  await arm();
  await sync();
  const wanted = (await stores.exits.ofUser(userId)).flatMap((exit) =>
    exit.kind === "backstop" ? [[exit.positionId, exit.config.isWanted]] : [],
  );
  expect(wanted).toContainEqual(["second", true]);
  expect(wanted).toContainEqual(["third", false]);
});

test("a guard that its trader ended or paused is not armed again", async () => {
  const { arm, sync, open, stores, userId, clock, guards } = await opened();
  open("second");
  await arm();
  await sync();
  const made = (await stores.automations.ofUser(userId, clock())).find(
    ({ positionId }) => positionId === "second",
  );
  await stores.automations.pause(userId, made?.id ?? "", clock());
  await sync();
  expect(await guards()).toContainEqual(["second", 100_000, "paused"]);
  await stores.behind.endGuards();
  await sync();
  expect(await guards()).toEqual([]);
});

test("what an entry opened without a guard stays without one: its budget was reckoned by that", async () => {
  const { arm, preview, guards, pass, tick, sync, stores, userId, account, exchange } = await opened();
  await arm();
  const rule = aRule({ userId, accountId: account.id }, anEntry({ guard: null }));
  await stores.rules.arm(rule, NEXT_TICK);
  for (const price of [101_000, 100_000]) {
    pass(1_000);
    await tick(price);
  }
  await sync();
  const running = await exchange.runningTrades();
  expect(running.ok && running.value.length).toBe(2);
  // And the preview says so, rather than count it among those that are guarded.
  const seen = await preview();
  expect(seen.positions.map(({ kind }) => kind).toSorted()).toEqual(["has-its-own", "left-out"]);
  expect(seen.mostInAll).toBe(0);
  expect(await guards()).toHaveLength(1);
  expect(anAutoEntry().guard).not.toBeNull();
});

test("a position it cannot guard is left out with the reason, and the others are guarded", async () => {
  const { arm, preview, sync, open, guards } = await opened();
  // A stop at 95,000 comes before a step at 92,000 could act, and nobody moves it.
  open("stopped", { stopLoss: priceFromUsd(95_000) });
  open("free");
  await sync();
  const seen = await preview();
  const kinds = Object.fromEntries(seen.positions.map((one) => [one.positionId, one.kind]));
  expect(kinds).toMatchObject({ stopped: "left-out", free: "would-guard" });
  expect(Object.values(kinds).filter((kind) => kind === "has-its-own")).toHaveLength(1);
  const leftOut = seen.positions.find(({ kind }) => kind === "left-out");
  expect(leftOut?.kind === "left-out" && leftOut.why("en")).toMatch(/stop/iu);
  expect(leftOut?.kind === "left-out" && leftOut.why("pt-BR")).toMatch(/^O stop desta posição/u);
  expect(seen).toMatchObject({ mostInAll: 100_000, balance: 1_000_000 });
  await arm();
  await sync();
  expect((await guards()).map(([id]) => id)).toContain("free");
  expect((await guards()).map(([id]) => id)).not.toContain("stopped");
});

test("the preview tells what each guard adds first, as far as free sats and its caps go, and nothing where it closes", async () => {
  const { preview, sync, open, exchange } = await opened();
  open("second");
  await sync();
  const first = async (changes: Partial<GuardPlanConfig>) => {
    const { positions } = await preview({ settlementsAhead: 0, ...changes });
    return positions.flatMap((one) => (one.kind === "would-guard" ? [one.firstTopUp] : []));
  };
  const when = { by: "distance", bps: basisPoints(500) } as const;
  const steps = [{ when, deed: { kind: "add-margin", target: basisPoints(1_000) } }] as const;
  // It acts at 95,694 (90,909 is 5 % below), and 10 % below that lies 86,124.5: 10^11 / 86,124.5 - 10^6 - 100,000.
  expect(await first({ steps })).toEqual([61_110]);
  expect(await first({ steps, maxPerAction: sats(20_000) })).toEqual([20_000 - 89]);
  expect(await first({ steps: [{ when, deed: { kind: "close" } }] })).toEqual([null]);
  exchange.balance = sats(0);
  await sync();
  expect(await first({ steps })).toEqual([null]);
});

test("stopped it guards nothing more, and what it made stays", async () => {
  const { arm, stop, sync, open, guards } = await opened();
  open("second");
  await arm();
  await sync();
  await stop();
  open("third");
  await sync();
  expect((await guards()).map(([id]) => id)).toContain("second");
  expect((await guards()).map(([id]) => id)).not.toContain("third");
  await expect(stop()).rejects.toMatchObject({ code: "not-found" });
});

test("what raises risk takes a fresh factor, what lowers it none, and it is nobody else's", async () => {
  const { arm, preview, stop, security } = await opened();
  await expect(arm({}, { steppedUpAt: null })).rejects.toMatchObject({ code: "forbidden" });
  await arm();
  await arm({ maxTotalShare: basisPoints(5_000) }, { steppedUpAt: null });
  await expect(arm({ maxTotalShare: basisPoints(5_001) }, { steppedUpAt: null })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(arm({ maxTotalShare: basisPoints(0) })).rejects.toMatchObject({ field: "maxTotalShare" });
  await expect(arm({ maxPerAction: sats(0) })).rejects.toMatchObject({ field: "maxPerAction" });
  await expect(arm({}, { as: "somebody" })).rejects.toMatchObject({ code: "not-found" });
  await expect(preview({}, "somebody")).rejects.toMatchObject({ code: "not-found" });
  await expect(stop("somebody")).rejects.toMatchObject({ code: "not-found" });
  expect(security.events.filter(({ kind }) => kind === "automation-armed")).toHaveLength(2);
});
