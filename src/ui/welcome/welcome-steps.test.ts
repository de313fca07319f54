import { describe, expect, test } from "vitest";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { nextStep, stepOf, stepStates, type WelcomeFacts } from "./welcome-steps.ts";

type Network = Overview["accounts"][number]["network"];
type State = NonNullable<Overview["positions"][number]["guard"]>["state"];

const facts = (
  networks: readonly Network[],
  guards: readonly (State | null)[],
  hasSecondFactor = false,
): WelcomeFacts => ({
  overview: {
    accounts: networks.map((network) => ({ network })),
    positions: guards.map((state) => ({ guard: state === null ? null : { state } })),
  },
  hasSecondFactor,
});

describe("the first steps", () => {
  test.each([
    ["nobody has begun", facts([], []), "open later later blocked", "paper"],
    [
      "there is a paper account without a position",
      facts(["paper"], []),
      "open later later blocked",
      "paper",
    ],
    ["there is something to guard", facts(["paper"], [null]), "done later later open", "guard"],
    ["the guard is armed", facts(["paper"], ["armed"]), "done later later done", null],
    ["the guard is paused", facts(["paper"], ["paused"]), "done later later open", "guard"],
    ["the key is of real money", facts(["mainnet"], [null]), "done open done open", "factor"],
    ["it has a second factor", facts(["mainnet"], [null], true), "done done done open", "guard"],
    ["a key of signet has no position", facts(["signet"], []), "done later done blocked", "guard"],
  ] as const)("when %s", (_, known, states, next) => {
    expect(Object.values(stepStates(known)).join(" ")).toBe(states);
    expect(nextStep(stepStates(known))).toBe(next);
  });

  test("are named by their address, and by nothing else", () => {
    expect([stepOf("key"), stepOf("toString"), stepOf(null)]).toEqual(["key", null, null]);
  });
});
