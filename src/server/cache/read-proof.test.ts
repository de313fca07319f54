import { expect, test } from "vitest";
import { createMemoryCacheStore } from "#adapters/memory/create-memory-cache-store.ts";
import type { StandingCanary } from "#ports/canary.ts";
import { createCache } from "#services/cache/create-cache.ts";
import { readProof } from "./read-proof.ts";

const STANDING: StandingCanary = {
  userId: "018f0000-0000-7000-8000-000000000001",
  email: "canary@axisor.local",
  accountId: null,
  positionId: null,
  startedAt: 1_800_000_000_000,
  provenAt: null,
};

const open = (standing: StandingCanary | null) => {
  const state = { now: 0, asked: 0, standing };
  const elapsed = () => state.now;
  const ownCache = createCache({
    store: createMemoryCacheStore({ elapsed, maxEntries: 10, maxBytes: 10_000 }),
    elapsed,
    digestKey: "a digest key",
    newVersion: () => "one",
  });
  const canary = {
    standing: async () => {
      state.asked += 1;
      return state.standing;
    },
  };
  return { state, read: () => readProof({ ownCache, canary }) };
};

test("whoever looks within a second is told by one question, and a newer proof within that second", async () => {
  const { state, read } = open(STANDING);
  const first = await Promise.all(Array.from({ length: 200 }, read));
  expect(first[199]).toEqual({ startedAt: STANDING.startedAt, provenAt: null });
  state.standing = { ...STANDING, provenAt: STANDING.startedAt + 60_000 };
  state.now = 999;
  expect(await read()).toEqual(first[0]);
  expect(state.asked).toBe(1);
  state.now = 1_000;
  expect(await read()).toEqual({
    startedAt: STANDING.startedAt,
    provenAt: STANDING.startedAt + 60_000,
  });
  expect(state.asked).toBe(2);
});

test("that nobody proves it is kept as long", async () => {
  const { state, read } = open(null);
  expect([await read(), await read()]).toEqual([null, null]);
  expect(state.asked).toBe(1);
});
