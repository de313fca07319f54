import { expect, it } from "vitest";
import { type ChaosReport, isFaultless } from "./chaos-report.ts";
import { sumUpRecovery } from "./sum-up-recovery.ts";

const report = (recoveryMs: number | null): ChaosReport => {
  const faults = [{ kind: "kill", at: 0, recoveryMs }] as const;
  return {
    figures: {
      intents: 20,
      double: 0,
      lost: 0,
      open: 0,
      kills: 1,
      restarts: 0,
      drainMs: 0,
      reclaimP99Ms: 0,
      recovery: sumUpRecovery(faults),
    },
    faults,
    stock: {
      sent: 20,
      double: 0,
      untrue: 0,
      open: 0,
      states: { confirmed: 20 },
      satsAdded: 20,
      conservationDifference: 0,
    },
    storm: { restarts: 0, faults: 0, steps: 1 },
    vanished: 0,
    lastWords: [],
    reclaimed: 0,
    reclaimMaxMs: 0,
    accounts: 1,
    elapsedMs: 0,
    logs: null,
  };
};

it("is faultless when the one fault was over, and not when it never was", () => {
  expect(isFaultless(report(8_000), 20)).toBe(true);
  expect(isFaultless(report(null), 20)).toBe(false);
});
