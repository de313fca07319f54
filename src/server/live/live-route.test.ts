import { afterEach, describe, expect, it, vi } from "vitest";
import { anActiveSession, LOGIN_TIME } from "#testing/builders/a-session.ts";
import { aRoute } from "#testing/server/a-route.ts";
import { createLiveHub, type LiveHub } from "./live-hub.ts";
import { liveRoute } from "./live-route.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const trader = { ...anActiveSession(), email: "trader@axisor.local", role: "trader", hasSecondFactor: false };

const price = {
  network: "paper",
  last: 200_000,
  readAt: "2026-01-01T00:00:00.000Z",
  fundingRateE9: null,
  fundingAt: null,
  provenance: null,
} as const;

const stand = (who: unknown = trader, isFunction = false) => {
  const hub: LiveHub = createLiveHub(
    { prices: async () => [price], marks: { of: async () => new Map() } },
    "boot",
  );
  const { send } = aRoute({ trader: who as never, now: () => LOGIN_TIME });
  const ask = (method = "GET") =>
    send(
      liveRoute(async () => ({ hub, isFunction })),
      new Request("http://localhost:3000/api/stream", { method }),
    );
  return { hub, ask };
};

const read = async (reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> => {
  const { value, done } = await reader.read();
  return done ? "" : new TextDecoder().decode(value);
};

describe("the live stream", () => {
  it("is opened for nobody who is not logged in", async () => {
    const { ask, hub } = stand(null);
    expect((await ask()).status).toBe(401);
    expect(hub.size()).toBe(0);
  });

  it("passes on what happens, unpacked and unkept, until its reader leaves", async () => {
    const { ask, hub } = stand();
    const answer = await ask();
    expect(answer.headers.get("content-type")).toContain("text/event-stream");
    expect(answer.headers.get("cache-control")).toBe("private, no-store, no-transform");
    const reader = answer.body?.getReader();
    if (reader === undefined) throw new Error("It streams");
    expect(await read(reader)).toBe("retry: 2000\n\n");
    await hub.tellPrices("2026-01-01T00:00:01.000Z");
    expect(await read(reader)).toMatch(/^id: boot\.1\nevent: price\ndata: \{.*"last":200000.*\}\n\n$/u);
    expect(hub.size()).toBe(1);
    await reader.cancel();
    expect(hub.size()).toBe(0);
  });

  it.each([
    ["a quarter of an hour", trader, false, 900_000],
    ["two minutes on a platform of functions", trader, true, 120_000],
    ["its session's time", { ...trader, expiresAt: LOGIN_TIME + 5_000 }, false, 5_000],
  ])(
    "ends after %s, so that whoever comes back is asked who they are",
    async (_, who, isFunction, lifeMs) => {
      vi.useFakeTimers();
      vi.spyOn(Math, "random").mockReturnValue(0);
      const { ask, hub } = stand(who, isFunction);
      const reader = (await ask()).body?.getReader();
      if (reader === undefined) throw new Error("It streams");
      await read(reader);
      await vi.advanceTimersByTimeAsync(lifeMs - 1_000);
      expect(hub.size()).toBe(1);
      await vi.advanceTimersByTimeAsync(2_000);
      expect(hub.size()).toBe(0);
      expect(await read(reader)).toBe("");
    },
  );

  it("leaves a browser that takes nothing any more", async () => {
    const { ask, hub } = stand();
    const answer = await ask();
    for (let count = 0; count < 200; count += 1) void hub.beat();
    expect(hub.size()).toBe(0);
    await answer.body?.cancel();
  });

  it("answers a question for its head without opening anything for long", async () => {
    const { ask, hub } = stand();
    const answer = await ask("HEAD");
    expect([answer.status, answer.body]).toEqual([200, null]);
    await vi.waitFor(() => expect(hub.size()).toBe(0));
  });
});
