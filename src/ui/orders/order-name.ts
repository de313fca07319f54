import { crossOrderWords } from "#ui/cross-guard/cross-order-words.ts";
import type { Format } from "#ui/format/format.ts";
import { positionName } from "#ui/positions/position-ruler.ts";
import { ORDERS_WORDS } from "./orders-words.ts";
import type { WaitingOrder } from "./waiting-order.ts";

type Named = Pick<WaitingOrder, "of" | "id" | "side" | "quantity" | "price" | "effect">;

/** What an order is called: "Long $100 at 90,000", "Sell $500 at 105,000 reduces it". */
export const orderName = (format: Format, order: Named): string => {
  const words = ORDERS_WORDS[format.locale];
  const { of, side, effect } = order;
  if (of === "cross" && effect !== null) return crossOrderWords(format, { ...order, effect });
  const price = format.priceExact(order.price);
  if (of === "cross") return words.cross(side, format.quantity(order.quantity), price);
  return words.isolated(positionName(order, format), price);
};

/** What else is known of it: its margin, its leverage, since when it waits. */
export const orderFacts = (
  format: Format,
  { of, leverage, margin, since }: Pick<WaitingOrder, "of" | "leverage" | "margin" | "since">,
): string => {
  const words = ORDERS_WORDS[format.locale];
  return [
    words.kinds[of],
    ...(leverage === null ? [] : [format.leverage(leverage)]),
    ...(margin === null ? [] : [words.margin(format.sats(margin))]),
    ...(since === null ? [] : [words.since(format.momentZoned(since))]),
  ].join(" · ");
};
