import { expect, test } from "vitest";
import { createMeter } from "#adapters/prom-client/create-meter.ts";
import type { Figures } from "#ports/operations.ts";
import { readScrape, valuesOf } from "#testing/operations/read-scrape.ts";
import { createFigureKeeper } from "./create-figure-keeper.ts";
import { nothingStored } from "./nothing-stored.ts";

const figuresOf = (armed: number): Figures => ({
  activeUsers: { "5m": 0, "1d": 0, "7d": 0 },
  triggersArmed: { paper: armed },
  intents: {},
  connections: {},
});

/** A database that answers when it is told to, and a moment that ends when it is told to. */
const open = () => {
  const { meter, scrape } = createMeter();
  const world = {
    at: 0,
    asked: 0,
    answer: Promise.withResolvers<Figures>(),
    moment: Promise.withResolvers<void>(),
  };
  const note = () => undefined;
  const keeper = createFigureKeeper({
    operations: {
      facts: async () => nothingStored(),
      lastNoted: async () => null,
      figures: () => {
        world.asked += 1;
        return world.answer.promise;
      },
    },
    jobs: { facts: async () => [] },
    openBreakers: () => [],
    meter,
    clock: () => world.at,
    elapsed: () => world.at,
    sleep: () => world.moment.promise,
    log: { info: note, warn: note, error: note },
  });
  const values = async () => {
    const read = readScrape(await scrape.text());
    return { armed: valuesOf(read, "triggers_armed").paper, age: valuesOf(read, "figures_age_seconds")[""] };
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const answer = async (armed: number) => {
    await turn();
    world.answer.resolve(figuresOf(armed));
    world.answer = Promise.withResolvers();
    await turn();
  };
  return { world, keeper, values, answer };
};

test("the first who asks waits for the database, and so does whoever asks after a while", async () => {
  const { world, keeper, values, answer } = open();
  const first = keeper.refresh();
  world.moment.resolve();
  await answer(1);
  await first;
  expect(await values()).toEqual({ armed: 1, age: 0 });
  world.at = 20_001;
  const later = keeper.refresh();
  await answer(2);
  await later;
  expect(await values()).toEqual({ armed: 2, age: 0 });
});

test("many who ask at once are answered by one reading", async () => {
  const { world, keeper, answer } = open();
  const all = Promise.all([keeper.refresh(), keeper.refresh(), keeper.refresh()]);
  await answer(1);
  await all;
  expect(world.asked).toBe(1);
});

test("where it was read a moment ago a slow database is not waited for, and the age is told", async () => {
  const { world, keeper, values, answer } = open();
  const first = keeper.refresh();
  await answer(1);
  await first;
  world.at = 15_000;
  const second = keeper.refresh();
  world.moment.resolve();
  await second;
  expect(await values()).toEqual({ armed: 1, age: 15 });
  // What was asked for then is there for the next one.
  await answer(2);
  world.at = 16_000;
  await keeper.refresh();
  expect(await values()).toEqual({ armed: 2, age: 1 });
});
