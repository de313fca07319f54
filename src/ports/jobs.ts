import type { JobKind } from "#domain/operations/job-kind.ts";

/** One piece of work, by the id of what it is about. It is given out again if whoever had it died. */
export type Job = {
  readonly subjectId: string;
  /** Which climb of a ladder it begins; 1 for everything else. */
  readonly round: number;
  /** A W3C `traceparent` of what it came from; null where nothing was traced. */
  readonly traceparent: string | null;
};

/** A queue as it stands: jobs that may run now, jobs under way, and how long the oldest of the former has waited. */
export type QueueFacts = {
  readonly kind: JobKind | "dead";
  readonly ready: number;
  readonly active: number;
  readonly oldestSeconds: number;
};

/**
 * Jobs, given out at least once. They are put in by the stores, in the transaction of what they are about; whoever works
 * finds out from there whether it was done already.
 */
export interface Jobs {
  /**
   * Takes up to `limit` jobs, works on all of them at once, and tells how many there were. A job whose work throws is given
   * out again later, with growing pauses over about an hour, and is dead after that.
   */
  work(kind: JobKind, limit: number, work: (job: Job) => Promise<void>): Promise<number>;
  /** The same for jobs that died; `died` hears of which kind each was. It is taken off when `bury` has ended. */
  bury(limit: number, bury: (job: Job, died: JobKind) => Promise<void>): Promise<number>;
  /** Gives out again what died with its worker, and removes what is done. Cheap enough for every few seconds. */
  tend(): Promise<void>;
  facts(): Promise<readonly QueueFacts[]>;
  /** Lets go of what the queue itself holds open; jobs under way are given out again. */
  close(): Promise<void>;
}
