import { expect, it } from "vitest";
import { createBriefMemory } from "./brief-memory.ts";

const aMemory = (most = 3) => {
  let now = 0;
  const memory = createBriefMemory<string>({ elapsed: () => now, forMs: 90_000, most });
  return {
    memory,
    pass: (ms: number) => {
      now += ms;
    },
  };
};

it("tells what was seen for as long as it is to, and not a moment longer", () => {
  const { memory, pass } = aMemory();
  memory.keep("a", "first");
  pass(89_999);
  expect(memory.of("a")).toBe("first");
  pass(1);
  expect(memory.of("a")).toBeNull();
});

it("counts from the last time that it was seen", () => {
  const { memory, pass } = aMemory();
  memory.keep("a", "first");
  pass(60_000);
  memory.keep("a", "second");
  pass(60_000);
  expect(memory.of("a")).toBe("second");
});

it("holds no more than it may, and lets the one go that was seen longest ago", () => {
  const { memory } = aMemory(2);
  memory.keep("a", "1");
  memory.keep("b", "2");
  memory.keep("a", "3");
  memory.keep("c", "4");
  expect([memory.of("a"), memory.of("b"), memory.of("c")]).toEqual(["3", null, "4"]);
});

it("forgets one, or all", () => {
  const { memory } = aMemory();
  memory.keep("a", "1");
  memory.keep("b", "2");
  memory.forget("a");
  expect([memory.of("a"), memory.of("b")]).toEqual([null, "2"]);
  memory.clear();
  expect(memory.of("b")).toBeNull();
});
