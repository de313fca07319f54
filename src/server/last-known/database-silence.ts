import type { Elapsed } from "#ports/clock.ts";

/** A database that has not said by then whose session it is, is taken for one that does not answer. */
const LOOK_WITHIN_MS = 600;
/** It was silent a moment ago: whoever asks meanwhile waits no longer than a healthy one takes. */
const LOOK_AGAIN_WITHIN_MS = 150;
/** Whoever asks one that has been silent for so long does not wait for it, whatever they ask. */
const LONG_MS = 2_000;
/** After so long without another late look nothing is known of it any more. */
const FORGOTTEN_MS = 10_000;

/** Whether the database has answered nobody since a look at it was late. */
export type DatabaseSilence = {
  /** How long the next look is waited for, in milliseconds. */
  lookMs(): number;
  /** A look was late, or failed because the database is away. */
  late(): void;
  /** A look was answered, however late. */
  heard(): void;
  /** Whether the last look that is known of was late. */
  isStanding(): boolean;
  /** Whether it has gone on for so long that waiting for it helps nobody. */
  isLong(): boolean;
};

/** Each look asks the database all the same, and from the first one that it answers on it is waited for as long as ever. */
export const createDatabaseSilence = (elapsed: Elapsed): DatabaseSilence => {
  let silence: { readonly since: number; readonly lastLate: number } | null = null;
  const standing = () => (silence !== null && elapsed() - silence.lastLate < FORGOTTEN_MS ? silence : null);
  return {
    lookMs: () => (standing() === null ? LOOK_WITHIN_MS : LOOK_AGAIN_WITHIN_MS),
    late: () => {
      silence = { since: standing()?.since ?? elapsed(), lastLate: elapsed() };
    },
    heard: () => {
      silence = null;
    },
    isStanding: () => standing() !== null,
    isLong: () => elapsed() - (standing()?.since ?? elapsed()) >= LONG_MS,
  };
};
