import { expect, test } from "vitest";
import type { Operations, StandingComponent } from "#ports/operations.ts";
import { describeHealth } from "./describe-health.ts";
import { nothingStored } from "./nothing-stored.ts";

const AT = 100_000;

const noted = (name: StandingComponent["name"], seenAt: number): StandingComponent => ({
  ...{ name, state: "ok", detail: "", latencyMs: null },
  ...{ since: 1_000, seenAt },
});

/** What a process without keys tells, of what the watch has seen. */
const describeOf = (components: readonly StandingComponent[]) => {
  const operations: Pick<Operations, "ping" | "migrations" | "facts" | "living" | "lastNoted"> = {
    ping: async () => undefined,
    migrations: async () => 30,
    living: async () => [],
    lastNoted: async () => ({ components, at: AT }),
    facts: async () => nothingStored(),
  };
  return describeHealth({
    operations: operations as Operations,
    jobs: { facts: async () => [] },
    own: {
      ...{ pingKv: null, openBreakers: null, pingVault: null },
      host: async () => ({ diskFree: null, certificateLeftMs: null, requests: { total: 0, failed: 0 } }),
    },
    ...{ migrations: 30, direct: [], clock: () => AT, elapsed: () => 0, newId: () => "one" },
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
};

test("what another process saw lately is told as it saw it, and what nobody looked at for a minute is not told", async () => {
  const { components } = await describeOf([noted("exchange", AT - 59_999), noted("vault", AT - 60_000)]);
  const names = components.map(({ name }) => name);
  expect(names).toContain("exchange");
  expect(names).not.toContain("vault");
});

test("since when a part is as it is, the watch has seen; in another state it is since now", async () => {
  const { components } = await describeOf([
    noted("database", AT - 5_000),
    { ...noted("queue", AT - 5_000), state: "failed" },
  ]);
  const sinceOf = (wanted: string) => components.find(({ name }) => name === wanted)?.since;
  expect([sinceOf("database"), sinceOf("queue")]).toEqual([1_000, AT]);
});
