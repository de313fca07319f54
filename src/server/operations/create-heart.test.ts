import { expect, test } from "vitest";
import type { Heartbeat } from "#ports/operations.ts";
import { aLog } from "#testing/server/a-log.ts";
import { createHeart } from "./create-heart.ts";

const aHeart = () => {
  const world = { at: 1_000, isAway: false, beats: [] as Heartbeat[], left: [] as string[] };
  const operations = {
    beat: async (heartbeat: Heartbeat) => {
      if (world.isAway) throw new TypeError("connection refused at postgres://somebody:secret@localhost");
      world.beats.push(heartbeat);
    },
    leave: async (id: string) => void world.left.push(id),
  };
  const { log, lines } = aLog();
  const heart = createHeart(
    { operations, clock: () => world.at, newId: () => "one", log },
    { role: "worker", version: "0.1.0" },
  );
  return { world, heart, lines };
};

test("a process is noted as often as its work calls, and not more than every five seconds", async () => {
  const { world, heart } = aHeart();
  await heart.beat();
  world.at += 4_999;
  await heart.beat();
  world.at += 1;
  await heart.beat();
  expect(world.beats).toEqual([
    { id: "one", role: "worker", version: "0.1.0", startedAt: 1_000, seenAt: 1_000 },
    { id: "one", role: "worker", version: "0.1.0", startedAt: 1_000, seenAt: 6_000 },
  ]);
  await heart.stop();
  expect(world.left).toEqual(["one"]);
});

test("a database that is away stops no work, and its address is in no line", async () => {
  const { world, heart, lines } = aHeart();
  world.isAway = true;
  await heart.beat();
  expect(world.beats).toEqual([]);
  const said = JSON.stringify(lines);
  expect(said).toContain("heartbeat-not-kept");
  expect(said).not.toContain("secret");
});
