import { countFacts, type LedgerPart, type LedgerStep } from "#domain/ledger/ledger-page.ts";
import { isMoved, type LedgerReading, NEW_READING, nextOf, withPart } from "#domain/ledger/ledger-reading.ts";

/** What is told while a history is read: how many entries, and how many seconds it waits before it goes on. */
export type Progress = { readonly entries: number; readonly waits: number };

export type GatherDeps = {
  readonly read: (asked: {
    readonly step: LedgerStep;
    readonly cursor: string | null;
  }) => Promise<LedgerPart>;
  /** Whole seconds until a refused question may be asked again; null where it may not. */
  readonly retryAfterOf: (error: unknown) => number | null;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly onProgress: (progress: Progress) => void;
};

/** So often in a row a question is put off; then its refusal is the answer. */
const MOST_WAITS = 5;

const readOnce = async (deps: GatherDeps, signal: AbortSignal): Promise<LedgerReading> => {
  let reading = NEW_READING;
  let waits = 0;
  for (let asked = nextOf(reading); asked !== null; asked = nextOf(reading)) {
    signal.throwIfAborted();
    const entries = countFacts(reading.facts);
    try {
      reading = withPart(reading, await deps.read(asked));
      waits = 0;
      deps.onProgress({ entries: countFacts(reading.facts), waits: 0 });
    } catch (error) {
      const seconds = deps.retryAfterOf(error);
      waits += 1;
      if (seconds === null || waits > MOST_WAITS) throw error;
      deps.onProgress({ entries, waits: seconds });
      await deps.sleep(seconds * 1_000, signal);
    }
  }
  return reading;
};

/**
 * Reads an account's whole history, one question after another. Where the balance moved meanwhile it is read once more; a
 * second time it is taken as it is. What aborts or refuses it is thrown.
 */
export const gatherLedger = async (deps: GatherDeps, signal: AbortSignal): Promise<LedgerReading> => {
  const first = await readOnce(deps, signal);
  return isMoved(first) ? readOnce(deps, signal) : first;
};
