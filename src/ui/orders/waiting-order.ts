import type { CrossOrderView, CrossView } from "#server/trpc/schemas/cross.ts";
import type { WaitingOrdersView } from "#server/trpc/schemas/waiting-orders.ts";

/** A limit order that waits at the exchange, isolated or on the cross margin. Units as in the views. */
export type WaitingOrder = {
  readonly of: "isolated" | "cross";
  readonly id: string;
  readonly side: "long" | "short";
  readonly quantity: number;
  readonly price: number;
  /** Its own, or that of the cross margin; null where that was not read. */
  readonly leverage: number | null;
  /** In sats, set aside for it alone; null on the cross margin, which is one for all. */
  readonly margin: number | null;
  /** Null where only that it waits is known. */
  readonly since: string | null;
  /** What it would do to the cross position; null for an isolated order, or where that was not read. */
  readonly effect: CrossOrderView["effect"] | null;
  /** It was told to be taken back, which was not read back by the time of the reading. */
  readonly isTakenBack: boolean;
};

/** What waits on the cross margin, and when that was read; null where it never was. */
export type CrossWaiting = { readonly orders: readonly WaitingOrder[]; readonly readAt: string };

type CrossSeen = Pick<CrossView, "orders" | "ordersReadAt" | "leverage" | "readAt">;

/** The isolated orders of a reading, without those that were filled since and run by now, under the same id. */
export const isolatedWaiting = (
  { isolated }: WaitingOrdersView,
  running: readonly { readonly id: string }[],
): readonly WaitingOrder[] => {
  const filled = new Set(running.map(({ id }) => id));
  return isolated
    .filter(({ id }) => !filled.has(id))
    .map(({ createdAt, ...order }) => ({ ...order, of: "isolated", since: createdAt, effect: null }));
};

const asked = (waiting: WaitingOrdersView | null, cross: CrossSeen | null): CrossWaiting | null => {
  if (waiting === null || waiting.cross === null) return null;
  const effects = new Map(cross?.orders?.map(({ id, effect }) => [id, effect]));
  const leverage = cross === null || cross.readAt === null ? null : cross.leverage;
  return {
    readAt: waiting.readAt,
    orders: waiting.cross.map(({ createdAt, ...order }) => ({
      ...order,
      of: "cross",
      leverage,
      margin: null,
      since: createdAt,
      effect: effects.get(order.id) ?? null,
    })),
  };
};

const kept = (waiting: WaitingOrdersView | null, cross: CrossSeen | null): CrossWaiting | null => {
  if (cross === null || cross.orders === null || cross.ordersReadAt === null) return null;
  const known = new Map(waiting?.cross?.map((order) => [order.id, order]));
  return {
    readAt: cross.ordersReadAt,
    orders: cross.orders.map((order) => ({
      ...order,
      of: "cross",
      leverage: cross.leverage,
      margin: null,
      since: known.get(order.id)?.createdAt ?? null,
      isTakenBack: known.get(order.id)?.isTakenBack ?? false,
    })),
  };
};

/**
 * What waits on the cross margin, by whichever reading is younger: the one a page asked for, which knows since when each
 * waits, or the one that comes with the cross position, which knows what each would do.
 */
export const crossWaiting = (
  waiting: WaitingOrdersView | null,
  cross: CrossSeen | null,
): CrossWaiting | null => {
  const [one, other] = [asked(waiting, cross), kept(waiting, cross)];
  if (one === null || other === null) return one ?? other;
  return Date.parse(other.readAt) > Date.parse(one.readAt) ? other : one;
};
