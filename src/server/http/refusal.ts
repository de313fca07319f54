import type { TRPCError } from "@trpc/server";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { ErrorShape } from "../trpc/format-error.ts";

type Code = TRPCError["code"];

/** Statuses we refuse whole requests with, in the transport's words. */
const CODES = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  405: "METHOD_NOT_SUPPORTED",
  408: "TIMEOUT",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  429: "TOO_MANY_REQUESTS",
  500: "INTERNAL_SERVER_ERROR",
  503: "SERVICE_UNAVAILABLE",
} as const satisfies Readonly<Record<number, Code>>;

export type RefusalStatus = keyof typeof CODES;

/** A whole request refused, in the shape in which a single call is: whoever reads the one can read the other. */
export function refusal(
  status: RefusalStatus,
  message: string,
  more: { readonly retryAfter?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Response {
  const code = CODES[status];
  const error: ErrorShape = {
    message,
    code: TRPC_ERROR_CODES_BY_KEY[code],
    data: { code, httpStatus: status, field: null, retryAfter: more.retryAfter ?? null, reason: null },
  };
  const wait = more.retryAfter === undefined ? {} : { "retry-after": String(more.retryAfter) };
  return Response.json({ error }, { status, headers: { ...wait, ...more.headers } });
}
