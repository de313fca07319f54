import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyGuardFacts } from "#testing/arbitraries/arbitrary-guard-facts.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { aGuardReceipt } from "#testing/builders/a-guard-receipt.ts";
import { runs } from "#testing/infra/runs.ts";
import { addWithin } from "../automations/guard-step.ts";
import { decideMarginGuard } from "../automations/margin-guard.ts";
import { basisPoints, priceFromUsd } from "../units.ts";
import { guardAlternatives } from "./guard-alternatives.ts";

const LADDER = aGuardConfig({
  steps: [
    addWithin(basisPoints(500), basisPoints(1_000)),
    addWithin(basisPoints(200), basisPoints(400)),
    { when: { by: "price", price: priceFromUsd(95_000) }, deed: { kind: "close" } },
  ],
});

describe("what a guard could have done instead", () => {
  it("is the verdict of each other step alone, and each way out in sats", () => {
    // The long of 1,000 USD from 100,000 at 94,444.5: liquidation 90,909 is 3.74 % away. The second step waits within
    // 2 %; the third closes at 95,000. P&L 1,000 · (1/100,000 − 1/94,444.5) BTC = −58,823 sats; the dearest closing
    // fee is 0.1 % of 1,000 / 94,444.5 BTC = 1,058 sats; of 100,000 sats of margin and 1,100 set aside for fees 41,219 come back.
    const { inputs } = aGuardReceipt({ config: LADDER });
    const { steps, waysOut } = guardAlternatives(inputs, 0);
    expect(steps).toMatchObject([
      { step: 1, kind: "hold", rule: "outside-trigger" },
      { step: 2, kind: "close", rule: "inside-trigger" },
    ]);
    expect(waysOut).toMatchObject([
      { kind: "add", needed: 76_471, satsNow: 76_471, liquidationAfter: priceFromUsd(85_000) },
      { kind: "close", pl: -58_823, fee: 1_058, satsNow: -41_219 },
      { kind: "accept", rule: "until-liquidation", satsNow: 0 },
    ]);
  });

  it("lets no step act again that acts once and did", () => {
    const { inputs } = aGuardReceipt({ config: LADDER });
    const spending = { ...inputs.spending, doneSteps: [2] };
    expect(guardAlternatives({ ...inputs, spending }, 0).steps[1]).toMatchObject({ step: 2, kind: "hold" });
  });

  it("leaves adding out for a guard that never adds", () => {
    const steps = LADDER.steps.slice(2);
    const { inputs } = aGuardReceipt({ config: aGuardConfig({ steps }) });
    expect(guardAlternatives(inputs, 0).waysOut.map(({ kind }) => kind)).toEqual(["close", "accept"]);
  });

  it("never keeps a guard from acting, is the same twice, and survives being stored", () => {
    fc.assert(
      fc.property(anyGuardFacts, fc.subarray([...LADDER.steps]), (facts, more) => {
        const inputs = { ...facts, config: { ...facts.config, steps: [...facts.config.steps, ...more] } };
        const { step } = decideMarginGuard(inputs);
        const alternatives = guardAlternatives(inputs, step);
        expect(alternatives.steps.map((verdict) => verdict.step)).toEqual(
          inputs.config.steps.map((_, place) => place).filter((place) => place !== step),
        );
        expect(alternatives.waysOut.length).toBeGreaterThan(0);
        expect(JSON.parse(JSON.stringify(alternatives))).toEqual(guardAlternatives(inputs, step));
      }),
      { numRuns: runs(3_000) },
    );
  });
});
