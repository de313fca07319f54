import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { assetOrigin } from "#server/auth/asset-origin.ts";
import { publicOrigin } from "#server/auth/public-origin.ts";
import { arrivalOf } from "#server/http/arrivals.ts";
import { isReading } from "#server/http/method.ts";
import { requestOrigin } from "#server/http/request-origin.ts";
import {
  FIXED_HEADERS,
  FOR_A_DAY,
  HUSHED_HEADERS,
  NO_STORE,
  pagePolicy,
  SHARED_FILE_HEADERS,
  TRANSPORT_HEADERS,
} from "#server/http/security-headers.ts";

/** Pages and files. Routes say all of this themselves, and count their bodies, which Next copies for a proxy first. */
export const config = { matcher: ["/((?!api/).*)"] };

const isOfBuild = (path: string): boolean => path.startsWith("/_next/static/");

const isPicture = (path: string): boolean =>
  path.startsWith("/icons/") || path === "/icon.svg" || path === "/apple-icon.png";

/**
 * How long a browser keeps it. Files of the build are called by what is in them, and Next says itself that they never change;
 * the script of the theme decides how a page looks at once, so it is asked for again each time.
 */
const cacheOf = (path: string): Record<string, string> => {
  if (isPicture(path)) return { "cache-control": FOR_A_DAY };
  return isOfBuild(path) || path === "/theme.js" ? {} : { "cache-control": NO_STORE };
};

/** Pages whose address holds what nobody else should learn. */
const HOLDS_TOKEN: ReadonlySet<string> = new Set(["/link", "/panic"]);

function pageHeaders(request: NextRequest, policy: string): Record<string, string> {
  const { isSecure } = requestOrigin(request.headers, publicOrigin());
  const { pathname } = request.nextUrl;
  const hushed = HOLDS_TOKEN.has(pathname) ? HUSHED_HEADERS : {};
  const fixed = { ...FIXED_HEADERS, ...hushed, ...(isSecure ? TRANSPORT_HEADERS : {}) };
  const isShared = assetOrigin() !== null && isOfBuild(pathname);
  return {
    ...fixed,
    ...cacheOf(pathname),
    ...(isShared ? SHARED_FILE_HEADERS : {}),
    "content-security-policy": policy,
  };
}

/**
 * Gives each page its headers, and a nonce that its own scripts alone carry. It lets nobody in and keeps nobody out:
 * without this file everybody may do exactly what they may do with it.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = pagePolicy(randomBytes(16).toString("base64"), assetOrigin());
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
