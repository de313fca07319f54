import { isIP } from "node:net";
import type { RelyingParty } from "#ports/passkey-ceremonies.ts";
import type { RequestOrigin } from "./request-origin.ts";

/**
 * For whom a browser makes passkeys at this address: for a name reached over https, and for localhost. Null for an
 * address of figures and for plain http in a home network, where browsers make none.
 */
export function relyingParty({ origin, isSecure }: RequestOrigin): RelyingParty | null {
  const id = new URL(origin).hostname;
  const isLocal = id === "localhost" || id.endsWith(".localhost");
  const isNumber = isIP(id.replace(/^\[|\]$/g, "")) !== 0;
  return isLocal || (isSecure && !isNumber) ? { id, origin } : null;
}
