import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "../engine/refusal.ts";
import type { Exchange } from "../exchange.ts";
import { createLaggingReads } from "../faults/lagging-reads.ts";
import { noStaleAnswers, rememberAnswers } from "../faults/stale-answers.ts";
import { allows } from "../world/scope.ts";
import { answerError, answerJson, answerWithEcho, type RestAnswer } from "./answer.ts";
import { authenticate, keyNameOf, type RestRequest } from "./authenticate.ts";
import { createRateLimit } from "./rate-limit.ts";
import type { Route } from "./route.ts";
import { accountRoutes } from "./routes/account.ts";
import { crossRoutes } from "./routes/cross.ts";
import { isolatedListRoutes } from "./routes/isolated-lists.ts";
import { isolatedTradeRoutes } from "./routes/isolated-trades.ts";
import { marketRoutes } from "./routes/market.ts";
import { walletRoutes } from "./routes/wallet.ts";

/** What leaves the server: an answer, a connection that ends, or silence. */
export type Served = RestAnswer | "drop" | "hang";

export type RestLimits = {
  readonly authPerSecond: number | null;
  readonly publicPerSecond: number | null;
  /** The clock requests are counted by, in milliseconds, never back; the machine's unless given. */
  readonly elapsedMs?: () => number;
};

const ROUTES: readonly Route[] = [
  ...marketRoutes,
  ...accountRoutes,
  ...walletRoutes,
  ...isolatedTradeRoutes,
  ...isolatedListRoutes,
  ...crossRoutes,
];
const BY_PATH = new Map(ROUTES.map((route) => [`${route.method} /v3${route.path}`, route]));
const PATHS = new Set(ROUTES.map(({ path }) => `/v3${path}`));
const INSTEAD_OF_ACTING = {
  "rate-limited": new Refusal(429, "TOO_MANY_REQUESTS", "Too many requests"),
  unavailable: new Refusal(503, "SERVICE_UNAVAILABLE", "Trading engine is temporarily unavailable"),
  "server-error": new Refusal(500, "INTERNAL_SERVER_ERROR", "Internal server error"),
} as const;

export function createRestServer(
  exchange: Exchange,
  limits: RestLimits,
): (request: RestRequest) => Promise<Served> {
  const elapsed = limits.elapsedMs ?? ((): number => performance.now());
  const perKey = createRateLimit(limits.authPerSecond, elapsed);
  const perIp = createRateLimit(limits.publicPerSecond, elapsed);
  const { staleReads = 0, limitHeaders = false, retryAfterS } = exchange.world.settings.quirks;
  const lagging = createLaggingReads(staleReads);
  let stale = noStaleAnswers;
  const remember = (): typeof stale => {
    const { world, candles } = exchange;
    return rememberAnswers(ROUTES, { world, candles, body: undefined, query: new URLSearchParams() });
  };
  exchange.onFault(({ kind }) => {
    if (kind === "stale-lists") stale = remember();
  });

  const answer = (request: RestRequest, route: Route, useStale: boolean): RestAnswer => {
    const { accountId, signedAt } = admit(exchange, request, route, keyNameOf(request));
    if (route.method !== "GET") lagging.onChange(accountId, remember);
    const late = route.method === "GET" ? lagging.find(accountId, route.path) : null;
    const old = useStale ? stale.find(accountId, route.path) : late;
    return old ?? answerJson(200, run(exchange, request, route, accountId, signedAt));
  };

  const act = (request: RestRequest, useStale: boolean): RestAnswer => {
    let told: RestAnswer["headers"] = {};
    try {
      const route = findRoute(request);
      const name = keyNameOf(request);
      const left = name === null ? perIp.take(request.ip) : perKey.take(name);
      const perSecond = name === null ? limits.publicPerSecond : limits.authPerSecond;
      if (limitHeaders) told = limitHeadersOf(perSecond, left);
      if (left === null) throw INSTEAD_OF_ACTING["rate-limited"];
      return { ...answer(request, route, useStale), headers: told };
    } catch (error) {
      const refused = answerError(error, retryAfterS);
      return { ...refused, headers: { ...told, ...refused.headers } };
    }
  };

  return async (request) => {
    const fault = exchange.faults.take(request.method, request.pathname, keyNameOf(request));
    if (fault?.kind === "drop-before") return "drop";
    if (fault?.kind === "hang-before") return "hang";
    if (fault?.kind === "error-with-echo") return answerWithEcho(500, request);
    if (fault?.kind === "refusal-with-echo") return answerWithEcho(400, request);
    if (fault && fault.kind in INSTEAD_OF_ACTING)
      return answerError(INSTEAD_OF_ACTING[fault.kind as keyof typeof INSTEAD_OF_ACTING]);
    if (fault?.kind === "delay") await pause(fault.delayMs ?? 1_000);
    const answer = act(request, fault?.kind === "stale-lists");
    if (fault?.kind === "act-then-drop") return "drop";
    if (fault?.kind === "timeout-after-commit") return "hang";
    return fault?.kind === "malformed"
      ? { status: 200, body: "<html><body>Bad gateway</body></html>" }
      : answer;
  };
}

function limitHeadersOf(perSecond: number | null, left: number | null): Readonly<Record<string, string>> {
  if (perSecond === null) return {};
  return { "x-ratelimit-limit": String(perSecond), "x-ratelimit-remaining": String(left ?? 0) };
}

function findRoute({ method, pathname }: RestRequest): Route {
  const route = BY_PATH.get(`${method} ${pathname}`);
  if (route !== undefined) return route;
  if (PATHS.has(pathname)) throw new Refusal(405, "METHOD_NOT_ALLOWED", "Method not allowed");
  throw new Refusal(404, "NOT_FOUND", "Not found");
}

/** A signed request is checked on public routes too, as clients with a key sign everything. */
function admit(
  exchange: Exchange,
  request: RestRequest,
  route: Route,
  name: string | null,
): { accountId: string; signedAt: number | null } {
  if (name === null && route.scope === null) return { accountId: "", signedAt: null };
  const { key, signedAt } = authenticate(exchange.world, request);
  if (route.scope !== null && !allows(key.permissions, route.scope))
    throw new Refusal(403, "FORBIDDEN", `Missing permission: ${route.scope}`);
  return { accountId: key.accountId, signedAt };
}

function run(
  exchange: Exchange,
  request: RestRequest,
  route: Route,
  accountId: string,
  signedAt: number | null,
): unknown {
  const { world, candles } = exchange;
  const call = {
    world,
    candles,
    accountId,
    body: readBody(request),
    query: new URLSearchParams(request.search),
  };
  world.signedAt = signedAt;
  try {
    return route.run(call);
  } finally {
    world.signedAt = null;
    exchange.commit();
  }
}

function readBody({ body, headers }: RestRequest): unknown {
  if (body.length === 0) return undefined;
  if (!/^application\/json\b/i.test(headers["content-type"] ?? ""))
    throw new Refusal(400, "BAD_REQUEST", "Content-Type must be application/json");
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new Refusal(400, "BAD_REQUEST", "Body is not valid JSON");
  }
}
