import { addWithin, guardLegs } from "#domain/automations/guard-step.ts";
import type { TriggerPrice } from "#domain/triggers/trigger.ts";
import { basisPoints, priceFromUsd, sats } from "#domain/units.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { Network } from "#ports/exchange.ts";
import type { LegRearm, TriggerWork } from "#ports/triggers.ts";
import { aGuardConfig } from "../../builders/a-guard-config.ts";
import { aReceipt, aTick } from "../guarded-position.ts";
import type { StepOf } from "./store-step.ts";
import { accountAt, type Call, focusOn, newest, newId, positionOf, type Side, type World } from "./world.ts";

const WORK_LEASE_MS = 30_000;
const NO_GUARD: TriggerPrice = { side: "below", price: priceFromUsd(95_000) };

/** Triggers inside the prices of the ticks: one that does as it is told, and now and then a deeper one that waits on. */
export const legsOf = (kind: "now" | "at" | "on-change", world: World): readonly LegRearm[] => {
  const first: LegRearm =
    kind === "at"
      ? { kind, leg: 0, trigger: NO_GUARD, at: world.now + 25_000 }
      : { kind, leg: 0, trigger: { side: "below", price: priceFromUsd(94_000) } };
  const deeper: LegRearm = { kind: "now", leg: 1, trigger: { side: "below", price: priceFromUsd(93_000) } };
  return world.lastId % 3 === 0 ? [first, deeper] : [first];
};

const byAutomation = (one: TriggerWork, other: TriggerWork): number =>
  one.automationId < other.automationId ? -1 : 1;

const matchOn = (network: Network, limit: number, tick: ReturnType<typeof aTick>): Call => {
  return async ({ stores, work: all }) => {
    const { work, ...more } = await stores.triggers.match(network, tick, limit, WORK_LEASE_MS);
    const sorted = work.toSorted(byAutomation);
    all.push(...sorted);
    return { ...more, work: sorted.map(({ id: _, triggerId: __, ...rest }) => rest) };
  };
};

/** A tick on both networks. */
export const tickCall = (world: World, { price, width, late, gapMs }: StepOf<"tick">): Call => {
  const at = late ? world.now - 60_000 : world.now;
  const tick = { ...aTick(price, price + width, at), ...(gapMs === null ? {} : { knownSince: at - gapMs }) };
  return async (side) => [await matchOn("paper", 100, tick)(side), await matchOn("signet", 100, tick)(side)];
};

/** One trigger at a time, unless waiting ones could tie: which of them comes first is nobody's promise. */
export const limitedTickCall = (world: World, { price }: StepOf<"limited-tick">): Call => {
  const waiting = [...world.tables.triggers.values()].filter(
    ({ armed, rearmAt }) => !armed && rearmAt !== null,
  );
  const limit = waiting.length + world.tables.work.size > 1 ? 100 : 1;
  return matchOn("paper", limit, aTick(price, price, world.now));
};

/** Puts a guard on a position, or anew on one that is guarded. */
export const armCall = (world: World, step: StepOf<"arm">): Call => {
  const account = accountAt(world, step.pick);
  focusOn(world, account.id);
  const position = positionOf(world, account, step.at, step.cap);
  const ladder = [
    addWithin(basisPoints(500), basisPoints(1_000)),
    { when: { by: "price", price: priceFromUsd(93_500) }, deed: { kind: "close" } },
  ] as const;
  const caps = [
    {},
    { maxTotal: sats(90_000) },
    { maxPerDay: sats(60_000), steps: ladder },
    { maxPerAction: sats(30_000) },
  ];
  const guard: StoredGuard = {
    id: newId(world),
    userId: (step.asStranger ? world.users.find((id) => id !== account.userId) : account.userId) ?? "",
    accountId: account.id,
    positionId: position.id,
    config: aGuardConfig(caps[step.cap] ?? {}),
    state: "armed",
    epoch: 0,
    version: 1,
    heldBy: null,
    createdAt: world.now + world.lastId,
  };
  world.guards.push(guard);
  const legs = guardLegs(position, guard.config.steps, []);
  const waited = legs.length > 0 ? legs : [{ leg: 0, trigger: NO_GUARD }];
  return ({ stores }) => stores.automations.arm(guard, account.network, waited);
};

export const pauseCall = (world: World, step: StepOf<"pause">): Call => {
  const guard = newest(world.guards, step.pick);
  const userId = step.asStranger ? world.users.find((id) => id !== guard?.userId) : guard?.userId;
  return async ({ stores }) =>
    guard === undefined ? null : stores.automations.pause(userId ?? "", guard.id, world.now);
};

export const pauseAllCall = (world: World, { pick }: StepOf<"pause-all">): Call => {
  const userId = world.users[pick % world.users.length] ?? "";
  return ({ stores }) => stores.automations.pauseAllOf(userId, world.now);
};

/** A call with some work that was handed out at some time, perhaps over by now. */
const withWork =
  (pick: number, act: (side: Side, work: TriggerWork) => Promise<void>): Call =>
  async (side) => {
    const work = newest(side.work, pick);
    if (work !== undefined) await act(side, work);
  };

export const holdCall = (
  world: World,
  { pick, rearm, heldBy, tells }: StepOf<"hold">,
  handedOut: readonly TriggerWork[],
): Call => {
  focusOn(world, newest(handedOut, pick)?.accountId);
  const id = newId(world);
  const legs = legsOf(rearm, world);
  return withWork(pick, async ({ stores }, work) => {
    const guard = world.guards.find((candidate) => candidate.id === work.automationId);
    const receipt = tells && guard !== undefined ? aReceipt(guard, { id, at: world.now }) : null;
    await stores.triggers.hold(work, legs, heldBy, receipt);
  });
};

export const dropCall = ({ pick }: StepOf<"drop">): Call =>
  withWork(pick, ({ stores }, work) => stores.triggers.drop(work));

export const putOffCall = ({ pick, delayMs }: StepOf<"put-off">): Call =>
  withWork(pick, ({ stores }, work) => stores.triggers.putOff(work, delayMs));
