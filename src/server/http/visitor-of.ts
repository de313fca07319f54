import type { Visitor } from "#services/auth/visitor.ts";
import { readDevice } from "../auth/device-cookie.ts";
import { relyingParty } from "./relying-party.ts";
import type { RequestOrigin } from "./request-origin.ts";

/** What is known of whoever sent a request. */
export function visitorOf(headers: Headers, at: RequestOrigin, network: string): Visitor {
  return {
    network,
    userAgent: headers.get("user-agent"),
    deviceToken: readDevice(headers, at.isSecure),
    party: relyingParty(at),
  };
}
