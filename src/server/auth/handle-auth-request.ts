import { NextRequest } from "next/server";
import nextAuth from "next-auth";
import { clientIp } from "../http/client-ip.ts";
import { readLimitedBody } from "../http/read-limited-body.ts";
import { requestOrigin } from "../http/request-origin.ts";
import type { ServerLog } from "../log.ts";
import type { Composition } from "../trpc/context.ts";
import { createAuthOptions } from "./create-auth-options.ts";

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
  const options = createAuthOptions({
    auth: services.auth,
    secret: deps.secret,
    at: requestOrigin(request.headers, settings.publicOrigin),
    ip: clientIp(request.headers),
    log: deps.log,
  });
  const { url, method, headers } = request;
  return await nextAuth(new NextRequest(url, { method, headers, ...(body ? { body } : {}) }), route, options);
}
