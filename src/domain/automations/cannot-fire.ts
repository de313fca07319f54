import { figures, type Locale } from "../notifications/figures.ts";
import { limitReached } from "../notifications/guard-receipt-words.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import type { PriceHalfUsd, Sats } from "../units.ts";
import type { GuardSpending } from "./guard-bounds.ts";
import { guardTrigger } from "./guard-step.ts";
import type { MarginGuardConfig } from "./margin-guard.ts";
import { previewMarginGuard } from "./preview-margin-guard.ts";

/** What decides whether an armed guard can really fire. `balance` and `last` are null while they are not known. */
export type FiringFacts = {
  readonly state: "armed" | "paused" | "ended";
  readonly isKeyAccepted: boolean;
  readonly blindReason: string | null;
  readonly position: IsolatedPosition;
  readonly last: PriceHalfUsd | null;
  readonly balance: Sats | null;
  readonly spending: GuardSpending;
  readonly config: MarginGuardConfig;
};

/** What is left of the cooldown, in minutes; rounds up, so it never promises too much. */
const restInMinutes = ({ config, spending }: FiringFacts): number =>
  Math.ceil((config.cooldownMs - (spending.sinceLastActionMs ?? 0)) / 60_000);

/**
 * Why an armed guard could not fire now, as a clause that speaks of the guard as "it" and ends without a full stop; null
 * when it can. The same decision as the live guard, taken at its trigger price, so "armed" on a screen means it.
 */
export const whyCannotFire = (facts: FiringFacts, locale: Locale): string | null => {
  if (facts.state !== "armed") return null;
  if (!facts.isKeyAccepted) return "it has a key that LN Markets no longer accepts";
  if (facts.blindReason !== null) return `it is blind: ${facts.blindReason.replace(/\.$/, "")}`;
  const { last, balance } = facts;
  if (last === null || balance === null) return "it has seen no price or balance yet";
  const preview = previewMarginGuard({ ...facts, last, balance });
  if (preview === null) {
    return guardTrigger(facts.position, facts.config.steps) === null
      ? "it has nothing to guard: this position can never be liquidated"
      : "each of its steps has acted once and acts no more";
  }
  const { verdict } = preview;
  if (verdict.rule === "cooldown")
    return `it rests for ${restInMinutes(facts)} min more after its last top-up`;
  if (verdict.kind !== "alert") return null;
  if (verdict.rule === "past-liquidation") return "it comes too late: the price is past liquidation";
  if (verdict.rule === "balance") {
    const f = figures(locale);
    return `it needs ${f.sats(verdict.needed)} and ${f.number(balance)} are free`;
  }
  return limitReached(verdict.rule);
};
