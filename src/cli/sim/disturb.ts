import { decideMarginGuard } from "#domain/automations/margin-guard.ts";
import { MAX_PRICE, priceHalfUsd, type Sats, sats } from "#domain/units.ts";
import { AppError } from "#services/app-error.ts";
import { orderCommand } from "#services/commands/order-command.ts";
import { disturbCross } from "./disturb-cross.ts";
import type { SeedWorld } from "./seed-world.ts";
import { armAnew, isOfPosition, type WatchedGuard } from "./watched-guard.ts";

/** Somebody's running position, with the guard on it. */
export const pickPosition = (world: SeedWorld, watched: readonly WatchedGuard[]) => {
  const guards = watched.filter(isOfPosition);
  const guard = guards[world.chance.between(0, guards.length - 1)];
  if (guard === undefined) return null;
  const { running, balance } = world.exchange.stateOf(guard.accountId);
  const position = running.find(({ id }) => id === guard.positionId);
  return position === undefined ? null : { guard, position, balance };
};

type Picked = NonNullable<ReturnType<typeof pickPosition>>;

/** What a guard said it needs, while nobody knows yet whether it came: many a trader then adds just that by hand. */
const neededNow = (world: SeedWorld, positionId: string): Sats | null => {
  for (const { plan, state } of world.recorder.intents.values()) {
    if (state !== "sent" || plan.facts.kind !== "margin-guard") continue;
    if (plan.subject.kind === "position" && plan.subject.id === positionId) return plan.facts.verdict.needed;
  }
  return null;
};

/** A position whose guard waits for the outcome of a top-up; null when no guard does. */
const pickUnsettled = (world: SeedWorld, guards: readonly WatchedGuard[]): Picked | null => {
  for (const guard of guards.filter(isOfPosition)) {
    const { running, balance } = world.exchange.stateOf(guard.accountId);
    const position = running.find(({ id }) => id === guard.positionId);
    if (position !== undefined && neededNow(world, position.id) !== null) return { guard, position, balance };
  }
  return null;
};

/** The trader adds margin at the exchange: a round sum, or just what the guard would add, as the screen suggests it. */
export const addByHand = (world: SeedWorld, { guard, position, balance }: Picked): void => {
  const last = world.exchange.last();
  const tick = { low: last, high: last, last, at: world.now() };
  const spending = { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null };
  const verdict = decideMarginGuard({
    position,
    tick,
    balance,
    spending,
    config: guard.config,
    tag: sats(0),
  });
  const suggested = verdict.kind === "add-margin" && world.chance.chance(0.3) ? verdict.amount : null;
  const amount = neededNow(world, position.id) ?? suggested ?? sats(1_000 * world.chance.between(1, 30));
  const { accountId } = guard;
  const at = world.now();
  const answer = world.exchange.byHand({
    kind: "add-margin",
    accountId,
    positionId: position.id,
    amount,
    signedAt: at,
  });
  if (answer.ok) world.count("manual-add");
};

const closeByHand = (world: SeedWorld, { guard, position }: Picked): void => {
  const { accountId } = guard;
  const signedAt = world.now();
  if (world.exchange.byHand({ kind: "close-trade", accountId, positionId: position.id, signedAt }).ok) {
    world.count("manual-close");
  }
};

/** The trader takes up to `most` of the margin out. */
export const cashInByHand = (world: SeedWorld, { guard, position }: Picked, most: number): void => {
  const amount = Math.floor(position.margin * most * world.chance.next());
  if (amount <= 0 || !world.exchange.cashIn(guard.accountId, position.id, amount)) return;
  world.handTakings.note(guard.accountId, position.id);
  world.count("manual-cash-in");
};

/** The trader pauses a guard, arms it again, or lowers its caps, in the product. */
const changeRule = async (world: SeedWorld, { guard }: Picked): Promise<void> => {
  const { automations, accounts } = world.stores;
  const standing = await automations.standing(guard.id, world.now());
  if (standing === null || standing.state === "ended") return;
  world.count("rule-changed");
  if (standing.state === "armed" && world.chance.chance(0.4)) {
    await automations.pause(guard.userId, guard.id, world.now());
    return;
  }
  const position = await accounts.position(guard.accountId, guard.positionId);
  if (position === null || standing.trigger === null) return;
  const { side, price } = standing.trigger;
  const maxTotal = sats(Math.max(1_000, Math.round(position.entryMargin * 1.5 * world.chance.next())));
  await armAnew(world, standing, world.chance.chance(0.5) ? { maxTotal } : {}, { side, price });
};

/** The trader orders something through the product: close a position, or set a stop half-way to its liquidation. */
const giveCommand = (world: SeedWorld, { guard, position }: Picked, number: number): void => {
  world.count("command");
  const process = world.createSimProcess(`web.${number}`);
  const last = world.exchange.last();
  const half = priceHalfUsd(Math.round((last + Math.min(position.liquidation, MAX_PRICE)) / 2));
  const action = world.chance.chance(0.3)
    ? ({ kind: "close-trade" } as const)
    : ({ kind: "set-stop-loss", price: half } as const);
  orderCommand(world.createDeps(process, 0), {
    userId: guard.userId,
    accountId: guard.accountId,
    positionId: position.id,
    commandId: world.newId(),
    by: "manual",
    action,
    last,
    at: world.now(),
  }).catch((error: unknown) => {
    if (!(error instanceof AppError)) world.trace.add(`command-failed ${String(error)}`);
  });
};

/** How long the exchange is away: most outages are over within two minutes, and one in five outlasts all other faults. */
const SOON_OVER_MS = 120_000;
const LONG_FROM_MS = 98_000;
const LONG_MS = 600_000;

/** What people do to a world in one tick, and what befalls the exchange as a whole; strength by the seed's plan. */
export const disturb = async (
  world: SeedWorld,
  guards: readonly WatchedGuard[],
  tick: number,
): Promise<void> => {
  const faults = world.faults();
  const { chance } = world;
  const strikes = (kind: keyof typeof faults, most: number): Picked | null =>
    chance.chance(faults[kind] * most) ? pickPosition(world, guards) : null;
  const added = strikes("manual-add", 0.6);
  if (added !== null) addByHand(world, pickUnsettled(world, guards) ?? added);
  const taken = strikes("manual-cash-in", 0.3);
  if (taken !== null) cashInByHand(world, taken, 0.1);
  const closed = strikes("manual-close", 0.08);
  if (closed !== null) closeByHand(world, closed);
  const changed = strikes("rule-changed", 0.5);
  if (changed !== null) await changeRule(world, changed);
  const commanded = strikes("command", 0.3);
  if (commanded !== null) giveCommand(world, commanded, tick);
  const revoked = strikes("key-revoked", 0.06);
  if (revoked !== null) {
    world.count("key-revoked");
    const { accountId } = revoked.guard;
    world.exchange.setKey(accountId, false);
    world.scheduler.after(chance.between(5_000, 120_000), () => world.exchange.setKey(accountId, true));
  }
  // A stamp by an exchange clock that stepped back would live longer than anybody can know; forward it is only refused.
  if (world.network !== "paper" && chance.chance(faults.skew * 0.03)) {
    world.count("skew");
    world.exchange.stepClock(9_000);
  }
  await disturbCross(world, guards);
  if (chance.chance(faults.outage * 0.06)) {
    const drawn = chance.between(10_000, SOON_OVER_MS);
    world.breakDown(drawn > LONG_FROM_MS ? LONG_MS : drawn);
  }
};
