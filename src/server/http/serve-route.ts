import { limitRoute } from "../limits/limit-call.ts";
import { retryAfterSeconds } from "../trpc/format-error.ts";
import { type Arrival, arrivalOf } from "./arrivals.ts";
import { clientIp } from "./client-ip.ts";
import { defectWords } from "./defect-words.ts";
import { localeOf } from "./locale-of.ts";
import { readBody } from "./read-body.ts";
import { refusal } from "./refusal.ts";
import { refusalOf, refusalOfLook } from "./refusal-of.ts";
import { requestOrigin } from "./request-origin.ts";
import { REQUEST_WORDS } from "./request-words.ts";
import type { LineFacts, Route, RouteCall, RouteDeps } from "./route.ts";
import { answerHeaders, NO_STORE } from "./security-headers.ts";
import { SHED_WAIT_S, shouldShed } from "./should-shed.ts";
import { isStream } from "./stream-places.ts";

const CARRIES_BODY = new Set(["POST", "PUT", "PATCH"]);

const hasBody = (headers: Headers): boolean =>
  headers.has("transfer-encoding") || Number(headers.get("content-length") ?? 0) > 0;

/** The same request with its body whole in memory, or why it is not taken. */
async function withBody(request: Request, route: Route, deps: RouteDeps): Promise<Request | Response> {
  if (route.body === null || !CARRIES_BODY.has(request.method)) return request;
  const body = await readBody(request, route.body, deps.bodyTime);
  if (!(body instanceof Uint8Array)) return refusal(body.status, body.said(localeOf(request.headers)));
  const { url, method, headers } = request;
  return new Request(url, { method, headers, body });
}

const wordsFor = ({ request }: RouteCall) => REQUEST_WORDS[localeOf(request.headers)];

/** No promise: a place is free when another stream ends. */
const PLACE_WAIT_S = 60;

/** An answer that streams takes a place of its caller: each one is a connection that stays open. */
function withPlace(response: Response, call: RouteCall): Response {
  if (!isStream(response)) return response;
  const caller = arrivalOf(call.request.headers)?.userId ?? call.network;
  const held = call.deps.streams.hold(caller, response);
  if (held !== null) return held;
  return refusal(429, wordsFor(call).tooManyPlaces, { retryAfter: PLACE_WAIT_S });
}

type Answer = { readonly response: Response; readonly isBodyTaken: boolean };

async function answer(call: RouteCall, route: Route): Promise<Answer> {
  const left = (response: Response): Answer => ({ response, isBodyTaken: false });
  if (!route.methods.some((method) => method === call.request.method)) {
    const headers = { allow: route.methods.join(", ") };
    return left(refusal(405, wordsFor(call).badMethod, { headers }));
  }
  const refused = (await route.refuse?.(call)) ?? null;
  if (refused !== null) return left(refused);
  const { limiters, settings } = call.deps.edge();
  const path = new URL(call.request.url).pathname;
  await limitRoute({ limiters, replicas: settings.replicas }, { path, network: call.network }, route.limit);
  const request = await withBody(call.request, route, call.deps);
  if (request instanceof Response) return left(request);
  const response = withPlace(await route.answer({ ...call, request }), call);
  return { response, isBodyTaken: route.body !== null };
}

/** A cron changes what it finds to change by whichever method. */
const isLook = ({ request }: RouteCall, route: Route): boolean =>
  route.limit !== "cron" && request.method === "GET";

/** What only looks at something, and may look again later. A stream is begun in any case: without it a page asks more often. */
const mayWait = ({ request }: RouteCall, route: Route): boolean =>
  route.limit === "calls" && request.method === "GET";

/** The same as `answer`, but where more is asked than is answered in time: then looks are refused at once, and changes never. */
async function answerOrShed(call: RouteCall, route: Route): Promise<Answer> {
  const { shedding } = call.deps;
  if (shedding === undefined || !mayWait(call, route)) return await answer(call, route);
  const { strain, onShed } = shedding;
  if (shouldShed(strain.now())) {
    onShed();
    const response = refusal(503, wordsFor(call).tooBusy, { retryAfter: SHED_WAIT_S });
    return { response, isBodyTaken: false };
  }
  const over = strain.begin();
  return await answer(call, route).finally(over);
}

