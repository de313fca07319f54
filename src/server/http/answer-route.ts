import { randomUUID } from "node:crypto";
import { authSecret } from "../auth/auth-secret.ts";
import { lastSessionOfHeaders, sessionOfHeaders } from "../auth/session-of-headers.ts";
import { composition, edge, metering, tracing } from "../composition.ts";
import { createDatabaseSilence } from "../last-known/database-silence.ts";
import { log } from "../log.ts";
import { sleep } from "../within.ts";
import { processStreams } from "./process-streams.ts";
import { BODY_CUTOFF_MS } from "./read-body.ts";
import type { Route, RouteDeps } from "./route.ts";
import { serveRoute } from "./serve-route.ts";
import { createStrainWatch, type StrainWatch, watchLateness } from "./strain-watch.ts";

/** Kept once a process, however often this module is bundled. */
const held = globalThis as { axisorStrain?: StrainWatch };
held.axisorStrain ??= createStrainWatch({ elapsed: () => performance.now(), lateMs: watchLateness() });

const DEPS: RouteDeps = {
  edge,
  parts: composition,
  readSession: sessionOfHeaders,
  readLastSession: lastSessionOfHeaders,
  silence: createDatabaseSilence(() => performance.now()),
  secret: authSecret,
  log,
  tracer: { span: (...args) => tracing().span(...args), current: () => tracing().current() },
  now: Date.now,
  elapsed: () => performance.now(),
  newId: randomUUID,
  bodyTime: { sleep, cutoffMs: BODY_CUTOFF_MS },
  streams: processStreams(),
  shedding: {
    strain: held.axisorStrain,
    onShed: () => metering().meter.count("requests_shed_total", {}),
  },
};

/** Answers a request by a route, with the parts of this process. */
export const answerRoute = (route: Route, request: Request, params: Promise<unknown>): Promise<Response> =>
  serveRoute(request, params, route, DEPS);
