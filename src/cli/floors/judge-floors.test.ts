import { expect, test } from "vitest";
import { judgeFloors } from "./judge-floors.ts";

const FLOORS = { next: { atLeast: "16.3.3", why: "a known hole in it" } };
const lock = (versions: Record<string, string>) => ({
  packages: Object.fromEntries([
    ["", {}],
    ...Object.entries(versions).map(([path, version]) => [path, { version }]),
  ]),
});

test.each(["16.3.2", "16.2.99", "9.9.9", "16.3.3-canary.1"])("a next of %s is below 16.3.3", (version) => {
  expect(judgeFloors(FLOORS, lock({ "node_modules/next": version }))).toEqual([
    `node_modules/next is ${version}, below 16.3.3: a known hole in it`,
  ]);
});

test.each(["16.3.3", "16.3.10", "17.0.0", "16.4.0-canary.1"])("a next of %s is not", (version) => {
  expect(judgeFloors(FLOORS, lock({ "node_modules/next": version }))).toEqual([]);
});

test("an old copy inside another package is found, and another package of a similar name is not meant", () => {
  const versions = {
    "node_modules/next": "16.3.3",
    "node_modules/a/node_modules/next": "16.0.0",
    "node_modules/@a/next": "1.0.0",
  };
  expect(judgeFloors(FLOORS, lock(versions))).toEqual([
    "node_modules/a/node_modules/next is 16.0.0, below 16.3.3: a known hole in it",
  ]);
});

test("a floor under nothing guards nobody", () => {
  expect(judgeFloors(FLOORS, lock({}))).toHaveLength(1);
});
