import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { publicOrigin } from "#server/auth/public-origin.ts";
import { arrivalOf } from "#server/http/arrivals.ts";
import { isReading } from "#server/http/method.ts";
import { requestOrigin } from "#server/http/request-origin.ts";
import {
  FIXED_HEADERS,
  HUSHED_HEADERS,
  NO_STORE,
  pagePolicy,
  TRANSPORT_HEADERS,
} from "#server/http/security-headers.ts";

/** Pages and files. Routes say all of this themselves, and count their bodies, which Next copies for a proxy first. */
export const config = { matcher: ["/((?!api/).*)"] };

const FILES: ReadonlySet<string> = new Set(["/theme.js", "/icon.svg", "/apple-icon.png"]);

/** Files that are the same for everybody; the browser may keep them. */
const isFile = (path: string): boolean =>
  path.startsWith("/_next/static/") || path.startsWith("/icons/") || FILES.has(path);

/** Pages whose address holds what nobody else should learn. */
const HOLDS_TOKEN: ReadonlySet<string> = new Set(["/link", "/panic"]);

function pageHeaders(request: NextRequest, policy: string): Record<string, string> {
  const { isSecure } = requestOrigin(request.headers, publicOrigin());
  const cache: Record<string, string> = isFile(request.nextUrl.pathname) ? {} : { "cache-control": NO_STORE };
  const hushed = HOLDS_TOKEN.has(request.nextUrl.pathname) ? HUSHED_HEADERS : {};
  const fixed = { ...FIXED_HEADERS, ...hushed, ...(isSecure ? TRANSPORT_HEADERS : {}) };
  return { ...fixed, ...cache, "content-security-policy": policy };
}

/**
 * Gives each page its headers, and a nonce that its own scripts alone carry. It lets nobody in and keeps nobody out:
 * without this file everybody may do exactly what they may do with it.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = pagePolicy(randomBytes(16).toString("base64"));
  const headers = pageHeaders(request, policy);
  const came = arrivalOf(request.headers)?.method ?? request.method;
  if (!isReading(came)) {
    return new NextResponse(null, {
      status: 405,
      headers: { ...headers, allow: "GET, HEAD", "cache-control": NO_STORE },
    });
  }
  const asked = new Headers(request.headers);
  // Next finds the nonce in here and puts it on every script of its own.
  asked.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers: asked } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
