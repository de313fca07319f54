import { DEFAULT_PREFERENCES, PREFERENCES_COOKIE, readPreferences } from "#domain/language/preferences.ts";
import type { Visitor } from "#services/auth/visitor.ts";
import { readDevice } from "../auth/device-cookie.ts";
import { localeOf } from "./locale-of.ts";
import { readCookie } from "./read-cookie.ts";
import { relyingParty } from "./relying-party.ts";
import type { RequestOrigin } from "./request-origin.ts";

const zoneOf = (headers: Headers): string =>
  readPreferences(readCookie(headers, PREFERENCES_COOKIE) ?? "").timeZone ?? DEFAULT_PREFERENCES.timeZone;

/** What is known of whoever sent a request. */
export function visitorOf(headers: Headers, at: RequestOrigin, network: string): Visitor {
  return {
    network,
    reads: { locale: localeOf(headers), timeZone: zoneOf(headers) },
    userAgent: headers.get("user-agent"),
    deviceToken: readDevice(headers, at.isSecure),
    party: relyingParty(at),
  };
}
