import { expect, it } from "vitest";
import { canStep, FINAL_STATES, type IntentState } from "./intent.ts";

const ALL: readonly IntentState[] = ["planned", "sent", ...FINAL_STATES];

it("never leaves a final state", () => {
  for (const from of FINAL_STATES) for (const to of ALL) expect(canStep(from, to)).toBe(false);
});

it("never goes back from sent to planned, so nothing is sent twice", () => {
  expect(canStep("sent", "planned")).toBe(false);
  expect(canStep("sent", "sent")).toBe(false);
});
