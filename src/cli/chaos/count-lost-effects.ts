import type { TriedEffect } from "#ports/intents.ts";
import type { LedgerRow } from "../replay/start-replay-venue.ts";

/** States that say: nothing happened. */
const DENIES: ReadonlySet<string> = new Set(["rejected", "not-applied", "superseded"]);

const keyOf = (tradeId: string | null, signedAt: number | null, amount: number | null): string =>
  `${tradeId} ${signedAt} ${amount}`;

/**
 * Intents whose word differs from the exchange's own ledger: confirmed without an effect of just that amount, or said not
 * to have happened when it did.
 */
export const countLostEffects = (ledger: readonly LedgerRow[], intents: readonly TriedEffect[]): number => {
  const effects = new Set(
    ledger
      .filter(({ kind }) => kind === "add-margin")
      .map(({ tradeId, signedAt, amount }) => keyOf(tradeId, signedAt, amount)),
  );
  return intents.filter(({ state, subject, signedAt, amount }) => {
    const tradeId = subject.kind === "position" ? subject.id : null;
    const happened = signedAt !== null && effects.has(keyOf(tradeId, signedAt, amount));
    return state === "confirmed" ? !happened : DENIES.has(state) && happened;
  }).length;
};
