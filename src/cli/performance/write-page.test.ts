import { expect, test } from "vitest";
import { writePage } from "./write-page.ts";

const figure = { name: "page 10,000 / page 1", value: 1.1, unit: "x", target: "<= 1.3", pass: true };
const result = { bench: "api", isFull: true, commit: "abc", machine: "two cores", figures: [figure] };

test("a figure stands on the page with its target, and in a picture", () => {
  const [page, picture] = writePage([result]);
  expect(page?.text).toContain("| page 10,000 / page 1 | 1.1 x | <= 1.3 | kept |");
  expect(picture?.path).toBe("pictures/performance/api-full.svg");
  expect(picture?.text).toContain(">85 %</text>");
});

test("a figure that missed its target, or was not measured, says so", () => {
  const missed = { ...figure, value: 2, pass: false };
  const [page] = writePage([{ ...result, figures: [missed, { ...missed, value: null }] }]);
  expect(page?.text).toContain("| 2 x | <= 1.3 | **missed** |");
  expect(page?.text).toContain("| not measured | <= 1.3 | **missed** |");
  const [told] = writePage([{ ...result, figures: [{ ...missed, because: "the exchange is slow" }] }]);
  expect(told?.text).toContain("| 2 x | <= 1.3 | **missed**: the exchange is slow |");
});

test("a figure without a target says why it has none, where that is known", () => {
  const bare = { ...figure, target: null };
  const [page] = writePage([{ ...result, figures: [bare, { ...bare, because: "a refusal is timed" }] }]);
  expect(page?.text).toContain("| 1.1 x |  |  |");
  expect(page?.text).toContain("| 1.1 x |  | a refusal is timed |");
});