/** A refusal in its own words; anything else that is thrown is ours, and only its id leaves. */
function answerToError(error: unknown, call: RouteCall, route: Route): Answer {
  const left = (response: Response): Answer => ({ response, isBodyTaken: false });
  const refused = isLook(call, route) ? refusalOfLook(error) : refusalOf(error);
  if (refused !== null && (refused.code === "limit-reached" || refused.code === "unavailable")) {
    const { cause } = refused;
    if (cause !== undefined) call.deps.log.warn("database-away", { requestId: call.requestId, error: cause });
    const retryAfter = retryAfterSeconds(refused);
    const status = refused.code === "limit-reached" ? 429 : 503;
    return left(
      refusal(
        status,
        refused.said(localeOf(call.request.headers)),
        retryAfter === undefined ? {} : { retryAfter },
      ),
    );
  }
  call.deps.log.error("route-failed", { requestId: call.requestId, error });
  return left(refusal(500, defectWords(localeOf(call.request.headers), call.requestId)));
}

function finished({ response, isBodyTaken }: Answer, call: RouteCall): Response {
  const { publicOrigin } = call.deps.edge().settings;
  const headers = new Headers(response.headers);
  const fixed = answerHeaders(requestOrigin(call.request.headers, publicOrigin).isSecure);
  for (const [name, value] of Object.entries(fixed)) headers.set(name, value);
  // What is packed would be gathered until there is enough of it, and be late.
  if (isStream(response)) headers.set("cache-control", `${NO_STORE}, no-transform`);
  // What was not read of a body is not waited for: whoever goes on sending it is hung up on.
  if (!isBodyTaken && hasBody(call.request.headers)) headers.set("connection", "close");
  const body = call.request.method === "HEAD" ? null : response.body;
  // What nobody will read ends at its source.
  if (body === null) response.body?.cancel().catch(() => undefined);
  return new Response(body, { status: response.status, headers });
}

function writeLine(call: RouteCall, line: LineFacts, arrival: Arrival | null): void {
  const { pathname } = new URL(call.request.url);
  call.deps.log.info("request", {
    requestId: call.requestId,
    method: arrival?.method ?? call.request.method,
    path: pathname,
    network: call.network,
    userId: arrival?.userId ?? null,
    trace: call.deps.tracer.current()?.split("-")[1] ?? null,
    ...line,
  });
  if (arrival !== null) arrival.isLogged = true;
}

/**
 * Answers one request to a route: the one way in, so that none is without a limit, a bound on its body, the headers and
 * a line in the access log.
 */
export async function serveRoute(
  request: Request,
  params: Promise<unknown>,
  route: Route,
  deps: RouteDeps,
): Promise<Response> {
  const began = deps.elapsed();
  const arrival = arrivalOf(request.headers);
  let facts: LineFacts = {};
  const call: RouteCall = {
    request,
    params,
    requestId: arrival?.id ?? deps.newId(),
    network: clientIp(request.headers, deps.edge().settings.trustedProxies),
    deps,
    note: (more) => {
      facts = { ...facts, ...more };
    },
  };
  const about = { kind: route.limit, method: request.method };
  return deps.tracer.span(
    "request",
    about,
    async (note) => {
      const given = await answerOrShed(call, route).catch((error: unknown) =>
        answerToError(error, call, route),
      );
      const response = finished(given, call);
      const { status } = response;
      note({ status });
      const ms = Math.round(deps.elapsed() - began);
      writeLine(call, { limit: route.limit, status, ms, ...facts }, arrival);
      return response;
    },
    // Whoever sent it may say what it belongs to, and nothing else.
    request.headers.get("traceparent"),
  );
}
