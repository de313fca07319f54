import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { healthRoute } from "../health/health-route.ts";
import { readyRoute } from "../health/ready-route.ts";
import { BODY_CUTOFF_MS } from "../http/read-body.ts";
import type { Route, RouteDeps } from "../http/route.ts";
import { serveRoute } from "../http/serve-route.ts";
import { createStreamPlaces } from "../http/stream-places.ts";
import { unknownRoute } from "../http/unknown-route.ts";
import type { ServerLog } from "../log.ts";
import type { Composition } from "../trpc/context.ts";
import type { Wired } from "../wired.ts";
import { sleep } from "../within.ts";
import { metricsRoute } from "./metrics-route.ts";

export type MetricsServer = { readonly port: number; close(): Promise<void> };

/** Longer heads than a scraper's are nobody's here. */
const MOST_HEAD_BYTES = 8_192;
const PATIENCE_MS = 10_000;

/** Whether it lives and is ready is asked of a worker as it is of the pages, which it does not serve. */
const ROUTES: ReadonlyMap<string, Route> = new Map([
  ["/metrics", metricsRoute],
  ["/api/metrics", metricsRoute],
  ["/api/health", healthRoute],
  ["/api/health/ready", readyRoute],
]);

type Parts = Composition & { readonly wired: Wired };

/** What the one way in stands on, in a process that may serve nothing else: nobody is logged in here. */
const depsOf = (parts: Parts, log: ServerLog): RouteDeps => ({
  // Whoever is at the other end of the wire is written down below, and nothing that they wrote themselves.
  edge: () => ({ ...parts, settings: { ...parts.settings, trustedProxies: 1 } }),
  parts: async () => parts,
  readSession: async () => null,
  secret: () => "",
  log,
  now: Date.now,
  elapsed: () => performance.now(),
  newId: randomUUID,
  bodyTime: { sleep, cutoffMs: BODY_CUTOFF_MS },
  streams: createStreamPlaces(),
  tracer: parts.wired.tracer,
});

/** A body is never read: what carries one is answered without it. */
const requestOf = ({ method = "GET", url = "/", headers, socket }: IncomingMessage): Request => {
  const { authorization } = headers;
  return new Request(new URL(url, "http://metrics.invalid"), {
    method,
    headers: {
      ...(authorization === undefined ? {} : { authorization }),
      "x-forwarded-for": socket.remoteAddress ?? "",
    },
  });
};

const answer = async (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  deps: RouteDeps,
): Promise<void> => {
  const request = requestOf(incoming);
  const route = ROUTES.get(new URL(request.url).pathname) ?? unknownRoute;
  const response = await serveRoute(request, Promise.resolve({}), route, deps);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(await response.text());
};

/**
 * Answers the metrics on a port of their own, by the same token, and to anybody whether this process lives and is ready: for
 * a worker, which serves nothing else, and for whoever keeps them off the port that the world reaches.
 * @param port 0 takes a free one.
 * @throws where the port is taken.
 */
export const serveMetrics = async (
  parts: Parts,
  { host, port, log }: { readonly host: string; readonly port: number; readonly log: ServerLog },
): Promise<MetricsServer> => {
  const deps = depsOf(parts, log);
  const server = createServer(
    { maxHeaderSize: MOST_HEAD_BYTES, headersTimeout: PATIENCE_MS },
    (incoming, outgoing) => {
      answer(incoming, outgoing, deps).catch((error: unknown) => {
        log.error("metrics-failed", { error });
        outgoing.destroy();
      });
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
