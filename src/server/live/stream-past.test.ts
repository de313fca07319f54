import { expect, test, vi } from "vitest";
import { createLiveHub } from "./live-hub.ts";
import { streamPast } from "./stream-past.ts";

const NOW = "2026-01-01T00:00:00.000Z";
const WHO = { userId: "a", sessionId: "s", lastEventId: null, lifeMs: 120_000 };

const stand = () => {
  const world = { last: 200_000, isBegun: true, waiting: 0 };
  const price = () => ({
    ...{ network: "paper" as const, last: world.last, readAt: NOW },
    ...{ fundingRateE9: null, fundingAt: null, provenance: null },
  });
  const hub = createLiveHub({ prices: async () => [price()], marks: { of: async () => new Map() } }, "boot");
  const written: string[] = [];
  const stream = streamPast(hub, WHO, {
    isBegun: () => world.isBegun,
    write: (bytes) => void written.push(new TextDecoder().decode(bytes)),
    waiting: () => world.waiting,
  });
  const reader = stream.getReader();
  const read = async () => new TextDecoder().decode((await reader.read()).value);
  const tell = async (last: number) => {
    world.last = last;
    await hub.tellPrices(NOW);
  };
  return { world, hub, written, reader, read, tell };
};

test("nothing is written past the stream before what the stream gave first was taken and more is asked for", async () => {
  const { hub, written, reader, read, tell } = stand();
  await tell(200_000);
  expect(await read()).toBe(": live\n\n");
  await tell(200_001);
  expect([hub.size(), written]).toEqual([0, []]);
  const over = reader.read();
  expect(written[0]).toBe("retry: 2000\n\n");
  expect(written[1]).toContain('"last":200001');
  await tell(200_002);
  expect(written[2]).toContain('"last":200002');
  await reader.cancel();
  expect((await over).done).toBe(true);
  expect(hub.size()).toBe(0);
});

test("where the head of the answer is not gone yet, what is told goes the long way", async () => {
  const { world, written, read } = stand();
  world.isBegun = false;
  await read();
  expect(await read()).toBe("retry: 2000\n\n");
  expect(written).toEqual([]);
});

test("whoever does not take what is written is left", async () => {
  const { world, hub, written, reader, read, tell } = stand();
  await read();
  const over = reader.read();
  world.waiting = 64 * 1_024 + 1;
  await tell(200_001);
  expect((await over).done).toBe(true);
  expect(hub.size()).toBe(0);
  expect(written).toEqual(["retry: 2000\n\n"]);
});

test("it ends when its life is over, so that whoever comes back is asked who they are", async () => {
  vi.useFakeTimers();
  const { hub, reader, read } = stand();
  await read();
  const over = reader.read();
  await vi.advanceTimersByTimeAsync(119_000);
  expect(hub.size()).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect((await over).done).toBe(true);
  expect(hub.size()).toBe(0);
  vi.useRealTimers();
});
