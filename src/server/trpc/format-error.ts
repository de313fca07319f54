import type { TRPCDefaultErrorShape, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { type Said, saidBy } from "#domain/language/in-both.ts";
import type { Locale } from "#domain/language/locale.ts";
import { AppError, type AppErrorReason } from "#services/app-error.ts";
import { defectWords } from "../http/defect-words.ts";
import { REQUEST_WORDS } from "../http/request-words.ts";
import { sayIssue } from "./say-issue.ts";

/** What a failed call tells the browser. */
export type ErrorShape = {
  readonly message: string;
  readonly code: TRPCDefaultErrorShape["code"];
  readonly data: {
    readonly code: TRPCError["code"];
    readonly httpStatus: number;
    /** The form field that has to change. */
    readonly field: string | null;
    /** Whole seconds, at least 1. */
    readonly retryAfter: number | null;
    /** What would let it through. */
    readonly reason: AppErrorReason | null;
  };
};

type Told = {
  readonly message: string;
  readonly field?: string | undefined;
  readonly retryAfter?: number;
  readonly reason?: AppErrorReason | undefined;
};

/** What the library's own refusals mean to a reader; its messages can repeat the input, so none is passed on. */
const WORDS: Partial<Record<TRPCError["code"], Said>> = {
  PARSE_ERROR: saidBy(REQUEST_WORDS, ({ noJson }) => noJson),
  BAD_REQUEST: saidBy(REQUEST_WORDS, ({ odd }) => odd),
  NOT_FOUND: saidBy(REQUEST_WORDS, ({ nothingHere }) => nothingHere),
  METHOD_NOT_SUPPORTED: saidBy(REQUEST_WORDS, ({ getOrPost }) => getOrPost),
  UNSUPPORTED_MEDIA_TYPE: saidBy(REQUEST_WORDS, ({ sendJson }) => sendJson),
  PAYLOAD_TOO_LARGE: saidBy(REQUEST_WORDS, ({ tooLong }) => tooLong),
};

/** Whole seconds until a retry can succeed, at least 1; undefined when a retry is not a matter of time. */
export function retryAfterSeconds(error: AppError): number | undefined {
  return error.retryAfterMs === undefined ? undefined : Math.max(1, Math.ceil(error.retryAfterMs / 1_000));
}

function tell(error: TRPCError, requestId: string | undefined, locale: Locale): Told {
  const { cause } = error;
  if (cause instanceof AppError) {
    const retryAfter = retryAfterSeconds(cause);
    return {
      message: cause.said(locale),
      field: cause.field,
      reason: cause.reason,
      ...(retryAfter === undefined ? {} : { retryAfter }),
    };
  }
  const issue = error.code === "BAD_REQUEST" && cause instanceof ZodError ? cause.issues[0] : undefined;
  // The library names the field it does not know, and that name is whatever was sent.
  if (issue?.code === "unrecognized_keys") return { message: REQUEST_WORDS[locale].fieldTooMany };
  if (issue !== undefined)
    return { message: sayIssue(issue)(locale), field: issue.path.join(".") || undefined };
  return { message: WORDS[error.code]?.(locale) ?? defectWords(locale, requestId) };
}

/** Refusals in their own words; a defect's message, stack and cause never leave the server. */
export function formatError(
  shape: TRPCDefaultErrorShape,
  error: TRPCError,
  requestId: string | undefined,
  locale: Locale,
): ErrorShape {
  const told = tell(error, requestId, locale);
  return {
    message: told.message,
    code: shape.code,
    data: {
      code: shape.data.code,
      httpStatus: shape.data.httpStatus,
      field: told.field ?? null,
      retryAfter: told.retryAfter ?? null,
      reason: told.reason ?? null,
    },
  };
}
