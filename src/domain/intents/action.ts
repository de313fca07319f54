import type { PriceHalfUsd, Sats } from "../units.ts";

/** What an intent does to its subject at the exchange. An amount stands only where the action has one. */
export type IntentAction =
  | { readonly kind: "add-margin"; readonly amount: Sats }
  | { readonly kind: "close-trade" }
  | { readonly kind: "set-stop-loss"; readonly price: PriceHalfUsd };

export type ActionKind = IntentAction["kind"];

/**
 * Actions whose repetition changes nothing more: closing is by id, a stop is an absolute value. They may be sent again
 * after reading, and never wait for another action of the account. Adding margin twice adds twice.
 * Source: the exchange's API has no idempotency key.
 */
const SAFE_TO_REPEAT: Record<ActionKind, boolean> = {
  "add-margin": false,
  "close-trade": true,
  "set-stop-loss": true,
};

export const isSafeToRepeat = (kind: ActionKind): boolean => SAFE_TO_REPEAT[kind];

/** Every action that must be alone in its account until its outcome is known. */
export const ALONE_ACTIONS = (Object.keys(SAFE_TO_REPEAT) as ActionKind[]).filter(
  (kind) => !isSafeToRepeat(kind),
);

/** Sats the action takes from the balance; null where it has no amount. */
export const amountOf = (action: IntentAction): Sats | null =>
  action.kind === "add-margin" ? action.amount : null;
