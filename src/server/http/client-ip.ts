import { isIPv4, isIPv6 } from "node:net";

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

/**
 * Whom to count a request for: the IPv4 address or the IPv6 /64. Taken from the last entry of `x-forwarded-for`, which
 * the proxy nearest to us wrote; without a proxy the caller can choose it, so no limit may rest on it alone.
 */
export function clientIp(headers: Headers): string {
  const forwarded = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  const address = forwarded.replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIPv4(address)) return address;
  return isIPv6(address) ? network64(address) : "unknown";
}
