import { describe, expect, test } from "vitest";
import { inTurn } from "./in-turn.ts";

/** Tasks that end when they are told to, and which of them have begun. */
const tasks = () => {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const make =
    (number: number, outcome: () => number = () => number) =>
    async () => {
      begun.push(number);
      await new Promise<void>((resolve) => ends.push(resolve));
      return outcome();
    };
  return { begun, ends, make };
};

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("tasks in turn", () => {
  test("run so many at once, in the order they came, and each answers its own", async () => {
    const { begun, ends, make } = tasks();
    const take = inTurn(2);
    const answers = [1, 2, 3, 4].map((number) => take(make(number)));
    await settled();
    expect(begun).toEqual([1, 2]);
    ends[1]?.();
    await settled();
    expect(begun).toEqual([1, 2, 3]);
    for (let nth = 0; nth < 4; nth += 1) {
      ends[nth]?.();
      await settled();
    }
    expect(await Promise.all(answers)).toEqual([1, 2, 3, 4]);
  });

  test("leave their place also when they fail", async () => {
    const { begun, ends, make } = tasks();
    const take = inTurn(1);
    const failing = take(
      make(1, () => {
        throw new Error("the lock was not to be had");
      }),
    );
    const next = take(make(2));
    await settled();
    ends[0]?.();
    await expect(failing).rejects.toThrow("not to be had");
    await settled();
    expect(begun).toEqual([1, 2]);
    ends[1]?.();
    expect(await next).toBe(2);
  });
});
