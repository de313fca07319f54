import { describe, expect, test } from "vitest";
import type { RequestWish } from "#ports/request-budget.ts";
import { VirtualTime } from "#testing/resilience/virtual-time.ts";
import { waitForPlace } from "./wait-for-place.ts";

const WISH: RequestWish = { network: "paper", key: "k1", urgency: "guard" };

/** Asks for a place where each answer of the budget is this late, in turn; then at once. */
const askWhere = async (...latenessMs: readonly number[]) => {
  const time = new VirtualTime();
  let asked = 0;
  const take = async () => {
    await time.sleep(latenessMs[asked++] ?? 0);
    return 0;
  };
  const refused = await time.run(
    waitForPlace({ budget: { take, pause: async () => undefined }, ...time }, WISH, 0),
  );
  return { refused, asked };
};

describe("a place among the requests", () => {
  test("stands while its answer is at most 100 ms old", async () => {
    expect(await askWhere(100)).toEqual({ refused: null, asked: 1 });
  });

  test("is asked for again where the process came to it too late: it would leave together with later ones", async () => {
    expect(await askWhere(101)).toEqual({ refused: null, asked: 2 });
    expect(await askWhere(900, 900)).toEqual({ refused: null, asked: 3 });
  });

  test("is not waited for longer than its urgency has patience", async () => {
    expect(await askWhere(5_001)).toEqual({
      refused: { kind: "rate-limited", retryAfterMs: 0, raw: "" },
      asked: 1,
    });
  });
});
