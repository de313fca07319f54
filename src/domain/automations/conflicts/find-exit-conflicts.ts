import { MAX_PRICE, sats } from "../../units.ts";
import { isAhead } from "../exits/ahead.ts";
import { breakEvenPrice } from "../exits/break-even-price.ts";
import { netAt } from "../exits/net-at-least-price.ts";
import type { Conflict, RuleName, Severity } from "./conflict.ts";
import type { ConflictFacts } from "./conflict-facts.ts";
import { isByHand, profitLevels, stopLevels } from "./exit-levels.ts";

/** What a hand set stands already: saving something else is not to be refused for it. */
const severityOf = (...names: readonly RuleName[]): Severity => (names.every(isByHand) ? "warn" : "refuse");

const beyondLiquidation = (facts: ConflictFacts): readonly Conflict[] => {
  const { side, liquidation } = facts.position;
  if (side === "short" && liquidation === MAX_PRICE) return [];
  return stopLevels(facts)
    .filter(({ price }) => !isAhead(side, price, liquidation))
    .map(({ name, price }) => ({
      kind: "stop-beyond-liquidation",
      severity: severityOf(name),
      rules: [name, { kind: "liquidation", place: 0 }],
      at: price,
      path: [facts.last, liquidation],
      numbers: { stop: price, liquidation },
    }));
};

const insideFees = (facts: ConflictFacts): readonly Conflict[] => {
  const { position, feeRate, last } = facts;
  return profitLevels(facts).flatMap(({ name, price }): readonly Conflict[] => {
    const net = netAt(position, price, feeRate);
    if (net > 0) return [];
    const breakEven = breakEvenPrice(position, sats(1), feeRate);
    return [
      {
        kind: "inside-fees",
        severity: severityOf(name),
        rules: [name, { kind: "fees", place: 0 }],
        at: price,
        path: [last, price],
        numbers: { net, breakEven },
      },
    ];
  });
};

/** Only a stop that is in force can be past: one that waits for profit is placed behind the market. */
const wrongSides = (facts: ConflictFacts): readonly Conflict[] => {
  const { position, last } = facts;
  const stops = stopLevels(facts).filter(({ isInForce }) => isInForce);
  return stops.flatMap((stop) =>
    profitLevels(facts).flatMap((profit): readonly Conflict[] => {
      const isStopPast = !isAhead(position.side, last, stop.price);
      const isProfitPast = !isAhead(position.side, profit.price, last);
      if (!isStopPast && !isProfitPast) return [];
      return [
        {
          kind: "wrong-sides",
          severity: severityOf(stop.name, profit.name),
          rules: [stop.name, profit.name],
          at: isStopPast ? stop.price : profit.price,
          path: [last],
          numbers: { stop: stop.price, profit: profit.price, last },
        },
      ];
    }),
  );
};

/**
 * Exits that cannot do what they are for, by their prices alone: a stop that liquidation comes before, a take profit that
 * fees and funding eat, and a stop and a take profit that do not have the market between them.
 */
export const findExitConflicts = (facts: ConflictFacts): readonly Conflict[] => [
  ...beyondLiquidation(facts),
  ...insideFees(facts),
  ...wrongSides(facts),
];
