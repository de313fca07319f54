import { describe, expect, test } from "vitest";
import { sats } from "../units.ts";
import { judgeProof, type ProvingEffect } from "./judge-proof.ts";

const added = (amount: number, state: ProvingEffect["state"] = "confirmed"): ProvingEffect => ({
  action: "add-margin",
  amount: sats(amount),
  state,
});

describe("a proof of protection", () => {
  test("is what was confirmed and is shown by the exchange to the sat", () => {
    expect(judgeProof([added(18_934)], sats(93_886), sats(112_820))).toBeNull();
    expect(judgeProof([added(10_000), added(8_934)], sats(93_886), sats(112_820))).toBeNull();
    expect(judgeProof([added(5_000, "superseded"), added(18_934)], sats(93_886), sats(112_820))).toBeNull();
  });

  test("is none where nothing was tried, also where the margin grew by itself", () => {
    expect(judgeProof([], sats(93_886), sats(112_820))).toBe("intent");
    expect(judgeProof([added(18_934, "superseded")], sats(93_886), sats(112_820))).toBe("intent");
  });

  test.each(["planned", "sent", "rejected", "not-applied", "ambiguous"] as const)(
    "is none where something is %s",
    (state) => {
      expect(judgeProof([added(18_934, state)], sats(93_886), sats(112_820))).toBe("confirmation");
      expect(judgeProof([added(18_934), added(1, state)], sats(93_886), sats(112_820))).toBe("confirmation");
    },
  );

  test("is none where the exchange shows another margin, no position, or something else was done", () => {
    expect(judgeProof([added(18_934)], sats(93_886), sats(93_886))).toBe("read-back");
    expect(judgeProof([added(18_934)], sats(93_886), sats(112_819))).toBe("read-back");
    expect(judgeProof([added(18_934)], sats(93_886), null)).toBe("read-back");
    const closed = { action: "close", amount: null, state: "confirmed" } as const;
    expect(judgeProof([closed], sats(93_886), sats(93_886))).toBe("read-back");
  });
});
