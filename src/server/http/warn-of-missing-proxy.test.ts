import { describe, expect, test } from "vitest";
import { warnOfMissingProxy } from "./warn-of-missing-proxy.ts";

const PEER = "198.51.100.1";
const arrival = (forwardedFor: string | null, path = "/dashboard") => ({ path, peer: PEER, forwardedFor });

const watching = (trustedProxies: number) => {
  const warned: unknown[] = [];
  const look = warnOfMissingProxy(
    { warn: (event, fields) => void warned.push([event, fields]) },
    () => trustedProxies,
  );
  return { look, warned };
};

describe("proxies that were promised", () => {
  test("and wrote nothing are named once, with what to set", () => {
    const { look, warned } = watching(1);
    look(arrival(null));
    look(arrival(""));
    const hint = expect.stringContaining("TRUSTED_PROXIES");
    expect(warned).toEqual([["proxy-missing", { expected: 1, written: 0, hint }]]);
  });

  test.each([
    ["all wrote", 2, arrival("203.0.113.7, 198.51.100.2")],
    ["none was promised", 0, arrival(null)],
    ["the platform probes", 1, arrival(null, "/api/health")],
    ["there is no wire to look at", 1, { ...arrival(null), peer: null }],
  ])("are not missed where %s", (_, promised, request) => {
    const { look, warned } = watching(promised);
    look(request);
    expect(warned).toEqual([]);
  });
});
