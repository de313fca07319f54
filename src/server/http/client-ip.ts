import { isIPv4, isIPv6 } from "node:net";
import { type Arrival, arrivalOf } from "./arrivals.ts";

/** The network half of an IPv6 address: one household has 2^64 of the rest. */
function network64(address: string): string {
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeroes = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => "0");
  const groups = tail === undefined ? front : [...front, ...zeroes, ...back];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, "").toLowerCase())
    .join(":")}::/64`;
}

/** Some proxies write the port along; an IPv6 address stands in brackets then. */
const withoutPort = (text: string): string =>
  /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(text)?.[1] ?? text;

function networkOf(text: string): string {
  const address = withoutPort(text).replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIPv4(address)) return address;
  return isIPv6(address) ? network64(address) : "unknown";
}

type Said = { readonly forwardedFor: string | null; readonly peer: string | null };

function believe({ forwardedFor, peer }: Said, trustedProxies: number): string {
  const said = (forwardedFor ?? "").split(",").map((entry) => entry.trim());
  const hops = peer === null ? said : [...said, peer];
  const believed = peer === null ? trustedProxies : trustedProxies + 1;
  if (believed === 0) return "unknown";
  // A proxy that wrote nothing leaves the row too short: then the nearest address that is there stands for all.
  const entries = hops.slice(-believed).filter((entry) => entry !== "");
  return networkOf(entries[0] ?? "");
}

/** See `clientIp`, of a request as it came off the wire. */
export const networkOfArrival = (arrival: Arrival, trustedProxies: number): string =>
  believe(arrival, trustedProxies);

/**
 * Whom to count a request for: an IPv4 address or an IPv6 /64. `trustedProxies` machines in a row before us are believed
 * in what they wrote into `x-forwarded-for`, each the address it was asked by; what stands before those entries was
 * written by the caller and is not looked at. Without any it is the address at the other end of the wire. "unknown" where
 * nothing believable is there: those are counted together.
 */
export function clientIp(headers: Headers, trustedProxies: number): string {
  const said = arrivalOf(headers) ?? { forwardedFor: headers.get("x-forwarded-for"), peer: null };
  return believe(said, trustedProxies);
}
