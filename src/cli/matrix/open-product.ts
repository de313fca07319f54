import { randomBytes } from "node:crypto";
import { noTracer } from "#domain/operations/no-tracer.ts";
import { ok } from "#domain/result.ts";
import type { MailLink } from "#ports/mails.ts";
import type { AttemptCounter } from "#ports/rate-limiter.ts";
import { deriveKey } from "#server/auth/derive-key.ts";
import { sealSession } from "#server/auth/seal-session.ts";
import { sessionCookie } from "#server/auth/session-cookie.ts";
import { lastTraderOfCookie, traderOfCookie } from "#server/auth/trader-of-cookie.ts";
import { bindServices } from "#server/bind-services.ts";
import { openTenantAudit } from "#server/composition/desks/open-audits.ts";
import { KNOWN_MIGRATIONS } from "#server/composition/migrations.ts";
import { wire } from "#server/composition/wire.ts";
import type { WiringOptions } from "#server/composition/wiring-options.ts";
import { readCookie } from "#server/http/read-cookie.ts";
import type { Route, RouteDeps } from "#server/http/route.ts";
import { serveRoute } from "#server/http/serve-route.ts";
import { createStreamPlaces } from "#server/http/stream-places.ts";
import type { Composition } from "#server/trpc/context.ts";
import type { Services } from "#server/trpc/services.ts";
import type { Wired } from "#server/wired.ts";
import { linkTokenOf } from "#services/auth/link-token-of.ts";

export const ORIGIN = "http://localhost:3000";
const AT = { origin: ORIGIN, isSecure: false };
const NOWHERE = { rest: "http://127.0.0.1:9/v3", stream: "ws://127.0.0.1:9/v1" };
const QUIET = { info: () => {}, warn: () => {}, error: () => {} };

/** Whose row it is must hold without any limit, so the walk is never stopped by one; limits are walked by themselves. */
const noLimits: AttemptCounter = {
  take: async () => ok({ allowed: true, retryAfterMs: 0, windowStart: 0 }),
  clear: async () => ok(undefined),
  giveBack: async () => ok(undefined),
};

/** Other services in the place of the product's own, for whoever wants to see a mistake found. */
export type Planting = (services: Services, wired: Wired) => Services;

export type ProductOptions = {
  readonly databaseUrl: string;
  readonly keyringFile: string;
  /** What cookies and cursors are sealed with; its own where nobody else has to read them. */
  readonly secret?: string;
  readonly plant?: Planting | undefined;
  /** Parts in the place of the product's own. */
  readonly parts?: Partial<Wired> | undefined;
  /** What its parts are made of, in the place of what they are made of here. */
  readonly wiring?: Partial<WiringOptions> | undefined;
};

export type Product = ReturnType<typeof openProduct>;

const wireProduct = ({ databaseUrl, keyringFile, wiring }: ProductOptions, now: number): Wired =>
  wire({
    databaseUrl,
    connections: 4,
    name: "axisor-matrix",
    keys: { kind: "file", file: keyringFile, isOurs: true },
    paper: NOWHERE,
    clock: () => now,
    log: QUIET,
    // Whatever network an input names: nothing leaves this machine, and no exchange answers what could be read or asked twice.
    fetch: async () => new Response("away"),
    // Mail could be sent, and nobody here does.
    telling: { mail: { url: "smtp://127.0.0.1:9", from: "axisor@axisor.local" } },
    ...wiring,
  });

const settingsOf = (cronSecret: string): Composition["settings"] => ({
  cronSecret,
  metricsToken: cronSecret,
  publicOrigin: ORIGIN,
  trustedProxies: 1,
  replicas: 1,
  isOutboxOpen: false,
  paperProvenance: "simulated prices",
});

/**
 * The product's own way from a request to an answer, on a clock that stands still. `proxy.ts` is no part of it: whatever
 * holds here holds without that.
 */
export const openProduct = (options: ProductOptions) => {
  const now = Date.now();
  const secret = options.secret ?? randomBytes(32).toString("hex");
  const linkKey = () => deriveKey(secret, "mail-links");
  const cronSecret = randomBytes(32).toString("hex");
  const wired: Wired = { ...wireProduct(options, now), ...options.parts };
  const bound = bindServices(wired, noLimits, {
    paperProvenance: "simulated prices",
    isDemoOn: false,
    cursorKey: () => deriveKey(secret, "cursors"),
    migrations: KNOWN_MIGRATIONS,
    linkKey,
  });
  const services = options.plant?.(bound, wired) ?? bound;
  const limiters = { shared: noLimits, local: noLimits, auth: noLimits };
  const settings = settingsOf(cronSecret);
  const composition: Composition = {
    services,
    limiters,
    security: wired.security,
    clock: wired.clock,
    settings,
  };
  const cookieName = sessionCookie(AT.isSecure).name;
  const cookieIn = (sent: Headers) => readCookie(sent, cookieName) ?? undefined;
  const deps: RouteDeps = {
    edge: () => composition,
    parts: async () => ({ ...composition, wired }),
    readSession: (sent) =>
      traderOfCookie(cookieIn(sent), { secret, auth: services.auth, last: wired.lastSessions }),
    readLastSession: (sent) => lastTraderOfCookie(cookieIn(sent), { secret, last: wired.lastSessions }),
    secret: () => secret,
    log: QUIET,
    tracer: noTracer,
    now: wired.clock,
    elapsed: wired.clock,
    newId: wired.newId,
    bodyTime: { sleep: () => new Promise(() => undefined), cutoffMs: 10_000 },
    streams: createStreamPlaces(),
  };
  const audit = openTenantAudit(options.databaseUrl);
  return {
    wired,
    services,
    audit,
    now,
    cronSecret,
    /** The `Cookie` header of a browser that holds a session's token. */
    cookieOf: async (token: string): Promise<string> =>
      (await sealSession(token, AT, secret)).split(";")[0] ?? "",
    /** What opens a link, as whoever it was mailed to reads it. */
    linkTokenOf: (link: MailLink): string => linkTokenOf(linkKey(), link),
    send: (route: Route, request: Request, params: unknown = {}): Promise<Response> =>
      serveRoute(request, Promise.resolve(params), route, deps),
    close: async () => {
      await audit.close();
      await wired.close();
    },
  };
};
