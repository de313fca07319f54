import { usd } from "../units.ts";
import type { CrossPosition, WaitingCrossOrder } from "./cross-position.ts";
import type { Side } from "./side.ts";

/** What an order does to the net position once it is filled whole. */
export type CrossOrderEffect = "opens" | "adds" | "reduces" | "closes" | "turns";

export type CrossOrderSeen = WaitingCrossOrder & { readonly effect: CrossOrderEffect };

type Net = Pick<CrossPosition, "side" | "quantity">;

const effectOn = (net: Net, { side, quantity }: WaitingCrossOrder): CrossOrderEffect => {
  if (net.side === null || net.quantity === 0) return "opens";
  if (net.side === side) return "adds";
  if (quantity === net.quantity) return "closes";
  return quantity < net.quantity ? "reduces" : "turns";
};

const after = (net: Net, { side, quantity }: WaitingCrossOrder): Net => {
  if (net.side === null || net.side === side) return { side, quantity: usd(net.quantity + quantity) };
  const left = net.quantity - quantity;
  if (left === 0) return { side: null, quantity: usd(0) };
  return left > 0 ? { ...net, quantity: usd(left) } : { side, quantity: usd(-left) };
};

/** As the price meets them: what buys waits below it, the highest first; what sells above it, the lowest first. */
const nearestFirst = (side: Side, orders: readonly WaitingCrossOrder[]): readonly WaitingCrossOrder[] =>
  orders
    .filter((order) => order.side === side)
    .toSorted((one, other) => (side === "long" ? other.price - one.price : one.price - other.price));

const seenOn = (
  side: Side,
  position: Net,
  orders: readonly WaitingCrossOrder[],
): readonly CrossOrderSeen[] => {
  let net = position;
  return nearestFirst(side, orders).map((order) => {
    const effect = effectOn(net, order);
    net = after(net, order);
    return { ...order, effect };
  });
};

/**
 * The orders that wait on the cross margin with what each does to the net position, by their prices, the highest first.
 * Each is seen as if those of its own side that are nearer to the price were filled before it, and none of the other side:
 * two that reduce by themselves can turn the position together.
 */
export const crossOrderEffects = (
  position: Net,
  orders: readonly WaitingCrossOrder[],
): readonly CrossOrderSeen[] =>
  [...seenOn("long", position, orders), ...seenOn("short", position, orders)].toSorted(
    (one, other) => other.price - one.price,
  );
