import type { LedgerRow } from "./start-replay-venue.ts";

/** What an intent may have caused: the one trade it names, under the one stamp it was signed with. */
export type IntentEffect = {
  readonly automationId: string;
  readonly positionId: string;
  readonly epoch: number;
  readonly signedAt: number | null;
};

const keyOf = (tradeId: string | null, signedAt: number | null): string => `${tradeId} ${signedAt}`;

/**
 * Effects beyond one per (automation, position, epoch), counted from the exchange's ledger: a second effect of an intent
 * counts, and so does one that no intent stands for.
 */
export const countDoubleEffects = (
  ledger: readonly LedgerRow[],
  intents: readonly IntentEffect[],
): number => {
  const epochOf = new Map(
    intents.map((intent) => [
      keyOf(intent.positionId, intent.signedAt),
      `${intent.automationId} ${intent.positionId} ${intent.epoch}`,
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
