import { randomUUID } from "node:crypto";
import type { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { AppError } from "#services/app-error.ts";
import { isLoopback } from "../http/is-loopback.ts";
import { isSameOrigin } from "../http/is-same-origin.ts";
import { readLimitedBody } from "../http/read-limited-body.ts";
import { type RequestOrigin, requestOrigin } from "../http/request-origin.ts";
import { visitorOf } from "../http/visitor-of.ts";
import type { ServerLog } from "../log.ts";
import { appRouter } from "./app-router.ts";
import type { Composition, Context, Trader } from "./context.ts";
import { retryAfterSeconds } from "./format-error.ts";

export type TrpcRequestDeps = {
  readonly composition: Composition;
  readonly readSession: () => Promise<Trader | null>;
  /** The `Set-Cookie` line that hands a browser its session's token. */
  readonly sealSession: (token: string, at: RequestOrigin) => Promise<string>;
  readonly log: ServerLog;
};

const MAX_BODY_BYTES = 64 * 1024;
const MAX_BATCH = 10;

const refusal = (status: number, message: string): Response =>
  Response.json({ error: { message } }, { status, headers: { "cache-control": "private, no-store" } });

/** JSON of bounded length or nothing: a form a foreign page can send never reaches a procedure. */
async function checkedRequest(request: Request): Promise<Request | Response> {
  if (request.method !== "POST") return request;
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return refusal(415, "Send JSON.");
  const body = await readLimitedBody(request, MAX_BODY_BYTES);
  if (body === null) return refusal(413, `The request is longer than ${MAX_BODY_BYTES / 1024} KB.`);
  return new Request(request.url, { method: "POST", headers: request.headers, body });
}

function logFailure(
  log: ServerLog,
  error: TRPCError,
  path: string | undefined,
  context: Context | undefined,
): void {
  const facts = { path, requestId: context?.requestId, userId: context?.trader?.userId };
  if (error.code === "INTERNAL_SERVER_ERROR")
    log.error("request-failed", { ...facts, error: error.cause ?? error });
  // One that says what would let it through is part of the way there.
  else if (error.code === "FORBIDDEN" && !(error.cause instanceof AppError && error.cause.reason))
    log.warn("request-forbidden", { ...facts, ip: context?.ip });
}

function answerHeaders(errors: readonly TRPCError[]): Record<string, string> {
  const waits = errors.map(({ cause }) => (cause instanceof AppError ? (retryAfterSeconds(cause) ?? 0) : 0));
  const wait = Math.max(0, ...waits);
  return { "cache-control": "private, no-store", ...(wait > 0 ? { "retry-after": String(wait) } : {}) };
}

/** Answers one HTTP request to the API; the checks that hold for every procedure are here and in `init.ts`. */
export async function handleTrpcRequest(request: Request, deps: TrpcRequestDeps): Promise<Response> {
  const checked = await checkedRequest(request);
  if (checked instanceof Response) return checked;
  const { services, limiters, clock, settings } = deps.composition;
  const at = requestOrigin(request.headers, settings.publicOrigin);
  const visitor = visitorOf(request.headers, at);
  return await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: checked,
    router: appRouter,
    maxBatchSize: MAX_BATCH,
    createContext: async ({ info, resHeaders }): Promise<Context> => ({
      services,
      limiters,
      clock,
      trader: await deps.readSession(),
      visitor,
      at,
      isOutboxOpen: settings.isOutboxOpen && isLoopback(at, visitor.network),
      renewSession: async (token) => resHeaders.append("set-cookie", await deps.sealSession(token, at)),
      ip: visitor.network,
      isSameOrigin: isSameOrigin(request.headers, settings.publicOrigin),
      callCount: info.calls.length,
      requestId: randomUUID(),
    }),
    onError: ({ error, path, ctx }) => logFailure(deps.log, error, path, ctx),
    responseMeta: ({ errors }) => ({ headers: new Headers(answerHeaders(errors)) }),
  });
}
