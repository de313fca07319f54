import type { MarginGuardFacts, MarginGuardVerdict } from "#domain/automations/margin-guard.ts";
import type { GuardReceiptFacts, ReceiptPosition } from "#domain/notifications/receipt.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { profitAndLoss } from "#domain/position/pl.ts";
import type { PriceHalfUsd } from "#domain/units.ts";

type ActingVerdict = Exclude<MarginGuardVerdict, { kind: "hold" }>;

/** A position as a receipt keeps it; profit and loss at the price of the decision, because sats added are never shown without it. */
export const receiptPosition = (position: IsolatedPosition, last: PriceHalfUsd): ReceiptPosition => ({
  side: position.side,
  quantity: position.quantity,
  price: position.price,
  margin: position.margin,
  liquidation: position.liquidation,
  pl: profitAndLoss(position.side, position.quantity, position.price, last),
});

/** The inputs of a verdict, as the receipt stores them. */
export const guardReceiptFacts = (facts: MarginGuardFacts, verdict: ActingVerdict): GuardReceiptFacts => ({
  kind: "margin-guard",
  rule: verdict.rule,
  position: receiptPosition(facts.position, facts.tick.last),
  last: facts.tick.last,
  low: facts.tick.low,
  high: facts.tick.high,
  balance: facts.balance,
  trigger: facts.config.trigger,
  target: facts.config.target,
  distance: verdict.distance,
  needed: verdict.needed,
  amount: verdict.kind === "add-margin" ? verdict.amount : null,
  limitedBy: verdict.kind === "add-margin" ? verdict.limitedBy : null,
  addedBefore: facts.spending.addedInAll,
  liquidationAfter: null,
  distanceAfter: null,
  failure: null,
});
