import { describe, expect, it } from "vitest";
import { type CrossFacts, needsCross } from "./needs-cross.ts";
import { EXCHANGE_PACE, PAPER_PACE } from "./next-read.ts";

const MINUTE = 60_000;
/** An account that is read every ten minutes, its cross margin flat and asked for half an hour ago. */
const quiet: CrossFacts = {
  at: 100 * MINUTE,
  askedAt: 70 * MINUTE,
  isFlat: true,
  isGuarded: false,
  accountReadAt: 90 * MINUTE,
  isStreamed: false,
};

const needs = (changes: Partial<CrossFacts> = {}) => needsCross({ ...quiet, ...changes }, EXCHANGE_PACE);

describe("the cross position of an account", () => {
  it("is asked for in the first reading, and in every one while there is a position", () => {
    expect([needs(), needs({ askedAt: null }), needs({ isFlat: false })]).toEqual([false, true, true]);
  });

  it("is asked for in every one while a guard waits for the next position", () => {
    expect(needs({ isGuarded: true })).toBe(true);
  });

  it("is asked for once an hour while it is flat and nothing happens", () => {
    expect([needs({ askedAt: 40 * MINUTE + 1 }), needs({ askedAt: 40 * MINUTE })]).toEqual([false, true]);
  });

  it("is asked for after five minutes where a reading comes early: something happened", () => {
    const early = { accountReadAt: 99 * MINUTE };
    expect([needs({ ...early, askedAt: 96 * MINUTE }), needs({ ...early, askedAt: 95 * MINUTE })]).toEqual([
      false,
      true,
    ]);
  });

  it("costs our own exchange nothing that is scarce", () => {
    expect(needsCross({ ...quiet, askedAt: quiet.at }, PAPER_PACE)).toBe(true);
  });
});
