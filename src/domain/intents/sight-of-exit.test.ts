import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { basisPoints, priceFromUsd, sats } from "../units.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { judgeIntent, mayRepeat } from "./judge-intent.ts";
import type { ExitAction } from "./sight-of-exit.ts";

type Exits = { readonly stop?: number; readonly trailing?: number; readonly profit?: number };

const reading = ({ stop, trailing, profit }: Exits): Evidence => ({
  balance: sats(500_000),
  position: evidenceOf(
    aPosition({
      stopLoss: stop === undefined ? null : priceFromUsd(stop),
      stopLossTrailing: trailing === undefined ? null : basisPoints(trailing),
      takeProfit: profit === undefined ? null : priceFromUsd(profit),
    }),
  ),
});
const GONE: Evidence = { balance: sats(600_000), position: null };

const judge = (action: ExitAction, before: Exits, now: Evidence) =>
  judgeIntent({ action, before: reading(before), now, readIssuedAt: 10_000, settleUntil: 10_000 });
const repeats = (action: ExitAction, before: Exits, now: Evidence) =>
  mayRepeat({ action, before: reading(before), now });

const STOP: ExitAction = { kind: "set-stop-loss", price: priceFromUsd(92_000) };
const TRAIL: ExitAction = { kind: "set-trailing-stop", distance: basisPoints(500) };
const NO_STOP: ExitAction = { kind: "remove-stop-loss" };
const PROFIT: ExitAction = { kind: "set-take-profit", price: priceFromUsd(110_000) };
const NO_PROFIT: ExitAction = { kind: "remove-take-profit" };

describe("an exit", () => {
  it.each<[string, ExitAction, Exits, Exits]>([
    ["a stop that stands at its price", STOP, {}, { stop: 92_000 }],
    ["a stop that trailed and is fixed", STOP, { stop: 95_000, trailing: 500 }, { stop: 92_000 }],
    ["a stop that trails by its distance, wherever it is", TRAIL, {}, { stop: 97_000, trailing: 500 }],
    ["a stop that is gone", NO_STOP, { stop: 95_000, trailing: 500 }, {}],
    ["a take profit that stands at its price", PROFIT, { profit: 105_000 }, { profit: 110_000 }],
    ["a take profit that is gone", NO_PROFIT, { profit: 110_000 }, {}],
  ])("is set where the position shows %s", (_, action, before, now) => {
    expect(judge(action, before, reading(now))).toBe("confirmed");
  });

  it.each<[ExitAction, Exits, Exits]>([
    [STOP, { stop: 91_000 }, { stop: 91_000 }],
    // A stop that still trails has moved by itself, even to the very price.
    [STOP, { stop: 91_000, trailing: 500 }, { stop: 92_000, trailing: 500 }],
    [TRAIL, { stop: 91_000 }, { stop: 91_000 }],
    [NO_STOP, { stop: 91_000 }, { stop: 91_000 }],
    [PROFIT, {}, {}],
    [NO_PROFIT, { profit: 110_000 }, { profit: 110_000 }],
  ])("is not set where everything is as before, and may be asked for again: %o", (action, before, now) => {
    expect(judge(action, before, reading(now))).toBe("not-applied");
    expect(repeats(action, before, reading(now))).toBe(true);
  });

  it.each<[ExitAction, Exits, Exits]>([
    [STOP, { stop: 91_000 }, { stop: 93_000 }],
    [STOP, { stop: 91_000 }, {}],
    [TRAIL, {}, { stop: 95_000, trailing: 700 }],
    [NO_STOP, { stop: 91_000 }, { stop: 93_000 }],
    [PROFIT, {}, { profit: 120_000 }],
    [NO_PROFIT, { profit: 110_000 }, { profit: 120_000 }],
  ])("that somebody changed since is never asked for over it: %o", (action, before, now) => {
    expect(judge(action, before, reading(now))).toBe("ambiguous");
    expect(repeats(action, before, reading(now))).toBe(false);
  });

  it("of a position that is gone is never asked for again", () => {
    for (const action of [STOP, TRAIL, NO_STOP, PROFIT, NO_PROFIT]) {
      expect(judge(action, {}, GONE)).toBe("ambiguous");
      expect(repeats(action, {}, GONE)).toBe(false);
    }
  });

  it("is repeated only over what stood before, whatever stands", () => {
    const exits = fc.record(
      {
        stop: fc.constantFrom(90_000, 92_000, 95_000),
        trailing: fc.constantFrom(300, 500),
        profit: fc.constantFrom(105_000, 110_000),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(STOP, TRAIL, NO_STOP, PROFIT, NO_PROFIT),
        exits,
        exits,
        (action, one, other) => {
          if (!repeats(action, one, reading(other))) return;
          const [before, now] = [reading(one).position, reading(other).position];
          const isProfit = action.kind === "set-take-profit" || action.kind === "remove-take-profit";
          if (isProfit) expect(now?.takeProfit).toBe(before?.takeProfit);
          else expect(now?.stopLossTrailing).toBe(before?.stopLossTrailing);
          expect(judge(action, one, reading(other))).toBe("not-applied");
        },
      ),
      { numRuns: runs(1_000) },
    );
  });
});
