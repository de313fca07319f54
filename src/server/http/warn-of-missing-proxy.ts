import type { ServerLog } from "../log.ts";
import type { Arrival } from "./arrivals.ts";

/**
 * Says once that a request came past the proxies we were told to trust: then callers who reach us directly choose whom they
 * are counted for, and those behind a proxy that writes nothing are counted together. Probes of the platform come directly
 * and are no sign of it.
 */
export function warnOfMissingProxy(
  log: Pick<ServerLog, "warn">,
  trustedProxies: () => number,
): (arrival: Pick<Arrival, "path" | "peer" | "forwardedFor">) => void {
  let isSaid = false;
  return ({ path, peer, forwardedFor }) => {
    if (isSaid || peer === null || path === "/api/health") return;
    const written = (forwardedFor ?? "").split(",").filter((entry) => entry.trim() !== "").length;
    const expected = trustedProxies();
    if (written >= expected) return;
    isSaid = true;
    log.warn("proxy-missing", {
      expected,
      written,
      hint: "Set TRUSTED_PROXIES to how many proxies stand before this server and write X-Forwarded-For; 0 where none does.",
    });
  };
}
