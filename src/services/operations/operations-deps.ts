import type { Clock, Elapsed } from "#ports/clock.ts";
import type { Jobs } from "#ports/jobs.ts";
import type { Log } from "#ports/log.ts";
import type { Operations } from "#ports/operations.ts";

/** How the host stands that a process runs on; null for what it cannot tell. */
export type HostFacts = {
  readonly diskFree: number | null;
  readonly certificateLeftMs: number | null;
  readonly requests: { readonly total: number; readonly failed: number };
};

/** What the watch over the installation stands on. */
export type OperationsDeps = {
  readonly operations: Operations;
  readonly jobs: Pick<Jobs, "facts">;
  /** Asks the store of counters; null where each process keeps its own. */
  readonly pingKv: (() => Promise<void>) | null;
  readonly host: () => Promise<HostFacts>;
  /** Networks whose breaker is open in this process. */
  readonly openBreakers: () => readonly string[];
  /** How long ago protection was proven, in milliseconds; null where nobody proves it. */
  readonly canaryAgeMs: () => Promise<number | null>;
  /** How many migrations this code was written for. */
  readonly migrations: number;
  readonly clock: Clock;
  readonly elapsed: Elapsed;
  readonly log: Log;
};
