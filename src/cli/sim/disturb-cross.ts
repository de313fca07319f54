import { sats, usd } from "#domain/units.ts";
import type { StoredCrossGuard } from "#ports/cross-guards.ts";
import { crossTarget } from "./exchange/account-state.ts";
import type { FaultKind } from "./fault-plan.ts";
import { openCrossByHand } from "./open-cross-by-hand.ts";
import type { SeedWorld } from "./seed-world.ts";
import { armAnew, isOfPosition, standingOf, type WatchedGuard } from "./watched-guard.ts";

/** What a guard said it needs, while nobody knows yet whether it came: many a trader then adds just that by hand. */
const neededNow = (world: SeedWorld, accountId: string): number | null => {
  for (const { plan, state } of world.recorder.intents.values()) {
    if (state === "sent" && plan.facts.kind === "cross-guard" && plan.accountId === accountId)
      return plan.facts.verdict.needed;
  }
  return null;
};

/** The trader moves sats into the cross margin: a round sum, or just what the guard is adding. */
export const depositByHand = (world: SeedWorld, { accountId }: StoredCrossGuard): void => {
  const amount = neededNow(world, accountId) || 1_000 * world.chance.between(1, 30);
  if (world.exchange.crossByHand(accountId, (book) => book.deposit(sats(amount)))) world.count("manual-add");
};

/** The trader takes up to `most` of the margin out. */
export const withdrawByHand = (world: SeedWorld, { accountId }: StoredCrossGuard, most: number): void => {
  const { position } = world.exchange.stateOf(accountId).cross;
  const amount = Math.floor(position.margin * most * world.chance.next());
  if (amount <= 0 || !world.exchange.crossByHand(accountId, (book) => book.withdraw(sats(amount)))) return;
  world.handTakings.note(accountId, crossTarget(accountId));
  world.count("manual-cash-in");
};

/** The trader closes what is there, or opens anew where nothing is. */
const turnByHand = (world: SeedWorld, { accountId }: StoredCrossGuard): void => {
  const { chance, exchange } = world;
  if (exchange.stateOf(accountId).cross.position.side !== null) {
    if (exchange.crossByHand(accountId, (book) => book.close())) world.count("manual-close");
    return;
  }
  const trade = { quantity: usd(chance.between(200, 1_000)), leverage: chance.between(8, 25) };
  if (!openCrossByHand(world, accountId, { side: chance.pick(["long", "short"]), ...trade })) return;
  world.handTakings.note(accountId, crossTarget(accountId));
  world.count("manual-add");
};

/** The trader pauses the guard in the product, or arms it again with other caps. */
const changeRule = async (world: SeedWorld, guard: StoredCrossGuard): Promise<void> => {
  const standing = await standingOf(world, guard);
  if (standing === null || standing.state === "ended") return;
  world.count("rule-changed");
  if (standing.state === "armed" && world.chance.chance(0.4)) {
    await world.stores.crossGuards.pause(guard.userId, guard.id, world.now());
    return;
  }
  const { margin } = world.exchange.stateOf(guard.accountId).cross.position;
  const maxTotal = sats(Math.max(1_000, Math.round(margin * 1.5 * world.chance.next())));
  if (standing.trigger !== null) await armAnew(world, standing, { maxTotal }, standing.trigger);
};

/** What people do to their cross margins in one tick; nothing where a world has none. */
export const disturbCross = async (world: SeedWorld, watched: readonly WatchedGuard[]): Promise<void> => {
  const guards = watched.flatMap((guard) => (isOfPosition(guard) ? [] : guard));
  const [first, ...rest] = guards;
  if (first === undefined) return;
  const { chance } = world;
  const guard = chance.pick([first, ...rest]);
  const strikes = (kind: FaultKind, most: number): boolean => chance.chance(world.faults()[kind] * most);
  if (strikes("manual-add", 0.4)) depositByHand(world, guard);
  if (strikes("manual-cash-in", 0.3)) withdrawByHand(world, guard, 0.2);
  if (strikes("manual-close", 0.15)) turnByHand(world, guard);
  if (strikes("rule-changed", 0.3)) await changeRule(world, guard);
};
