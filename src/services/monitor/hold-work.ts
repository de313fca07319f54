import type { CrossGuardVerdict } from "#domain/automations/cross-guard/cross-verdict.ts";
import type { GuardLimit } from "#domain/automations/guard-bounds.ts";
import type { MarginGuardFacts, MarginGuardVerdict } from "#domain/automations/margin-guard.ts";
import type { GuardStanding } from "#ports/automations.ts";
import type { NewReceipt } from "#ports/trade-log.ts";
import type { LegRearm } from "#ports/triggers.ts";
import { guardReceiptFacts } from "./guard-receipt-facts.ts";
import { guardTerms } from "./guard-terms.ts";
import type { Hit } from "./hit.ts";
import type { MonitorDeps, TickReport } from "./monitor-deps.ts";
import { rearmLegs, type When } from "./rearm-legs.ts";

type HeldVerdict = Extract<MarginGuardVerdict, { readonly kind: "hold" | "alert" }>;

type Held = {
  readonly hit: Hit;
  readonly guard: GuardStanding;
  readonly facts: MarginGuardFacts;
  readonly verdict: HeldVerdict;
};

/** A balance may be topped up at any moment by somebody else; look again after this. */
const BALANCE_RETRY_MS = 30_000;
/** At its liquidation the exchange decides; look again soon in case it does not. */
const LIQUIDATION_RETRY_MS = 5_000;

/** What of a guard's standing tells when it may act again. */
type Resting = Pick<GuardStanding, "spending" | "dayFreesAt"> & {
  readonly config: { readonly cooldownMs: number };
};

/** Why a guard of either kind may be held. */
export type HeldRule = Extract<
  MarginGuardVerdict | CrossGuardVerdict,
  { readonly kind: "hold" | "alert" }
>["rule"];

/** When a held guard may act again: as soon as what held it can be over, and no sooner. */
export const whenHeld = (rule: HeldRule, guard: Resting, at: number): When => {
  switch (rule) {
    case "outside-trigger":
    case "at-target":
      return { kind: "now" };
    case "cooldown":
      return { kind: "at", at: at + guard.config.cooldownMs - (guard.spending.sinceLastActionMs ?? 0) };
    case "day-cap":
      return { kind: "at", at: guard.dayFreesAt ?? at + BALANCE_RETRY_MS };
    case "account-day-cap":
    case "shared-balance":
    case "balance":
    case "reserve":
    case "no-help":
      return { kind: "at", at: at + BALANCE_RETRY_MS };
    case "past-liquidation":
      return { kind: "at", at: at + LIQUIDATION_RETRY_MS };
    case "total-cap":
    case "max-loss":
    case "action-cap":
    case "leverage-one":
      return { kind: "on-change" };
  }
};

/** What a step may not add because so much margin is in the position it may add when some was taken out. */
const HELD_BY_MARGIN: ReadonlySet<HeldRule> = new Set<GuardLimit>(["max-loss", "leverage-one"]);

/**
 * Taking margin out moves every price of a guard but one that was chosen as a price: only time brings that back. Other legs
 * stay as they are.
 */
export const retryUnmoved = (
  legs: readonly LegRearm[],
  rule: HeldRule,
  steps: readonly { readonly when: { readonly by: string } }[],
  at: number,
): readonly LegRearm[] =>
  legs.map((leg) => {
    const isUnmoved = HELD_BY_MARGIN.has(rule) && steps[leg.leg]?.when.by === "price";
    return leg.kind === "on-change" && isUnmoved ? { ...leg, kind: "at", at: at + BALANCE_RETRY_MS } : leg;
  });

/** Past its liquidation a position is nobody's to act on; everything else holds back only what adds margin. */
const legsOf = (held: Held): readonly LegRearm[] => {
  const { steps, legs } = guardTerms(held.facts, held.verdict.step);
  const { rule } = held.verdict;
  const { at } = held.hit.tick;
  const when = whenHeld(rule, held.guard, at);
  if (rule === "past-liquidation") return legs.map((leg) => ({ ...when, ...leg }));
  return retryUnmoved(rearmLegs(legs, steps, ["add-margin"], when), rule, steps, at);
};

/** The trader is told once when a guard is held back, not at every tick. */
const receiptOf = (deps: MonitorDeps, { hit, guard, facts, verdict }: Held): NewReceipt | null => {
  if (verdict.kind !== "alert" || guard.heldBy === verdict.rule) return null;
  return {
    id: deps.newId(),
    userId: guard.userId,
    accountId: guard.accountId,
    automationId: guard.id,
    positionId: guard.positionId,
    intentId: null,
    outcome: "held",
    facts: guardReceiptFacts(facts, guard.version, verdict),
    rawAnswer: null,
    severity: "danger",
    at: hit.tick.at,
  };
};

/** Ends a hit with a verdict that moves no money. */
export const holdWork = async (deps: MonitorDeps, held: Held, report: TickReport): Promise<void> => {
  const heldBy = held.verdict.kind === "alert" ? held.verdict.rule : null;
  await deps.triggers.hold(held.hit.work, legsOf(held), heldBy, receiptOf(deps, held));
  report.held += 1;
};
