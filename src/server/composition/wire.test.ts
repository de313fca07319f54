import { expect, test } from "vitest";
import { openPlainCredential } from "#adapters/sodium/open-plain-credential.ts";
import { aLog } from "#testing/server/a-log.ts";
import { wire } from "./wire.ts";

const NOW = Date.UTC(2026, 0, 1);
const NOWHERE = { rest: "http://paper.test/v3", stream: "ws://paper.test/v1" };

test("a process whose clock is far off reads by the exchange's clock once it knows it, so no key is refused for that", async () => {
  const stamps: (string | null)[] = [];
  const wired = wire({
    databaseUrl: "postgres://nobody@127.0.0.1:9/none",
    connections: 1,
    name: "test",
    keys: { kind: "box", publicKey: "" },
    paper: NOWHERE,
    clock: () => NOW + 3_600_000,
    log: aLog().log,
    fetch: async (url, init) => {
      if (String(url).endsWith("/time")) return Response.json({ time: new Date(NOW).toISOString() });
      stamps.push(new Headers(init?.headers).get("lnm-access-timestamp"));
      return Response.json({ message: "No." }, { status: 401 });
    },
  });
  const credential = openPlainCredential({ key: "k", secret: "s", passphrase: "p" });
  const read = () => wired.exchanges.withCredential("signet", credential).account();
  await read();
  await wired.stampClock.measure("signet");
  await read();
  const [before, after] = stamps.map(Number);
  expect(before).toBe(NOW + 3_600_000);
  expect(Math.abs((after ?? 0) - NOW)).toBeLessThan(30_000);
  await wired.close();
});
