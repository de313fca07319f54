import type { StormCounts } from "./raise-storm.ts";
import type { RecoverySum } from "./sum-up-recovery.ts";
import type { Stock } from "./take-stock.ts";
import type { FaultStory } from "./watch-recovery.ts";

/** The figures of a run; `--json` prints these and nothing else. */
export type ChaosFigures = {
  /** Top-ups that were sent. */
  readonly intents: number;
  /** Effects beyond one for a cause, subject and epoch, or for which no intent stands. */
  readonly double: number;
  /** Intents whose word differs from the exchange's ledger, and triggers that nobody will act on. */
  readonly lost: number;
  readonly open: number;
  readonly kills: number;
  readonly restarts: number;
  /** From the last fault until nothing was open and no armed trigger lay inside the price. */
  readonly drainMs: number;
  /** From a kill until somebody else took over what was held, or ended it. */
  readonly reclaimP99Ms: number;
  /** From each fault until ticks were taken, nothing lay beyond its lease and the queue had drained. */
  readonly recovery: RecoverySum;
};

export type ChaosReport = {
  readonly figures: ChaosFigures;
  /** Every fault with its recovery, in the order they came. */
  readonly faults: readonly FaultStory[];
  readonly stock: Stock;
  readonly storm: StormCounts;
  readonly vanished: number;
  /** Of each worker that ended without being killed: how, and its last lines. */
  readonly lastWords: readonly string[];
  /** Rows that were taken over from the dead. */
  readonly reclaimed: number;
  readonly reclaimMaxMs: number;
  readonly accounts: number;
  readonly elapsedMs: number;
  /** Where the logs are, when something was wrong. */
  readonly logs: string | null;
};

/** Whether nothing was wrong and as much was tried as was wanted. */
export const isFaultless = ({ figures, stock, lastWords }: ChaosReport, wanted: number): boolean =>
  lastWords.length === 0 &&
  figures.double === 0 &&
  figures.lost === 0 &&
  figures.open === 0 &&
  figures.recovery.recovered === figures.recovery.faults &&
  stock.conservationDifference === 0 &&
  figures.intents >= wanted;
