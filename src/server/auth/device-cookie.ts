import { readCookie } from "../http/read-cookie.ts";
import { setCookie } from "../http/set-cookie.ts";

const FOUR_HUNDRED_DAYS = 400 * 24 * 60 * 60;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

const nameOf = (isSecure: boolean): string => (isSecure ? "__Host-axisor.device" : "axisor.device");

/** What this browser's own cookie holds; null for a browser that never logged in, or that holds something we never gave. */
export function readDevice(headers: Headers, isSecure: boolean): string | null {
  const token = readCookie(headers, nameOf(isSecure));
  return token !== null && TOKEN.test(token) ? token : null;
}

/** The line that lets a browser be known again. It opens nothing; it has attempts of its own to log in. */
export function deviceCookie(token: string, isSecure: boolean): string {
  return setCookie(token, { name: nameOf(isSecure), isSecure, maxAgeSeconds: FOUR_HUNDRED_DAYS });
}
