import { subjectKey } from "#domain/intents/cause.ts";
import type { TriedEffect } from "#ports/intents.ts";
import type { LedgerRow } from "./start-replay-venue.ts";

/** What an intent may have caused: the one trade it names, under the one stamp it was signed with. */
export type IntentEffect = Pick<TriedEffect, "cause" | "subject" | "epoch" | "signedAt">;

const keyOf = (tradeId: string | null, signedAt: number | null): string => `${tradeId} ${signedAt}`;

/**
 * Effects beyond one per (cause, subject, epoch), counted from the exchange's ledger: a second effect of an intent
 * counts, and so does one that no intent stands for.
 */
export const countDoubleEffects = (
  ledger: readonly LedgerRow[],
  intents: readonly IntentEffect[],
): number => {
  const epochOf = new Map(
    intents.map((intent) => [
      keyOf(intent.subject.kind === "position" ? intent.subject.id : null, intent.signedAt),
      `${intent.cause.id} ${subjectKey(intent.subject)} ${intent.epoch}`,
    ]),
  );
  const seen = new Set<string>();
  let doubles = 0;
  for (const row of ledger) {
    if (row.kind !== "add-margin") continue;
    const epoch = epochOf.get(keyOf(row.tradeId, row.signedAt));
    if (epoch === undefined || seen.has(epoch)) doubles += 1;
    else seen.add(epoch);
  }
  return doubles;
};
