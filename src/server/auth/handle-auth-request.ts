import { NextRequest } from "next/server";
import nextAuth from "next-auth";
import { isSameOrigin } from "../http/is-same-origin.ts";
import { localeOf } from "../http/locale-of.ts";
import { noteRefusal } from "../http/note-refusal.ts";
import { readCookie } from "../http/read-cookie.ts";
import { refusal } from "../http/refusal.ts";
import { requestOrigin } from "../http/request-origin.ts";
import { REQUEST_WORDS } from "../http/request-words.ts";
import type { RouteCall } from "../http/route.ts";
import { visitorOf } from "../http/visitor-of.ts";
import type { ServerLog } from "../log.ts";
import type { Composition } from "../trpc/context.ts";
import { answerWithCookies } from "./answer-with-cookies.ts";
import { createAuthOptions } from "./create-auth-options.ts";
import { deviceCookie } from "./device-cookie.ts";
import { sessionCookie } from "./session-cookie.ts";
import { tokenOfCookie } from "./trader-of-cookie.ts";

/**
 * What the library answers here, by method. It has more: pages of its own, and a way for anybody to write into our log.
 * What reads never changes anything; what changes is asked for by our own page.
 */
const ACTIONS: Readonly<Record<string, ReadonlySet<string>>> = {
  GET: new Set(["csrf", "error", "providers", "session", "signin"]),
  POST: new Set(["callback", "signin", "signout"]),
};

export type AuthRequestDeps = {
  readonly composition: Composition;
  readonly secret: string;
  readonly log: ServerLog;
};

async function refuseForeign(call: RouteCall, action: string, deps: AuthRequestDeps): Promise<Response> {
  const { security, limiters } = deps.composition;
  const recording = { security, local: limiters.local, log: deps.log, now: call.deps.now };
  const facts = { why: "foreign-origin", procedure: `auth.${action}` };
  await noteRefusal(recording, { kind: "access-refused", network: call.network, trader: null, facts });
  return refusal(403, REQUEST_WORDS[localeOf(call.request.headers)].foreign);
}

/**
 * The library takes whatever goes wrong for "nobody is logged in" and clears the cookie: a database that is away for a
 * moment would log everybody out. So what went wrong is kept, to be said instead of the library's answer.
 */
function watched(auth: Composition["services"]["auth"]) {
  const defects: unknown[] = [];
  const resolveSession: typeof auth.resolveSession = async (input) => {
    try {
      return await auth.resolveSession(input);
    } catch (error) {
      defects.push(error);
      throw error;
    }
  };
  const { openSession, logOut } = auth;
  return { auth: { openSession, logOut, resolveSession }, defects };
}

/** Answers next-auth's own routes; `path` is what follows `/api/auth/`. */
export async function handleAuthRequest(
  call: RouteCall,
  path: readonly string[],
  deps: AuthRequestDeps,
): Promise<Response> {
  const { request } = call;
  const { services, settings } = deps.composition;
  const [action = ""] = path;
  if (ACTIONS[request.method]?.has(action) !== true)
    return refusal(404, REQUEST_WORDS[localeOf(request.headers)].nothingHere);
  if (request.method === "POST" && !isSameOrigin(request.headers, settings.publicOrigin)) {
    return await refuseForeign(call, action, deps);
  }
  const { auth, defects } = watched(services.auth);
  const at = requestOrigin(request.headers, settings.publicOrigin);
  const cookies: string[] = [];
  const options = createAuthOptions({
    auth,
    secret: deps.secret,
    at,
    visitor: visitorOf(request.headers, at, call.network),
    locale: localeOf(request.headers),
    log: deps.log,
    currentToken: () =>
      tokenOfCookie(readCookie(request.headers, sessionCookie(at.isSecure).name), deps.secret),
    knowDevice: (token) => void cookies.push(deviceCookie(token, at.isSecure)),
  });
  const { url, method, headers } = request;
  const body = method === "POST" ? await request.arrayBuffer() : null;
  const asked = new NextRequest(url, { method, headers, ...(body === null ? {} : { body }) });
  const response = await nextAuth(asked, { params: Promise.resolve({ nextauth: [...path] }) }, options);
  if (defects.length > 0) throw defects[0];
  return answerWithCookies(response, { action, cookies });
}
