/** What a process without keys asks of one with keys. */
export type WorkerRequestKind =
  | "connect-key"
  | "replace-key"
  | "test-key"
  | "refresh-account"
  | "begin-totp"
  | "check-totp";

/** The answer as it travels: a value in the words of its kind, or the refusal the user reads. */
export type WorkerAnswer =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      readonly field: string | null;
      readonly retryAfterMs: number | null;
    };
