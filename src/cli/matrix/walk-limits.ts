import { noTracer } from "#domain/operations/no-tracer.ts";
import type { RateLimiter } from "#ports/rate-limiter.ts";
import { createMemoryRateLimiter } from "#server/composition/limiters.ts";
import type { Route, RouteDeps } from "#server/http/route.ts";
import { serveRoute } from "#server/http/serve-route.ts";
import { createStreamPlaces } from "#server/http/stream-places.ts";
import type { Trader } from "#server/trpc/context.ts";
import type { Services } from "#server/trpc/services.ts";
import { trpcRoute } from "#server/trpc/trpc-route.ts";
import { AppError } from "#services/app-error.ts";
import { callOf, OUR_PAGE } from "./ask.ts";
import { examplesOf } from "./example-inputs.ts";
import type { Finding } from "./findings.ts";
import type { WalkedProcedure } from "./list-procedures.ts";
import { ORIGIN, type Product } from "./open-product.ts";
import type { TabledRoute } from "./read-route-table.ts";
import { tenthOf } from "./tenth-of.ts";

/** More than a tenth of any limit allows at once. That a limit is there is seen here; what it is, its own tests hold. */
const MOST = 130;

/** A counter in the place of the product's own, for whoever wants to see a missing limit found. */
export type PlantedLimiter = (limiter: RateLimiter) => RateLimiter;

/** Services that refuse whatever is asked: what is counted is counted before them. */
const refusingServices = (services: Services): Services => {
  const refuse = async () => Promise.reject(new AppError("not-found", "There is nothing here."));
  const nouns = Object.keys(services).map((noun) => [noun, new Proxy({}, { get: () => refuse })]);
  return { ...services, ...Object.fromEntries(nouns) };
};

const operatorAt = (now: number): Trader => ({
  userId: "018f0000-0000-4000-8000-000000000001",
  email: "operator@axisor.local",
  role: "operator",
  sessionId: "018f0000-0000-4000-8000-000000000002",
  deviceId: null,
  steppedUpAt: now,
  frozenUntil: null,
  hasSecondFactor: true,
  expiresAt: now + 24 * 60 * 60_000,
});

/** The way in on a clock that stands still until it is moved, with counters of its own. */
const openDoor = (
  { services, wired, cronSecret }: Product,
  who: "operator" | "stranger",
  plant: PlantedLimiter,
) => {
  let now = wired.clock();
  const limiter = plant(tenthOf(createMemoryRateLimiter({ now: () => now })));
  const composition = {
    services: refusingServices(services),
    limiters: { shared: limiter, local: limiter, auth: limiter },
    clock: () => now,
    settings: {
      cronSecret,
      metricsToken: cronSecret,
      publicOrigin: ORIGIN,
      trustedProxies: 1,
      replicas: 1,
      isOutboxOpen: false,
      paperProvenance: "simulated prices",
    },
  };
  const deps: RouteDeps = {
    edge: () => composition,
    parts: async () => ({ ...composition, wired }),
    readSession: async () => (who === "stranger" ? null : operatorAt(now)),
    secret: () => "a secret of no consequence, thirty-two characters",
    log: { info: () => {}, warn: () => {}, error: () => {} },
    tracer: noTracer,
    now: () => now,
    elapsed: () => now,
    newId: wired.newId,
    bodyTime: { sleep: () => new Promise(() => undefined), cutoffMs: 10_000 },
    streams: createStreamPlaces(),
  };
  return {
    send: (route: Route, request: Request, params: unknown = {}) =>
      serveRoute(request, Promise.resolve(params), route, deps),
    wait: (ms: number) => {
      now += ms;
    },
  };
};

/** Asks until told to wait, and waits exactly so long; what is wrong with that, or null. */
async function faultOf(ask: () => Promise<Response>, wait: (ms: number) => void): Promise<string | null> {
  for (let asked = 0; asked < MOST; asked++) {
    const response = await ask();
    if (response.status !== 429) continue;
    const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
    if (!Number.isInteger(retryAfter) || retryAfter < 1) return "does not say how long to wait";
    wait(retryAfter * 1_000);
    return (await ask()).status === 429 ? "goes on refusing after the wait it named" : null;
  }
  return `answers ${MOST} calls in a row, and its limit was a tenth`;
}

const unlimited = (where: string, what: string | null): readonly Finding[] =>
  what === null ? [] : [{ kind: "unlimited", where, what }];

async function walkProcedure(
  product: Product,
  procedure: WalkedProcedure,
  plant: PlantedLimiter,
): Promise<readonly Finding[]> {
  const input = procedure.input === null ? undefined : examplesOf(procedure.input)[0];
  const findings: Finding[] = [];
  for (const who of ["operator", "stranger"] as const) {
    const { send, wait } = openDoor(product, who, plant);
    const what = await faultOf(() => send(trpcRoute, callOf(procedure, input, null)), wait);
    findings.push(...unlimited(`${procedure.path} as ${who}`, what));
  }
  return findings;
}

/** Every procedure and route, called until it says stop. */
export async function walkLimits(
  product: Product,
  {
    procedures,
    routes,
  }: { readonly procedures: readonly WalkedProcedure[]; readonly routes: readonly TabledRoute[] },
  plant: PlantedLimiter = (limiter) => limiter,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const procedure of procedures) findings.push(...(await walkProcedure(product, procedure, plant)));
  // The API's own route leaves it to the calls in it, which were walked.
  for (const { path, route, params } of routes.filter((one) => one.route.limit !== "calls")) {
    const { send, wait } = openDoor(product, "stranger", plant);
    const counted: Route = { ...route, answer: async () => new Response("done") };
    const headers = { ...OUR_PAGE, authorization: `Bearer ${product.cronSecret}` };
    const ask = () => send(counted, new Request(`${ORIGIN}${path}`, { headers }), params);
    findings.push(...unlimited(path, await faultOf(ask, wait)));
  }
  return findings;
}
