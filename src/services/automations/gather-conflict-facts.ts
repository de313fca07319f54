import type {
  ConflictFacts,
  PositionRule,
  SpendingGuard,
} from "#domain/automations/conflicts/conflict-facts.ts";
import { type ExitRule, slotOf } from "#domain/automations/exits/exit-rule.ts";
import { REQUEST_BUDGET } from "#domain/automations/exits/exit-terms.ts";
import { type GuardSpending, NOTHING_SPENT } from "#domain/automations/guard-bounds.ts";
import { FEE_RATES } from "#domain/position/fees.ts";
import { rateE9, sats } from "#domain/units.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { Automations, GuardStanding } from "#ports/automations.ts";
import type { Clock } from "#ports/clock.ts";
import type { CrossGuards } from "#ports/cross-guards.ts";
import type { CrossPositions } from "#ports/cross-positions.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Exits, LastPlacing, PositionExits, StoredExit } from "#ports/exits.ts";
import type { Markets } from "#ports/markets.ts";
import { placedStop } from "../exits/decide-exit.ts";
import type { ConflictDraft } from "./conflict-draft.ts";
import type { Armable } from "./find-armable.ts";
import { gatherAccountRules } from "./gather-account-rules.ts";
import { isSameSettings } from "./is-same-settings.ts";
import { otherGuards } from "./other-guards.ts";
import { spendingCross } from "./spending-cross.ts";

export type ConflictDeps = {
  readonly accounts: Pick<ExchangeAccounts, "positionsOf">;
  readonly automations: Pick<Automations, "ofUser">;
  readonly exits: Pick<Exits, "ofAccount">;
  readonly rules: Pick<AccountRules, "ofAccount" | "entriesOfEach">;
  readonly crossPositions: Pick<CrossPositions, "find">;
  readonly crossGuards: Pick<CrossGuards, "ofUser">;
  readonly markets: Pick<Markets, "seen">;
  readonly clock: Clock;
};

/** What the search is given, and what stands in the draft's own slot; null where nothing does. */
export type Gathered = {
  readonly facts: ConflictFacts;
  readonly standing: GuardStanding | StoredExit | null;
};

/** The dearest tier, as exits are decided by: what leaves something by it leaves something by any. */
const FEE_RATE = FEE_RATES[0] ?? rateE9(1_000_000);

/** What a guard has spent by the time it has these settings: steps that acted under others may act again. */
const spendingUnder = (
  guard: GuardStanding | undefined,
  draft: Extract<ConflictDraft, { readonly kind: "guard" }>,
): GuardSpending => {
  if (guard === undefined) return NOTHING_SPENT;
  return isSameSettings(guard.config, draft.config) ? guard.spending : { ...guard.spending, doneSteps: [] };
};

const guardUnder = (guard: GuardStanding | undefined, draft: ConflictDraft): SpendingGuard | null => {
  if (draft.kind === "guard") return { config: draft.config, spending: spendingUnder(guard, draft) };
  return guard?.state === "armed" ? guard : null;
};

/** A backstop only moves out of the way of the others, and is played by itself. */
const ruleOf = (exit: ExitRule): readonly PositionRule[] => {
  switch (exit.kind) {
    case "backstop":
      return [];
    case "take-profit":
      return [{ kind: exit.kind, config: exit.config }];
    case "stop-loss":
      return [{ kind: exit.kind, config: exit.config }];
    case "trailing-stop":
      return [{ kind: exit.kind, config: exit.config }];
    case "break-even-stop":
      return [{ kind: exit.kind, config: exit.config }];
  }
};

const isReplacedBy = (draft: ConflictDraft, exit: ExitRule): boolean =>
  draft.kind === "exit" && slotOf(exit.kind) === slotOf(draft.rule.kind);

/** The exits that act once the draft is saved: what is armed, and the draft in the place of what stands in its slot. */
const exitsUnder = (exits: readonly StoredExit[], draft: ConflictDraft): readonly ExitRule[] => [
  ...exits.filter((exit) => exit.state === "armed" && !isReplacedBy(draft, exit)),
  ...(draft.kind === "exit" ? [draft.rule] : []),
];

/** Whether an exit goes on minding what it placed. What nobody minds stands like something that a hand set. */
const isMinded = (placing: LastPlacing | null, exits: readonly StoredExit[], draft: ConflictDraft): boolean =>
  exits.some((exit) => exit.id === placing?.exitId && (exit.state === "armed" || isReplacedBy(draft, exit)));

const oursOf = (of: PositionExits | undefined, draft: ConflictDraft): ConflictFacts["ours"] => {
  if (of === undefined) return { stop: null, takeProfit: null };
  const { exits, lastStop, lastTakeProfit } = of;
  const profit = lastTakeProfit?.action;
  return {
    stop: isMinded(lastStop, exits, draft) ? placedStop(of) : null,
    takeProfit:
      profit?.kind === "set-take-profit" && isMinded(lastTakeProfit, exits, draft) ? profit.price : null,
  };
};

const isBackstopOptedOut = (exits: readonly ExitRule[], draft: ConflictDraft): boolean => {
  if (draft.kind === "guard" && draft.backstop !== null) return !draft.backstop;
  return !exits.some((exit) => exit.kind === "backstop" && exit.config.isWanted);
};

const standingOf = (
  draft: ConflictDraft,
  guard: GuardStanding | undefined,
  exits: readonly StoredExit[],
): Gathered["standing"] =>
  draft.kind === "guard" ? (guard ?? null) : (exits.find((exit) => isReplacedBy(draft, exit)) ?? null);

/**
 * Gathers what conflicts are looked for in: the position as it was last read, its guard and exits with the draft in the
 * place of what stands in its slot, the other guards that spend the account's balance, the cross one among them, the rules
 * of the account, and the last price. What is paused does nothing and is left out. Null before any price was seen: no path
 * begins anywhere. An unread balance counts as none.
 */
export const gatherConflictFacts = async (
  deps: ConflictDeps,
  { account, position }: Armable,
  draft: ConflictDraft,
): Promise<Gathered | null> => {
  const [market, guards, positions, allExits, rules, cross, crossGuards] = await Promise.all([
    deps.markets.seen(account.network),
    deps.automations.ofUser(account.userId, deps.clock()),
    deps.accounts.positionsOf(account.id),
    deps.exits.ofAccount(account.id),
    deps.rules.ofAccount(account.id),
    deps.crossPositions.find(account.id),
    deps.crossGuards.ofUser(account.userId, deps.clock()),
  ]);
  if (market === null) return null;
  const guard = guards.find(
    ({ accountId, positionId }) => accountId === account.id && positionId === position.id,
  );
  const of = allExits.find(({ positionId }) => positionId === position.id);
  const standing = of?.exits ?? [];
  const exits = exitsUnder(standing, draft);
  const under = guardUnder(guard, draft);
  const facts: ConflictFacts = {
    position,
    last: market.last,
    feeRate: FEE_RATE,
    balance: account.balance ?? sats(0),
    rules: [
      ...(under === null ? [] : [{ kind: "margin-guard" as const, ...under }]),
      ...exits.flatMap(ruleOf),
    ],
    ours: oursOf(of, draft),
    isBackstopOptedOut: isBackstopOptedOut(exits, draft),
    requestBudget: REQUEST_BUDGET,
    others: otherGuards(guards, positions, { accountId: account.id, except: position.id }),
    cross: spendingCross(crossGuards, account.id, cross),
    ...(await gatherAccountRules(deps, rules)),
  };
  return { facts, standing: standingOf(draft, guard, standing) };
};
