import type { Said } from "#domain/language/in-both.ts";
import { DEFAULT_LOCALE } from "#domain/language/locale.ts";

/** Why a user's request is refused; closed, so the transport answers each of them. */
export type AppErrorCode =
  | "bad-input"
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "limit-reached"
  | "conflict"
  | "unavailable"
  | "refused";

/**
 * What would let the request through: a fresh factor in this session, a second factor on the account, or the end of the
 * day after a reset.
 */
export type AppErrorReason = "step-up" | "second-factor" | "frozen";

export type AppErrorDetails = {
  /** The form field that has to change, as its input schema names it. */
  readonly field?: string;
  /** How long to wait before trying again, in milliseconds. */
  readonly retryAfterMs?: number;
  /** For refusals a page can help with. */
  readonly reason?: AppErrorReason;
  /** What it came of, for whoever reads a log; it never leaves the server. */
  readonly cause?: unknown;
};

/** The same in every copy of this module. */
const BRAND = Symbol.for("axisor/app-error");

/**
 * A refusal the user reads: `said` is one sentence that says what to do, in whichever language it is read, and holds nothing
 * secret, because it leaves the server as it is; `message` is the same in English, for whoever reads a log. Anything else that is thrown is a defect, and its message does not.
 *
 * The bundler gives pages and routes a copy of this class each, and both use the parts that the first of them made: a
 * refusal is known by its brand, or half of them would be taken for defects.
 */
export class AppError extends Error {
  static override [Symbol.hasInstance](value: unknown): value is AppError {
    return value instanceof Error && BRAND in value;
  }

  readonly [BRAND] = true;
  readonly code: AppErrorCode;
  readonly said: Said;
  readonly field: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly reason: AppErrorReason | undefined;

  constructor(code: AppErrorCode, words: string | Said, details: AppErrorDetails = {}) {
    const said = typeof words === "string" ? () => words : words;
    super(said(DEFAULT_LOCALE), details.cause === undefined ? {} : { cause: details.cause });
    this.said = said;
    this.name = "AppError";
    this.code = code;
    this.field = details.field;
    this.retryAfterMs = details.retryAfterMs;
    this.reason = details.reason;
  }
}
