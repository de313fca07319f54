import { noTracer } from "#domain/operations/no-tracer.ts";
import type { Route, RouteDeps } from "#server/http/route.ts";
import { serveRoute } from "#server/http/serve-route.ts";
import { createStreamPlaces } from "#server/http/stream-places.ts";
import type { Composition, Trader } from "#server/trpc/context.ts";
import type { Wired } from "#server/wired.ts";
import { aComposition } from "./a-composition.ts";
import { aLog } from "./a-log.ts";

/** What a cookie is signed with in tests. */
export const TEST_SECRET = "a secret of more than thirty-two characters";

type Setup = {
  readonly composition?: Composition;
  readonly trader?: Trader | null;
  readonly wired?: Wired;
  readonly now?: () => number;
  readonly deps?: Partial<RouteDeps>;
};

/** The product's own way from a request to an answer, around parts the test made. */
export function aRoute(setup: Setup = {}) {
  const now = setup.now ?? Date.now;
  const composition = setup.composition ?? aComposition({}, {}, now).composition;
  const { log, lines } = aLog();
  let ids = 0;
  const wired = setup.wired ?? new Proxy({} as Wired, { get: () => undefined });
  const deps: RouteDeps = {
    edge: () => composition,
    parts: async () => ({ ...composition, wired }),
    readSession: async () => setup.trader ?? null,
    secret: () => TEST_SECRET,
    log,
    tracer: noTracer,
    now,
    elapsed: now,
    newId: () => `018f0000-0000-7000-8000-${String(++ids).padStart(12, "0")}`,
    bodyTime: { sleep: () => new Promise(() => undefined), cutoffMs: 10_000 },
    streams: createStreamPlaces(),
    ...setup.deps,
  };
  const send = (route: Route, request: Request, params: unknown = {}) =>
    serveRoute(request, Promise.resolve(params), route, deps);
  return { send, deps, lines, composition };
}
