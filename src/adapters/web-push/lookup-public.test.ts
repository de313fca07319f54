import type { LookupOptions } from "node:dns";
import { describe, expect, test } from "vitest";
import { lookupPublic } from "./lookup-public.ts";

const look = (addresses: readonly string[], options: LookupOptions = {}) =>
  new Promise((resolve) => {
    const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    lookupPublic((_, __, done) => done(null, found))("fcm.googleapis.com", options, (error, address) =>
      resolve(error?.message ?? address),
    );
  });

describe("a name", () => {
  test("is connected to by the addresses that were looked at", async () => {
    expect(await look(["142.250.74.74"])).toBe("142.250.74.74");
    expect(await look(["142.250.74.74"], { all: true })).toEqual([{ address: "142.250.74.74", family: 4 }]);
  });

  test.each([[["127.0.0.1"]], [["142.250.74.74", "10.0.0.1"]], [["142.250.74.74", "::1"]], [[]]])(
    "that leads to %j is not",
    async (addresses) => {
      expect(await look(addresses)).toMatch(/not public/);
    },
  );

  test("that is not known fails by what the resolver says", async () => {
    const failing = lookupPublic((_, __, done) => done(new Error("ENOTFOUND"), []));
    const said = await new Promise((resolve) => failing("x", {}, (error) => resolve(error?.message)));
    expect(said).toBe("ENOTFOUND");
  });
});
