import { expect, test } from "vitest";
import { createBreakers } from "./create-breakers.ts";

const REST = "signet/rest";

const stand = () => {
  const breakers = createBreakers(() => 0);
  /** So many calls of a key, or of the public, that all end alike. */
  const call = async (key: string | null, outcome: "good" | "bad", times = 10) => {
    for (let call = 0; call < times; call += 1)
      (await breakers.enter({ dependency: REST, key }, true))?.end(outcome);
  };
  return { breakers, call };
};

test("a dependency is told as open where several callers fail, or the only key there is", async () => {
  const { breakers, call } = stand();
  await call(null, "good", 1);
  await call("one", "bad");
  expect(breakers.open()).toEqual([REST]);
});

test("it is, where nobody has a key and the public hears nothing", async () => {
  const { breakers, call } = stand();
  await call(null, "bad");
  expect(breakers.open()).toEqual([REST]);
});

test("it is not, where one key of two fails, and the other still leaves", async () => {
  const { breakers, call } = stand();
  await call("other", "good", 1);
  await call("one", "bad", 40);
  expect(breakers.open()).toEqual([]);
  expect(await breakers.enter({ dependency: REST, key: "one" }, false)).toBeNull();
  expect(await breakers.enter({ dependency: REST, key: "other" }, false)).not.toBeNull();
});

test("it is, where two fail", async () => {
  const { breakers, call } = stand();
  await call("good", "good", 1);
  await call("one", "bad", 6);
  await call("other", "bad", 6);
  expect(breakers.open()).toEqual([REST]);
  expect(await breakers.enter({ dependency: REST, key: "good" }, false)).toBeNull();
});

test("of very many keys those that are well are forgotten, and one that is kept out is not", async () => {
  const { breakers, call } = stand();
  await call("one", "bad");
  for (let key = 0; key < 20_001; key += 1) await call(`key ${key}`, "good", 1);
  expect(await breakers.enter({ dependency: REST, key: "one" }, false)).toBeNull();
});

test("a call that the breaker of all refuses leaves its own as it was", async () => {
  const { breakers, call } = stand();
  await call("one", "bad", 6);
  await call("other", "bad", 6);
  // Were its own probe taken, the next call would wait for it.
  expect(await breakers.enter({ dependency: REST, key: "third" }, true)).toBeNull();
  expect(await breakers.enter({ dependency: REST, key: "third" }, true)).toBeNull();
});
