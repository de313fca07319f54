import { expect, it } from "vitest";
import { fail, ok } from "#domain/result.ts";
import { priceFromUsd } from "#domain/units.ts";
import { FakeExchanges } from "#testing/fakes/fake-exchanges.ts";
import { UNAVAILABLE } from "#testing/fakes/fake-faults.ts";
import { FakeMarket } from "#testing/fakes/fake-market.ts";
import { aLog } from "#testing/server/a-log.ts";
import { createExchangeClock } from "./create-exchange-clock.ts";

/**
 * Our clock, and an exchange whose clock is `ahead` of it; `asked` counts how often it was asked. `jumped`: how far our wall
 * clock was set; `slept`: how long the machine slept.
 */
const aWorld = (ahead: number) => {
  const world = { now: 1_000_000, jumped: 0, slept: 0, ahead, asked: 0, isDown: false };
  const market = new FakeMarket(priceFromUsd(100_000), () => world.now);
  const exchanges = new FakeExchanges(market);
  market.serverTime = async () => {
    world.asked += 1;
    return world.isDown ? fail(UNAVAILABLE) : ok(world.now + world.ahead);
  };
  const { log, lines } = aLog();
  return {
    world,
    lines,
    clock: createExchangeClock({
      exchanges,
      clock: () => world.now + world.jumped,
      elapsed: () => world.now - world.slept,
      log,
    }),
  };
};

it("stamps nothing before the exchange was asked", async () => {
  const { world, clock } = aWorld(1_500);
  expect(clock.now("signet")).toBeNull();
  world.isDown = true;
  expect(await clock.measure("signet")).toBe(false);
  expect(clock.now("signet")).toBeNull();
});

it("tells the exchange's time by its distance from ours", async () => {
  const { world, clock } = aWorld(1_500);
  expect(await clock.measure("signet")).toBe(true);
  world.now += 500;
  expect(clock.now("signet")).toBe(1_002_000);
});

it.each([1_001, -1_001, 60_000])(
  "stamps nothing by a wall clock that was set by %i ms until the exchange was asked again",
  async (jumped) => {
    const { world, clock } = aWorld(1_500);
    await clock.measure("signet");
    world.jumped = jumped;
    expect(clock.now("signet")).toBeNull();
    await clock.measure("signet");
    expect([world.asked, clock.now("signet")]).toEqual([
      2,
      Math.abs(1_500 - jumped) > 10_000 ? null : 1_001_500,
    ]);
  },
);

it("is not moved by what the two clocks of a machine drift apart in a minute", async () => {
  const { world, clock } = aWorld(1_500);
  await clock.measure("signet");
  world.jumped = 1_000;
  expect(clock.now("signet")).toBe(1_001_500);
});

it("knows after a sleep that it must ask again, however lately it did, and reads by the wall clock until then", async () => {
  const { world, clock } = aWorld(700);
  await clock.measure("signet");
  world.now += 3_600_000;
  world.slept = 3_597_000;
  expect(clock.now("signet")).toBeNull();
  expect(clock.readStamp("signet")).toBe(4_600_000);
  expect(await clock.measure("signet", 10_000)).toBe(true);
  expect([world.asked, clock.now("signet")]).toEqual([2, 4_600_700]);
});

it("asks once a minute, and at once after a refused stamp", async () => {
  const { world, clock } = aWorld(0);
  for (const _ of [1, 2, 3]) await clock.measure("signet");
  expect(world.asked).toBe(1);
  world.now += 60_000;
  await clock.measure("signet");
  expect(world.asked).toBe(2);
  clock.refuse("signet");
  await clock.measure("signet");
  expect(world.asked).toBe(3);
});

it("asks sooner whoever wants to know it fresher", async () => {
  const { world, clock } = aWorld(0);
  await clock.measure("signet");
  world.now += 9_999;
  await clock.measure("signet", 10_000);
  expect(world.asked).toBe(1);
  world.now += 1;
  await clock.measure("signet", 10_000);
  expect(world.asked).toBe(2);
});

it("stamps reads by the exchange's time however far off ours is, and by ours before it was asked", async () => {
  const { world, clock } = aWorld(-60_000);
  expect(clock.readStamp("signet")).toBe(1_000_000);
  await clock.measure("signet");
  world.now += 500;
  expect(clock.now("signet")).toBeNull();
  expect(clock.readStamp("signet")).toBe(940_500);
  expect(clock.readStamp("paper")).toBe(1_000_500);
});

it("keeps what it knows while the exchange cannot be asked", async () => {
  const { world, clock } = aWorld(700);
  await clock.measure("signet");
  world.isDown = true;
  world.now += 120_000;
  expect(await clock.measure("signet")).toBe(false);
  expect(clock.now("signet")).toBe(1_120_700);
});

it("warns of two seconds and refuses to stamp beyond ten", async () => {
  const near = aWorld(2_001);
  await near.clock.measure("signet");
  expect(near.lines.join()).toContain("clock-apart");
  expect(near.clock.now("signet")).toBe(1_002_001);
  const far = aWorld(-10_001);
  await far.clock.measure("signet");
  expect(far.clock.now("signet")).toBeNull();
});

it("leaves the paper exchange alone: it takes this machine's clock", async () => {
  const { world, clock } = aWorld(-9_000_000_000);
  expect(await clock.measure("paper")).toBe(true);
  expect(clock.now("paper")).toBe(1_000_000);
  expect(world.asked).toBe(0);
});
