import type { InBoth } from "#domain/language/in-both.ts";

/** What a process without keys asks of one with keys. */
export type WorkerRequestKind =
  | "connect-key"
  | "replace-key"
  | "test-key"
  | "refresh-account"
  | "read-ledger"
  | "read-orders"
  | "preview-command"
  | "order-command"
  | "close-all"
  | "keep-totp"
  | "keep-webhook"
  | "check-totp";

/** The answer as it travels: a value in the words of its kind, or the refusal the user reads. */
export type WorkerAnswer =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly code: string;
      /** In English, for whoever reads a log. */
      readonly message: string;
      /** The same in every language; a defect has none. */
      readonly said?: InBoth<string>;
      readonly field: string | null;
      readonly retryAfterMs: number | null;
    };

/** A question as it lies in the database: `sealed` opens for the worker alone, `facts` hold nothing secret. */
export type WorkerRequest = {
  readonly id: string;
  readonly kind: WorkerRequestKind;
  readonly userId: string;
  readonly sealed: Uint8Array | null;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly expiresAt: number;
};

/** The way from a process without keys to one with keys: through the database, where no secret lies open. */
export interface WorkerRequests {
  /** Puts the question and waits. Null when nobody answered before it expired; either way nothing of it is left. */
  ask(request: WorkerRequest): Promise<WorkerAnswer | null>;
  /** Takes questions that nobody took and that have not expired at `at`. Each is given to one who asks. */
  claim(at: number, limit: number): Promise<readonly WorkerRequest[]>;
  /** False when nobody waits for the answer any more. */
  answer(id: string, answer: WorkerAnswer): Promise<boolean>;
  /** Tells when there may be something to claim; it may tell in vain, and after a lost connection it may miss one. */
  listen(onNews: () => void): Promise<{ stop(): Promise<void> }>;
  /** Removes what an asker that died left behind. */
  removeExpired(at: number, limit: number): Promise<number>;
}

/** Whoever does the asked, near or far. */
export interface WorkerDesk {
  /**
   * @param secret handed over sealed, and wiped here.
   * @throws AppError what the worker refused; unavailable when none answers.
   */
  ask(question: {
    readonly kind: WorkerRequestKind;
    readonly userId: string;
    readonly secret: Uint8Array | null;
    readonly facts: Readonly<Record<string, unknown>>;
  }): Promise<unknown>;
}
