import fc from "fast-check";
import { expect, it } from "vitest";
import { runs } from "#testing/infra/runs.ts";
import { findEdge } from "./find-edge.ts";

const SEARCH = { accepted: 500, guesses: [29_000, 31_000, 120_000, 600_000], resolution: 500 };

const search = async (edge: number) => {
  const asked: number[] = [];
  const found = await findEdge(async (at) => {
    asked.push(at);
    return at <= edge;
  }, SEARCH);
  return { asked, found };
};

it("needs four questions where the documents are right", async () => {
  expect(await search(30_000)).toEqual({
    asked: [29_000, 31_000, 30_000, 30_500],
    found: { accepted: 30_000, refused: 30_500 },
  });
});

it("says so where nothing is refused", async () => {
  expect(await search(700_000)).toEqual({
    asked: [29_000, 31_000, 120_000, 600_000],
    found: { accepted: 600_000, refused: null },
  });
});

it("finds any edge to half a second, in 14 questions at the most", async () => {
  // The widest gap between two guesses is 480,000 ms: 4 guesses and 10 halves bring it below 500.
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 500, max: 599_999 }), async (edge) => {
      const { asked, found } = await search(edge);
      expect(found?.accepted).toBeLessThanOrEqual(edge);
      expect(found?.refused).toBeGreaterThan(edge);
      expect(Number(found?.refused) - Number(found?.accepted)).toBeLessThanOrEqual(500);
      expect(asked.length).toBeLessThanOrEqual(14);
    }),
    { numRuns: runs(1_000) },
  );
});

it("gives up as soon as an answer cannot be told", async () => {
  let asked = 0;
  const found = await findEdge(async () => {
    asked += 1;
    return asked < 3 ? asked === 1 : null;
  }, SEARCH);
  expect(found).toBeNull();
  expect(asked).toBe(3);
});
