import type { WorkerRequestKind } from "#ports/worker-requests.ts";

/** What is asked of whoever holds the keys, with its secret opened. */
export type Question = {
  readonly kind: WorkerRequestKind;
  readonly userId: string;
  /** Wiped by whoever asks. */
  readonly secret: Uint8Array | null;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Until when something may be stored for it, in epoch milliseconds; null where the asker waits in this process. */
  readonly goodUntil: number | null;
};
