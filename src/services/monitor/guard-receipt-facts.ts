import type { MarginGuardFacts } from "#domain/automations/margin-guard.ts";
import { guardAlternatives } from "#domain/notifications/guard-alternatives.ts";
import type { GuardReceiptFacts, ReceiptPosition } from "#domain/notifications/receipt.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { profitAndLoss } from "#domain/position/pl.ts";
import type { PriceHalfUsd } from "#domain/units.ts";

/** A position as a receipt keeps it; profit and loss at the price of the decision, because sats added are never shown without it. */
export const receiptPosition = (position: IsolatedPosition, last: PriceHalfUsd): ReceiptPosition => ({
  side: position.side,
  quantity: position.quantity,
  price: position.price,
  margin: position.margin,
  liquidation: position.liquidation,
  pl: profitAndLoss(position.side, position.quantity, position.price, last),
});

/** A verdict with all it was taken from and what else was considered, as the receipt stores it. */
export const guardReceiptFacts = (
  inputs: MarginGuardFacts,
  version: number,
  verdict: GuardReceiptFacts["verdict"],
): GuardReceiptFacts => ({
  kind: "margin-guard",
  version,
  inputs,
  verdict,
  alternatives: guardAlternatives(inputs, verdict.step),
  liquidationAfter: null,
  distanceAfter: null,
  failure: null,
});
