import { describe, expect, test } from "vitest";
import { doerOfCause, isAllowed, type PanicDoer } from "./is-allowed.ts";
import { PANIC_STAGES, type PanicStage } from "./panic-stage.ts";

const DOERS: readonly PanicDoer[] = ["entry", "guard", "exit", "manual", "panic"];
const ACTIONS = ["close-trade", "set-stop-loss", "add-margin"] as const;

describe("a stage of the panic switch", () => {
  // c: close-trade, s: set-stop-loss, m: add-margin; entry, guard, exit, manual, panic.
  const TABLE: Readonly<Record<PanicStage, readonly string[]>> = {
    calm: ["csm", "csm", "csm", "csm", "csm"],
    freeze: ["c", "csm", "csm", "csm", "cs"],
    "guards-only": ["c", "csm", "c", "cs", "cs"],
    reduce: ["c", "csm", "c", "cs", "cs"],
    flatten: ["c", "c", "c", "c", "c"],
    revoke: ["c", "c", "c", "c", "c"],
  };

  test.each(PANIC_STAGES)("%s lets through what its name says", (stage) => {
    const found = DOERS.map((doer) =>
      ACTIONS.map((action, place) => (isAllowed(stage, doer, action) ? ("csm"[place] ?? "") : "")).join(""),
    );
    expect(found).toEqual(TABLE[stage]);
  });

  test("never lets through what a milder one refuses, and never refuses to close", () => {
    for (const doer of DOERS) {
      for (const [place, stage] of PANIC_STAGES.entries()) {
        expect(isAllowed(stage, doer, "close-trade")).toBe(true);
        for (const milder of PANIC_STAGES.slice(0, place)) {
          const gained = ACTIONS.filter(
            (action) => isAllowed(stage, doer, action) && !isAllowed(milder, doer, action),
          );
          expect([stage, milder, doer, gained]).toEqual([stage, milder, doer, []]);
        }
      }
    }
  });
});

test("a guard reduces the cross position until it is flattened; nobody else's order is taken for that", () => {
  const may = (doer: PanicDoer) => PANIC_STAGES.filter((stage) => isAllowed(stage, doer, "cross-order"));
  expect(may("guard")).toEqual(["calm", "freeze", "guards-only", "reduce"]);
  expect([may("entry"), may("exit"), may("manual")]).toEqual([["calm"], ["calm"], ["calm"]]);
  expect(doerOfCause("automation", "cross-guard")).toBe("guard");
});

test("who acts is told by the cause, and of an automation by what it is for", () => {
  expect(doerOfCause("automation", "margin-guard")).toBe("guard");
  expect(doerOfCause("manual")).toBe("manual");
  expect(doerOfCause("panic")).toBe("panic");
});
