import type { CrossConflictFacts } from "#domain/automations/conflicts/conflict-facts.ts";
import type { CrossGuardWish } from "#domain/automations/cross-guard/cross-guard.ts";
import { crossLost } from "#domain/automations/cross-guard/cross-stake.ts";
import type { HeldCross } from "#domain/automations/cross-guard/cross-step.ts";
import type { WaitingCrossOrder } from "#domain/position/cross-position.ts";
import { sats } from "#domain/units.ts";
import type { CrossGuardStanding } from "#ports/cross-guards.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { gatherAccountRules } from "./gather-account-rules.ts";
import type { ConflictDeps } from "./gather-conflict-facts.ts";
import { isSameSettings } from "./is-same-settings.ts";
import { otherGuards } from "./other-guards.ts";

export type CrossConflictDeps = Omit<ConflictDeps, "exits" | "crossPositions">;

/** Settings that are to be armed on the cross position, in the place of what stands there. */
export type CrossArmable = {
  readonly account: StoredAccount;
  readonly position: HeldCross;
  /** What waits on the cross margin, as last read. */
  readonly orders: readonly WaitingCrossOrder[];
  readonly config: CrossGuardWish;
};

/** What the search is given, and whether the same settings stand there already. */
export type GatheredCross = { readonly facts: CrossConflictFacts; readonly isThereAlready: boolean };

const NOTHING_SPENT = { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null };

const isSame = (guard: CrossGuardStanding, wish: CrossGuardWish): boolean => {
  const { lostBefore: _, ...config } = guard.config;
  return isSameSettings(config, wish);
};

/** The guard as it will be: with what the one that stands has spent, and steps that acted under others to act again. */
const crossUnder = (
  guard: CrossGuardStanding | undefined,
  { position, config }: CrossArmable,
): CrossConflictFacts["cross"] => {
  if (guard === undefined)
    return { position, config: { ...config, lostBefore: crossLost(position) }, spending: NOTHING_SPENT };
  const { spending } = guard;
  return {
    position,
    config: { ...config, lostBefore: guard.config.lostBefore },
    spending: isSame(guard, config) ? spending : { ...spending, doneSteps: [] },
  };
};

/**
 * Gathers what conflicts of a cross guard are looked for in, as `gatherConflictFacts` does of what stands on a position: the
 * cross position as it was last read, the guards of isolated positions that spend the account's balance, the rules of the
 * account, and the last price. Null before any price was seen.
 */
export const gatherCrossFacts = async (
  deps: CrossConflictDeps,
  armable: CrossArmable,
): Promise<GatheredCross | null> => {
  const { account, config, orders } = armable;
  const [market, guards, positions, rules, crossGuards] = await Promise.all([
    deps.markets.seen(account.network),
    deps.automations.ofUser(account.userId, deps.clock()),
    deps.accounts.positionsOf(account.id),
    deps.rules.ofAccount(account.id),
    deps.crossGuards.ofUser(account.userId, deps.clock()),
  ]);
  if (market === null) return null;
  const guard = crossGuards.find(({ accountId }) => accountId === account.id);
  const { entries, breaker } = await gatherAccountRules(deps, rules);
  return {
    facts: {
      cross: crossUnder(guard, armable),
      last: market.last,
      balance: account.balance ?? sats(0),
      others: otherGuards(guards, positions, { accountId: account.id, except: null }),
      entries,
      breaker,
      orders,
    },
    isThereAlready: guard !== undefined && isSame(guard, config),
  };
};
