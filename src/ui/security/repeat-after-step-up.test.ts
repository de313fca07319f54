import { TRPCClientError } from "@trpc/client";
import { describe, expect, it } from "vitest";
import { repeatAfterStepUp } from "./repeat-after-step-up.ts";

const refusal = (reason: string | null) =>
  TRPCClientError.from({ error: { message: "No.", code: -32603, data: { reason } } });

/** Does what it is told to, in order, and counts. */
const scripted = (...answers: readonly (string | Error)[]) => {
  let calls = 0;
  const action = async (): Promise<string> => {
    const answer = answers[calls];
    calls += 1;
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error("called once too often");
    return answer;
  };
  return { action, calls: () => calls };
};

const confirming = (isConfirmed: boolean) => {
  let asked = 0;
  const stepUp = async (): Promise<boolean> => {
    asked += 1;
    return isConfirmed;
  };
  return { stepUp, asked: () => asked };
};

describe("an action", () => {
  it("that is let through is done once and asks for nothing", async () => {
    const { action, calls } = scripted("done");
    const { stepUp, asked } = confirming(true);
    expect(await repeatAfterStepUp(action, stepUp)).toBe("done");
    expect([calls(), asked()]).toEqual([1, 0]);
  });

  it("that wants a fresh factor is done again once it was given", async () => {
    const { action, calls } = scripted(refusal("step-up"), "done");
    const { stepUp, asked } = confirming(true);
    expect(await repeatAfterStepUp(action, stepUp)).toBe("done");
    expect([calls(), asked()]).toEqual([2, 1]);
  });

  it("is not done again when no factor was given", async () => {
    const refused = refusal("step-up");
    const { action, calls } = scripted(refused);
    await expect(repeatAfterStepUp(action, confirming(false).stepUp)).rejects.toBe(refused);
    expect(calls()).toBe(1);
  });

  it("is never done a third time", async () => {
    const { action, calls } = scripted(refusal("step-up"), refusal("step-up"), "done");
    const { stepUp, asked } = confirming(true);
    await expect(repeatAfterStepUp(action, stepUp)).rejects.toThrow("No.");
    expect([calls(), asked()]).toEqual([2, 1]);
  });

  it("that is refused for another reason, or not answered at all, is not done again", async () => {
    for (const error of [refusal("frozen"), refusal("second-factor"), refusal(null), new TypeError("lost")]) {
      const { action, calls } = scripted(error);
      const { stepUp, asked } = confirming(true);
      await expect(repeatAfterStepUp(action, stepUp)).rejects.toBe(error);
      expect([calls(), asked()]).toEqual([1, 0]);
    }
  });
});
