import type { IntentState } from "../intents/intent.ts";
import type { Sats } from "../units.ts";

/**
 * What a round of the canary lacked. `not-paper`: its account is not on the paper exchange, and nothing is done there ·
 * `account`, `position`, `guard`: it is not equipped · `exchange`: the exchange does not answer · `price`: no tick has ever
 * been taken · `unsettled`: what was done before has no known end yet · `cash-in`: margin could not be taken out · `reading`:
 * the account could not be read · `intent`: no tick planned anything · `confirmation`: what was planned was not confirmed ·
 * `read-back`: the exchange does not show what was confirmed · `error`: something threw.
 */
export type CanaryStep =
  | "not-paper"
  | "account"
  | "position"
  | "guard"
  | "exchange"
  | "price"
  | "unsettled"
  | "cash-in"
  | "reading"
  | "intent"
  | "confirmation"
  | "read-back"
  | "error";

/** What the guard tried since margin was taken out. */
export type ProvingEffect = {
  readonly action: string;
  readonly amount: Sats | null;
  readonly state: IntentState;
};

/**
 * Which step of a proof is missing; null where none is. Protection is proven by effects that are all confirmed and add exactly
 * what the exchange itself shows: `before` and `after` are the position's margin as read there, `after` null where it is gone.
 */
export const judgeProof = (
  effects: readonly ProvingEffect[],
  before: Sats,
  after: Sats | null,
): CanaryStep | null => {
  const tried = effects.filter(({ state }) => state !== "superseded");
  if (tried.length === 0) return "intent";
  if (tried.some(({ state }) => state !== "confirmed")) return "confirmation";
  const added = tried.reduce(
    (sum, { action, amount }) => sum + (action === "add-margin" ? (amount ?? 0) : 0),
    0,
  );
  return added > 0 && after === before + added ? null : "read-back";
};
