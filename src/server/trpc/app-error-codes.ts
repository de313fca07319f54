import type { TRPCError } from "@trpc/server";
import type { AppErrorCode } from "#services/app-error.ts";

type TrpcCode = TRPCError["code"];

/** The one place where our refusals become the transport's codes. */
export const trpcCodeOf: Readonly<Record<AppErrorCode, TrpcCode>> = {
  "bad-input": "BAD_REQUEST",
  unauthorized: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  "not-found": "NOT_FOUND",
  "limit-reached": "TOO_MANY_REQUESTS",
  conflict: "CONFLICT",
  unavailable: "SERVICE_UNAVAILABLE",
  refused: "UNPROCESSABLE_CONTENT",
};
