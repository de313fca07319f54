import type { CrossOrder, CrossPosition } from "../position/cross-position.ts";
import type { ClosedTrade, IsolatedPosition } from "../position/isolated-position.ts";
import type { Sats } from "../units.ts";

/**
 * A position as far as it tells what happened to it. `fundingPaid` is positive where the position paid; `price` is the basis
 * of its profit, which a cash-in moves.
 */
export type PositionEvidence = Pick<
  IsolatedPosition,
  "quantity" | "margin" | "fundingPaid" | "price" | "stopLoss" | "stopLossTrailing" | "takeProfit"
>;

/** Where a trade was seen: it waits, runs, or is over. */
export type TradeEvidence = Pick<ClosedTrade, "id" | "clientId"> & {
  readonly state: "open" | "running" | "closed" | "canceled";
};

export type NetPositionEvidence = Pick<CrossPosition, "side" | "quantity" | "leverage">;

export type NetOrderEvidence = Pick<CrossOrder, "id" | "clientId" | "state" | "type" | "side" | "quantity">;

/** Sats moved into the cross margin (positive) or out of it. */
export type TransferEvidence = { readonly id: string; readonly amount: Sats };

/**
 * What one reading says of an account; the position is null when it is not listed as running. A part is left out where it
 * was not read, or not far enough back to say that something is not there: it then tells nothing. Lists are newest first.
 */
export type Evidence = {
  readonly balance: Sats;
  readonly position: PositionEvidence | null;
  readonly trades?: readonly TradeEvidence[];
  readonly netPosition?: NetPositionEvidence;
  readonly netOrders?: readonly NetOrderEvidence[];
  readonly transfers?: readonly TransferEvidence[];
};

/** The part of a position that counts as evidence. */
export const evidenceOf = (position: PositionEvidence): PositionEvidence => ({
  quantity: position.quantity,
  margin: position.margin,
  fundingPaid: position.fundingPaid,
  price: position.price,
  stopLoss: position.stopLoss,
  stopLossTrailing: position.stopLossTrailing,
  takeProfit: position.takeProfit,
});

/** The part of the cross position that counts as evidence. */
export const netPositionEvidence = ({ side, quantity, leverage }: CrossPosition): NetPositionEvidence => ({
  side,
  quantity,
  leverage,
});

/** The part of a cross order that counts as evidence. */
export const netOrderEvidence = (order: CrossOrder): NetOrderEvidence => ({
  id: order.id,
  clientId: order.clientId,
  state: order.state,
  type: order.type,
  side: order.side,
  quantity: order.quantity,
});
