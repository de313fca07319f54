import type { Sats } from "#domain/units.ts";
import { TICK_MS } from "./drive.ts";
import type { SeedWorld } from "./seed-world.ts";
import {
  guardedOf,
  guardTarget,
  isOfPosition,
  standingOf,
  type WatchedGuard,
  type WatchedStanding,
  wouldAct,
} from "./watched-guard.ts";

/** A guard that should act now by the exchange's own truth, and the reason somebody gave for not acting, if any. */
export type LiveBreach = { readonly guard: WatchedStanding; readonly excuse: string | null };

/** A reason that a receipt gave the trader counts for so long. */
const REASON_STANDS_MS: Readonly<Record<string, number>> = {
  ambiguous: 15 * 60_000,
  rejected: 60_000,
  "not-applied": 10_000,
};

/** Whether the exchange asked, until lately, to be left alone about an account: what is asked for is honoured. */
export const isAskedToWait = (world: SeedWorld, accountId: string): boolean =>
  world.askedToWaitUntil(accountId) + 2 * TICK_MS > world.now();

const knownMargin = ({ stores: { seen } }: SeedWorld, guard: WatchedStanding): number => {
  const { accountId } = guard;
  return isOfPosition(guard)
    ? (seen.positions.get(accountId)?.get(guard.positionId)?.stored.margin ?? 0)
    : (seen.crossPositions.get(accountId)?.stored.position?.margin ?? 0);
};

/** Margin that went by other hands than ours is learnt of by the next reading; until that is due nobody can know. */
const isUnread = (world: SeedWorld, guard: WatchedStanding, margin: Sats): boolean => {
  const dueAt = world.stores.seen.accounts.get(guard.accountId)?.nextReadAt ?? 0;
  // A reading that led to a verdict alone is not stored, and may have shown more than what is.
  const isLess =
    margin < knownMargin(world, guard) || world.handTakings.isUnread(guard.accountId, guardTarget(guard));
  return isLess && world.now() < dueAt + 2 * TICK_MS;
};

const excuseOf = (world: SeedWorld, guard: WatchedStanding, margin: Sats): string | null => {
  const account = world.stores.seen.accounts.get(guard.accountId);
  if (account?.stored.status === "unauthorized") return "key refused";
  // Its triggers were armed by the reading that found the key accepted; the tick after it acts.
  const accepted = world.acceptedAgainAt(guard.accountId);
  if (accepted !== null && world.now() - accepted <= 2 * TICK_MS) return "key accepted just now";
  if (isUnread(world, guard, margin)) return "changed by hand";
  const learnt = world.handTakings.learntAt(guard.accountId, guardTarget(guard));
  if (learnt !== null && world.now() - learnt <= 2 * TICK_MS)
    return "changed by hand, and learnt of just now";
  // It has acted on this breach; a rest it was told to keep, and a cap on each action, leave more for the next ticks.
  const since = guard.spending.sinceLastActionMs;
  if (since !== null && since <= guard.config.cooldownMs + 3 * TICK_MS) return "acted";
  if (isAskedToWait(world, guard.accountId)) return "asked to wait";
  const waits = world.stores.seen.triggers.get(guard.id)?.rearmAt ?? null;
  const receipt = world.recorder.receipts.findLast(({ automationId }) => automationId === guard.id);
  if (waits === null || waits <= world.now() || receipt === undefined) return null;
  if (guard.heldBy !== null) return guard.heldBy;
  const stands = REASON_STANDS_MS[receipt.outcome] ?? 0;
  return world.now() - receipt.at <= stands + 2_000 ? receipt.outcome : null;
};

/** Every armed guard whose position is inside its trigger while the rule, the caps and the balance would let it act. */
export const findLiveBreaches = async (
  world: SeedWorld,
  guards: readonly WatchedGuard[],
): Promise<readonly LiveBreach[]> => {
  const last = world.exchange.last();
  const found: LiveBreach[] = [];
  for (const watched of guards) {
    const guard = await standingOf(world, watched);
    if (guard?.state !== "armed") continue;
    const guarded = guardedOf(world.exchange, guard);
    if (guarded === null) continue;
    if (wouldAct(world.exchange, guard, { low: last, high: last, last, at: world.now() }))
      found.push({ guard, excuse: excuseOf(world, guard, guarded.margin) });
  }
  return found;
};
