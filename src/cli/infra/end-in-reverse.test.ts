import { expect, test } from "vitest";
import { endingInReverse, type Keep, openingInOrder } from "./end-in-reverse.ts";

/** Keeps two ends, which say so when they are called. */
const twoEnds = () => {
  const ended: string[] = [];
  const keepBoth = (keep: Keep): void => {
    keep(async () => ended.push("first"));
    keep(async () => ended.push("second"));
  };
  return { ended, keepBoth };
};

test("what was begun last is ended first, and what came of the work is told", async () => {
  const { ended, keepBoth } = twoEnds();
  const told = await endingInReverse(async (keep) => {
    keepBoth(keep);
    expect(ended).toEqual([]);
    return 7;
  });
  expect(told).toBe(7);
  expect(ended).toEqual(["second", "first"]);
});

test("all of it is ended where the work fails, and the failure is told", async () => {
  const { ended, keepBoth } = twoEnds();
  const work = endingInReverse(async (keep) => {
    keepBoth(keep);
    throw new Error("the work failed");
  });
  await expect(work).rejects.toThrow("the work failed");
  expect(ended).toEqual(["second", "first"]);
});

test("one that cannot be ended keeps no other from it, and is told", async () => {
  const { ended, keepBoth } = twoEnds();
  const work = endingInReverse(async (keep) => {
    keepBoth(keep);
    keep(async () => Promise.reject(new Error("it does not end")));
  });
  await expect(work).rejects.toThrow("it does not end");
  expect(ended).toEqual(["second", "first"]);
});

test("what was opened stays until it is closed", async () => {
  const { ended, keepBoth } = twoEnds();
  const [opened, close] = await openingInOrder(async (keep) => {
    keepBoth(keep);
    return "open";
  });
  expect([opened, ended]).toEqual(["open", []]);
  await close();
  expect(ended).toEqual(["second", "first"]);
});

test("what cannot be opened leaves nothing open, and says why even where it cannot be ended", async () => {
  const { ended, keepBoth } = twoEnds();
  const opening = openingInOrder(async (keep) => {
    keepBoth(keep);
    keep(async () => Promise.reject(new Error("it does not end")));
    throw new Error("it does not open");
  });
  await expect(opening).rejects.toThrow("it does not open");
  expect(ended).toEqual(["second", "first"]);
});

test("once told to stop nothing more is begun, and what was begun is ended", async () => {
  const { ended, keepBoth } = twoEnds();
  const stop = new AbortController();
  const opening = openingInOrder(async (keep) => {
    stop.abort(new Error("stopped"));
    keepBoth(keep);
  }, stop.signal);
  await expect(opening).rejects.toThrow("stopped");
  expect(ended).toEqual(["first"]);
});

test("what is closed twice is ended once", async () => {
  const { ended, keepBoth } = twoEnds();
  const [, close] = await openingInOrder(async (keep) => keepBoth(keep));
  await Promise.all([close(), close()]);
  expect(ended).toEqual(["second", "first"]);
});
