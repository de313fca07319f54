import { encode } from "next-auth/jwt";
import type { RequestOrigin } from "../http/request-origin.ts";
import { setCookie } from "../http/set-cookie.ts";
import { sessionCookie } from "./session-cookie.ts";

/** A session's cookie ends with its row at the latest. */
export const SESSION_SECONDS = 24 * 60 * 60;

/** The line that hands a browser its session's new token, in the very cookie that the login made. */
export async function sealSession(
  token: string,
  { isSecure }: RequestOrigin,
  secret: string,
): Promise<string> {
  const value = await encode({ token: { sid: token }, secret, maxAge: SESSION_SECONDS });
  return setCookie(value, { name: sessionCookie(isSecure).name, isSecure, maxAgeSeconds: SESSION_SECONDS });
}
