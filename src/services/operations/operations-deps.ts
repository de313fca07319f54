import type { Severity } from "#domain/notifications/channel.ts";
import type { Message, Sending } from "#ports/channels.ts";
import type { Clock, Elapsed, NewId } from "#ports/clock.ts";
import type { Jobs } from "#ports/jobs.ts";
import type { Log } from "#ports/log.ts";
import type { Operations } from "#ports/operations.ts";

/** How the host stands that a process runs on; null for what it cannot tell. */
export type HostFacts = {
  readonly diskFree: number | null;
  readonly certificateLeftMs: number | null;
  readonly requests: { readonly total: number; readonly failed: number };
};

/** One way to whoever runs the installation that leads through none of its parts but the process that speaks. */
export type DirectChannel = {
  readonly name: string;
  readonly severities: readonly Severity[];
  send(message: Message): Sending;
};

/** What a process can tell of itself, and what it cannot tell is not judged by it. */
export type OwnFacts = {
  /** Asks the store of counters; null where each process keeps its own. */
  readonly pingKv: (() => Promise<void>) | null;
  readonly host: () => Promise<HostFacts>;
  /** Networks whose breaker is open in this process; null where it calls no exchange. */
  readonly openBreakers: (() => readonly string[]) | null;
  /** Opens what the vault holds to prove that it can; null where this process holds no keys. */
  readonly pingVault: (() => Promise<void>) | null;
};

/** What the watch over the installation stands on. */
export type OperationsDeps = {
  readonly operations: Operations;
  readonly jobs: Pick<Jobs, "facts">;
  readonly own: OwnFacts;
  /** How many migrations this code was written for. */
  readonly migrations: number;
  readonly direct: readonly DirectChannel[];
  readonly clock: Clock;
  readonly elapsed: Elapsed;
  readonly newId: NewId;
  readonly log: Log;
};
