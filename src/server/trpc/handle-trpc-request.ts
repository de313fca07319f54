import { randomUUID } from "node:crypto";
import type { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { PAGE_MARK } from "#domain/security/page-mark.ts";
import { AppError } from "#services/app-error.ts";
import { clientIp } from "../http/client-ip.ts";
import { isLoopback } from "../http/is-loopback.ts";
import { isSameOrigin } from "../http/is-same-origin.ts";
import { localeOf } from "../http/locale-of.ts";
import { noteRefusal } from "../http/note-refusal.ts";
import { refusal } from "../http/refusal.ts";
import { type RequestOrigin, requestOrigin } from "../http/request-origin.ts";
import type { RouteCall } from "../http/route.ts";
import { visitorOf } from "../http/visitor-of.ts";
import { createDatabaseSilence, type DatabaseSilence } from "../last-known/database-silence.ts";
import type { ServerLog } from "../log.ts";
import type { Sleep } from "../within.ts";
import { appRouter } from "./app-router.ts";
import { checkCalls, MAX_BATCH } from "./check-calls.ts";
import type { CallLine, Composition, Context, Trader } from "./context.ts";
import { retryAfterSeconds } from "./format-error.ts";
import { whoAsks } from "./who-asks.ts";

export type TrpcRequestDeps = {
  readonly composition: Composition;
  readonly readSession: () => Promise<Trader | null>;
  readonly readLastSession?: (() => Promise<Trader | null>) | undefined;
  readonly sleep?: Sleep;
  /** What earlier looks of this process at a session have found of the database; left out: each look is the first. */
  readonly silence?: DatabaseSilence | undefined;
  /** The `Set-Cookie` line that hands a browser its session's token. */
  readonly sealSession: (token: string, at: RequestOrigin) => Promise<string>;
  readonly log: ServerLog;
};

/** What is known of the request besides; made up where nobody stands before this, as in a test. */
export type TrpcCall = Pick<RouteCall, "requestId" | "network" | "note"> & {
  readonly now: () => number;
  readonly elapsed: () => number;
};

const callOf = (request: Request, { composition }: TrpcRequestDeps): TrpcCall => ({
  requestId: randomUUID(),
  network: clientIp(request.headers, composition.settings.trustedProxies),
  note: () => undefined,
  now: Date.now,
  elapsed: () => performance.now(),
});

function logFailure(
  log: ServerLog,
  error: TRPCError,
  path: string | undefined,
  requestId: string,
  trader: Trader | null | undefined,
): void {
  const facts = { path, requestId, userId: trader?.userId };
  if (error.code === "INTERNAL_SERVER_ERROR")
    log.error("request-failed", { ...facts, error: error.cause ?? error });
  // A refusal that came of something else: its caller is told when to come again, and the log why.
  if (error.cause instanceof AppError && error.cause.cause !== undefined)
    log.warn("database-away", { ...facts, error: error.cause.cause });
}

function waitOf(errors: readonly TRPCError[]): Record<string, string> {
  const waits = errors.map(({ cause }) => (cause instanceof AppError ? (retryAfterSeconds(cause) ?? 0) : 0));
  const wait = Math.max(0, ...waits);
  return wait > 0 ? { "retry-after": String(wait) } : {};
}

type Asked = { readonly path: string };

async function contextOf(
  request: Request,
  deps: TrpcRequestDeps,
  call: TrpcCall,
  { calls: asked, answerHeaders }: { readonly calls: readonly Asked[]; readonly answerHeaders: Headers },
): Promise<Context> {
  const { services, limiters, clock, settings, security } = deps.composition;
  const at = requestOrigin(request.headers, settings.publicOrigin);
  const calls: CallLine[] = [];
  const locale = localeOf(request.headers);
  const silence = deps.silence ?? createDatabaseSilence(call.elapsed);
  const isKnown = async ({ userId }: Trader) => (await services.overview.last({ userId, locale })) !== null;
  const { trader, defect, lastKnown } = await whoAsks({ ...deps, silence, isKnown }, asked);
  if (lastKnown !== null) {
    deps.log.warn("session-unread", { requestId: call.requestId, userId: lastKnown.userId, error: defect });
  }
  call.note({ calls, userId: trader?.userId ?? null });
  const recording = { security, local: limiters.local, log: deps.log, now: call.now };
  return {
    services,
    limiters,
    trader,
    defect,
    lastKnown,
    clock,
    visitor: visitorOf(request.headers, at, call.network),
    locale,
    at,
    isOutboxOpen: settings.isOutboxOpen && isLoopback(request.headers, at, call.network),
    renewSession: async (token) => answerHeaders.append("set-cookie", await deps.sealSession(token, at)),
    replicas: settings.replicas,
    ip: call.network,
    isSameOrigin: isSameOrigin(request.headers, settings.publicOrigin),
    isMarked: request.headers.has(PAGE_MARK),
    callCount: asked.length,
    requestId: call.requestId,
    elapsed: call.elapsed,
    noteCall: (line) => void calls.push(line),
    noteRefusal: (kind, facts) => noteRefusal(recording, { kind, network: call.network, trader, facts }),
  };
}

/** Only what the library may look at: what else a caller sends cannot change the form of the answer. */
function plainRequest(request: Request, body: string | null): Request {
  const headers = { "content-type": "application/json" };
  return new Request(request.url, { method: request.method, headers, ...(body === null ? {} : { body }) });
}

/** Answers one request to the API; the checks that hold for every procedure are in `init.ts`. */
export async function handleTrpcRequest(
  request: Request,
  deps: TrpcRequestDeps,
  call: TrpcCall = callOf(request, deps),
): Promise<Response> {
  const body = request.method === "POST" ? await request.text() : null;
  const fault = checkCalls(new URL(request.url), body);
  if (fault !== null) return refusal(400, fault(localeOf(request.headers)));
  return await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: plainRequest(request, body),
    router: appRouter,
    maxBatchSize: MAX_BATCH,
    createContext: ({ info, resHeaders }) =>
      contextOf(request, deps, call, { calls: info.calls, answerHeaders: resHeaders }),
    onError: ({ error, path, ctx }) => logFailure(deps.log, error, path, call.requestId, ctx?.trader),
    responseMeta: ({ errors }) => ({ headers: new Headers(waitOf(errors)) }),
  });
}
