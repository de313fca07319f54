import { expect, test } from "vitest";
import type { Heartbeat, Operations, StandingComponent } from "#ports/operations.ts";
import { describeHealth } from "./describe-health.ts";
import { nothingStored } from "./nothing-stored.ts";

const AT = 10_000_000;

const noted = (name: StandingComponent["name"], seenAt: number): StandingComponent => ({
  ...{ name, state: "ok", detail: "", latencyMs: null },
  ...{ since: 1_000, seenAt },
});

/** What a process without keys tells, of what the watch has seen and of who has shown themselves. */
const describeOf = (components: readonly StandingComponent[], beats: readonly Heartbeat[] = []) => {
  const operations: Pick<Operations, "ping" | "migrations" | "facts" | "living" | "lastNoted"> = {
    ping: async () => undefined,
    migrations: async () => 30,
    living: async (since) => beats.filter(({ seenAt }) => seenAt >= since),
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

const beat = (role: Heartbeat["role"], ageMs: number): Heartbeat => ({
  ...{ id: `${role} ${ageMs}`, role, version: "1" },
  ...{ startedAt: 0, seenAt: AT - ageMs },
});

test("what a cron brings for a minute serves nobody, where others serve pages or did within the hour", async () => {
  const webOf = async (...beats: readonly Heartbeat[]) => {
    const { components } = await describeOf([noted("web", AT - 5_000)], beats);
    const { state, detail } = components.find(({ name }) => name === "web") ?? {};
    return `${state}: ${detail}`;
  };
  const cron = beat("all", 1_000);
  expect(await webOf(beat("web", 30_000), beat("web", 2_000), cron)).toBe("ok: 2 alive");
  expect(await webOf(beat("web", 30_001), cron)).toBe("failed: none shows itself");
  expect(await webOf(beat("web", 3_600_000), cron)).toBe("failed: none shows itself");
  // One process that does everything is all there is, as on a platform of functions.
  expect(await webOf(beat("web", 3_600_001), cron)).toBe("ok: 1 alive");
  expect(await webOf(cron)).toBe("ok: 1 alive");
});
