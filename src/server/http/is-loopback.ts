import { arrivalOf } from "./arrivals.ts";
import type { RequestOrigin } from "./request-origin.ts";

const NAMES = new Set(["localhost", "[::1]"]);
/** As `clientIp` tells an address of this very machine. */
const OWN_NETWORKS = new Set(["0:0:0:0::/64"]);

const isOwnV4 = (address: string): boolean => /^127\.\d+\.\d+\.\d+$/.test(address);

/**
 * Whether the request began on this machine and asked for it by name: a proxy tells another address or that it is one,
 * and a page that points a name of its own at us asks for that name. A proxy that says nothing of itself and asks for us
 * by our own name is not told apart.
 */
export function isLoopback(headers: Headers, { origin }: RequestOrigin, network: string): boolean {
  const { hostname } = new URL(origin);
  const isOurName = NAMES.has(hostname) || isOwnV4(hostname);
  const isRelayed = arrivalOf(headers)?.isRelayed ?? false;
  return isOurName && !isRelayed && (isOwnV4(network) || OWN_NETWORKS.has(network));
}
