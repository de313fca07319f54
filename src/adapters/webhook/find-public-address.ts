import type { LookupAddress } from "node:dns";
import { isAddress, isPublicAddress } from "#domain/notifications/webhook/is-public-address.ts";
import { fail, ok, type Result } from "#domain/result.ts";

/** Every address of a name, as the system's resolver has them. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

export type NoAddress = "unknown" | "private";

/**
 * The address to connect to, and no other: a name is asked for once, and every one of its addresses must be public, for the
 * system could take any. What is connected to is what was looked at; a name that answers otherwise a moment later changes
 * nothing.
 * @param isAllowed whether private ones are fine for this host.
 */
export const findPublicAddress = async (
  hostname: string,
  isAllowed: boolean,
  resolve: Resolve,
): Promise<Result<LookupAddress, NoAddress>> => {
  const host = hostname.replace(/^\[|\]$/g, "");
  const found = isAddress(host)
    ? [{ address: host, family: host.includes(":") ? 6 : 4 }]
    : await resolve(host).catch(() => []);
  const [first] = found;
  if (first === undefined) return fail("unknown");
  if (!isAllowed && !found.every(({ address }) => isPublicAddress(address))) return fail("private");
  return ok(first);
};
