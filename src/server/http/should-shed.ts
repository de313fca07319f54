/** How hard a process works on what is only looked at. */
export type Strain = {
  /** Reads that were begun and not answered. */
  readonly inFlight: number;
  /** How long the last reads took, in milliseconds; a newer one counts more. */
  readonly recentMs: number;
  /** How late the process comes to what is due, in milliseconds. */
  readonly lateMs: number;
};

/** Fewer than so many at once are a slow database, or one slow question, and no flood. */
const FEW = 16;
/** Whoever waits longer than this for an answer had better come later. */
const PATIENCE_MS = 1_000;
/** More than so many are never begun, however fast the last ones were. */
const MOST = 512;

/** How soon whoever was refused may come again, in seconds. */
export const SHED_WAIT_S = 5;

/**
 * Whether the next read is refused, so that those that were begun are answered soon: work that nobody waits for any more helps
 * nobody. Never asked about what changes something, nor about health.
 */
export const shouldShed = ({ inFlight, recentMs, lateMs }: Strain): boolean =>
  inFlight >= MOST || (inFlight >= FEW && recentMs + lateMs >= PATIENCE_MS);
