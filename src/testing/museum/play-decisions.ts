import type { decideMarginGuard, MarginGuardFacts } from "#domain/automations/margin-guard.ts";
import { liquidationPrice } from "#domain/position/liquidation.ts";
import { priceFromUsd, type Sats, sats } from "#domain/units.ts";

export type Decide = typeof decideMarginGuard;

/** The facts one look later: what was added is in the margin and in what was spent, and taken from the balance. */
const after = (facts: MarginGuardFacts, amount: number, passedMs: number): MarginGuardFacts => {
  const { position, spending } = facts;
  const { side, quantity, price } = position;
  const margin = sats(position.margin + amount);
  const since = amount > 0 ? 0 : spending.sinceLastActionMs;
  return {
    ...facts,
    position: { ...position, margin, liquidation: liquidationPrice(side, quantity, price, margin) },
    balance: sats(facts.balance - amount),
    spending: {
      addedInAll: sats(spending.addedInAll + amount),
      addedInDay: sats(spending.addedInDay + amount),
      sinceLastActionMs: since === null ? null : since + passedMs,
    },
  };
};

/** What a guard adds at each of these prices (USD), seen `everyMs` apart, while it carries on what it did; 0 where nothing. */
export const playDecisions = (
  decide: Decide,
  start: MarginGuardFacts,
  prices: readonly number[],
  everyMs: number,
): readonly Sats[] => {
  let facts = start;
  return prices.map((dollars) => {
    const last = priceFromUsd(dollars);
    const verdict = decide({ ...facts, tick: { low: last, high: last, last, at: 0 } });
    const amount = sats(verdict.kind === "add-margin" ? verdict.amount : 0);
    facts = after(facts, amount, everyMs);
    return amount;
  });
};
