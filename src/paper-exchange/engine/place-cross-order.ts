import { type PriceHalfUsd, sats, type Usd } from "#domain/units.ts";
import type { CrossOrder } from "../world/cross.ts";
import { quoteFor } from "../world/quotes.ts";
import { newId, put, type World } from "../world/world.ts";
import { crossPositionOf } from "./cross-position.ts";
import { fillCross, whyNotCross } from "./fill-cross.ts";
import { badRequest } from "./refusal.ts";

export type CrossOrderRequest = {
  readonly side: "buy" | "sell";
  readonly quantity: Usd;
  /** Null for a market order. */
  readonly limit: PriceHalfUsd | null;
  readonly clientId: string | null;
};

const MAX_QUANTITY = 500_000;

/** A market order fills at once; a limit order rests until the price reaches it from either side. */
export function placeCrossOrder(world: World, accountId: string, request: CrossOrderRequest): CrossOrder {
  const position = crossPositionOf(world, accountId);
  if (request.quantity > MAX_QUANTITY) throw badRequest(`Quantity must be at most ${MAX_QUANTITY}`);
  const price = request.limit ?? marketPrice(world, request);
  const refusal = whyNotCross(world, position, { ...request, price });
  if (refusal !== null) throw badRequest(refusal);
  const order: CrossOrder = {
    id: newId(world),
    accountId,
    clientId: request.clientId,
    type: request.limit === null ? "market" : "limit",
    side: request.side,
    quantity: request.quantity,
    price,
    tradingFee: sats(0),
    createdAt: world.clock.now(),
    filledAt: null,
    canceledAt: null,
  };
  if (request.limit === null) return fillCross(world, order, "new");
  put(world, "order", order);
  world.events.push({ type: "cross-order", name: "new", order });
  world.events.push({ type: "cross-position", name: "new", position });
  return order;
}

const marketPrice = (world: World, order: Pick<CrossOrderRequest, "side" | "quantity">): PriceHalfUsd =>
  quoteFor(world, order.side === "buy" ? "long" : "short", order.quantity);

/** Closes the whole position with a market order on the other side. */
export function closeCrossPosition(world: World, accountId: string): CrossOrder {
  const { quantity } = crossPositionOf(world, accountId);
  if (quantity === 0) throw badRequest("You have no position to close");
  const side = quantity > 0 ? "sell" : "buy";
  const size = Math.abs(quantity) as Usd;
  const order: CrossOrder = {
    id: newId(world),
    accountId,
    clientId: null,
    type: "market",
    side,
    quantity: size,
    price: marketPrice(world, { side, quantity: size }),
    tradingFee: sats(0),
    createdAt: world.clock.now(),
    filledAt: null,
    canceledAt: null,
  };
  return fillCross(world, order, "new");
}
