import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "#testing/infra/runs.ts";
import { type ChangeKind, stateAfter } from "./automation-change.ts";
import { isRestThrough, restIn } from "./rest-in.ts";

const changes = (...list: readonly [ChangeKind, number][]) => list.map(([kind, at]) => ({ kind, at }));

const MINUTE = { from: 60, to: 120 };

describe("the rest of an automation in a stretch", () => {
  it("is the pause it was in, and that pause alone, however often it was paused and armed again", () => {
    const all = changes(["armed", 0], ["paused", 10], ["resumed", 20], ["paused", 50], ["edited", 200]);
    expect(restIn(all, MINUTE)).toEqual({ state: "paused", since: 50, until: 200 });
    expect(restIn(all, { from: 20, to: 50 })).toBeNull();
    expect(restIn(all, { from: 200, to: 260 })).toBeNull();
    expect(restIn(all, { from: 15, to: 30 })).toEqual({ state: "paused", since: 10, until: 20 });
  });

  it("is its end from there on, though it was paused before", () => {
    const all = changes(["armed", 0], ["paused", 10], ["deleted", 40]);
    expect(restIn(all, MINUTE)).toEqual({ state: "ended", since: 40, until: null });
    expect(restIn(all, { from: 20, to: 40 })).toEqual({ state: "paused", since: 10, until: null });
  });

  it("goes on through a moment in which it was armed and paused again", () => {
    const all = changes(["armed", 0], ["paused", 30], ["resumed", 70], ["paused", 70]);
    const rest = restIn(all, MINUTE);
    expect(rest).toEqual({ state: "paused", since: 30, until: null });
    expect(rest !== null && isRestThrough(rest, MINUTE)).toBe(true);
  });

  it("lasts through the stretch only where it was armed at no moment of it", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom<ChangeKind[]>("edited", "paused", "resumed"),
            fc.integer({ min: 1, max: 200 }),
          ),
        ),
        (list) => {
          const all = changes(["armed", 0], ...list.toSorted(([, one], [, other]) => one - other));
          const stateAt = (at: number) => {
            const last = all.findLast((change) => change.at <= at);
            return last === undefined ? "armed" : stateAfter(last.kind);
          };
          const moments = Array.from({ length: MINUTE.to - MINUTE.from }, (_, place) => MINUTE.from + place);
          const rest = restIn(all, MINUTE);
          expect(rest === null).toBe(moments.every((at) => stateAt(at) === "armed"));
          expect(rest !== null && isRestThrough(rest, MINUTE)).toBe(
            moments.every((at) => stateAt(at) !== "armed"),
          );
        },
      ),
      { numRuns: runs(2_000) },
    );
  });
});
