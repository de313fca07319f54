import { NextRequest } from "next/server";
import nextAuth from "next-auth";
import { readCookie } from "../http/read-cookie.ts";
import { readLimitedBody } from "../http/read-limited-body.ts";
import { requestOrigin } from "../http/request-origin.ts";
import { visitorOf } from "../http/visitor-of.ts";
import type { ServerLog } from "../log.ts";
import type { Composition } from "../trpc/context.ts";
import { answerWithCookies } from "./answer-with-cookies.ts";
import { createAuthOptions } from "./create-auth-options.ts";
import { deviceCookie } from "./device-cookie.ts";
import { sessionCookie } from "./session-cookie.ts";
import { tokenOfCookie } from "./trader-of-cookie.ts";

export type AuthRouteContext = { readonly params: Promise<{ readonly nextauth: string[] }> };

const MAX_BODY_BYTES = 16 * 1024;

/** Answers next-auth's own routes: log in, log out, the session. */
export async function handleAuthRequest(
  request: Request,
  route: AuthRouteContext,
  deps: { readonly composition: Composition; readonly secret: string; readonly log: ServerLog },
): Promise<Response> {
  const { services, settings } = deps.composition;
  const body = request.method === "POST" ? await readLimitedBody(request, MAX_BODY_BYTES) : undefined;
  if (body === null) return new Response("The request is too long.", { status: 413 });
  const at = requestOrigin(request.headers, settings.publicOrigin);
  const cookies: string[] = [];
  const options = createAuthOptions({
    auth: services.auth,
    secret: deps.secret,
    at,
    visitor: visitorOf(request.headers, at),
    log: deps.log,
    currentToken: () =>
      tokenOfCookie(readCookie(request.headers, sessionCookie(at.isSecure).name), deps.secret),
    knowDevice: (token) => void cookies.push(deviceCookie(token, at.isSecure)),
  });
  const { url, method, headers } = request;
  const asked = new NextRequest(url, { method, headers, ...(body ? { body } : {}) });
  const response: Response = await nextAuth(asked, route, options);
  const [action] = (await route.params).nextauth;
  return answerWithCookies(response, { action, cookies });
}
