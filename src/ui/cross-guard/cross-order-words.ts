import type { CrossOrderView, CrossVanishView } from "#server/trpc/schemas/cross.ts";
import { format } from "#ui/format/format.ts";

const EFFECTS: Record<CrossOrderView["effect"], string> = {
  opens: "opens one",
  adds: "adds to it",
  reduces: "reduces it",
  closes: "closes it",
  turns: "turns it over",
};

/** An order that waits on the cross margin and what it does: "Sell $500 at 105,000 reduces it". */
export const crossOrderWords = ({ side, quantity, price, effect }: CrossOrderView): string =>
  `${side === "long" ? "Buy" : "Sell"} ${format.quantity(quantity)} at ${format.priceExact(price)} ${EFFECTS[effect]}`;

const deedWords = ({ effect, quantity }: CrossOrderView): string => {
  switch (effect) {
    case "closes":
      return "closes it";
    case "turns":
      return "turns it over";
    default:
      return `reduces it by ${format.quantity(quantity)}`;
  }
};

const moreWords = (count: number): string => {
  if (count === 0) return "";
  return count === 1 ? ", and one more waits beyond" : `, and ${count} more wait beyond`;
};

const reducingWords = ([first, ...more]: readonly CrossOrderView[]): string => {
  if (first === undefined) return "";
  const moves = first.side === "short" ? "rises" : "falls";
  return ` An order at LN Markets ${deedWords(first)} if the price ${moves} to ${format.priceExact(first.price)}${moreWords(more.length)}: it fills only in the direction of profit, and is no stop.`;
};

const addingWords = ([first, ...more]: readonly CrossOrderView[]): string =>
  first === undefined
    ? ""
    : ` An order there adds ${format.quantity(first.quantity)} at ${format.priceExact(first.price)}${moreWords(more.length)}: then liquidation comes sooner.`;

const endWords = ({ liquidation, reducing }: CrossVanishView): string => {
  if (liquidation !== null)
    return `liquidation at ${format.price(liquidation.price)} takes all of the cross margin, ${format.sats(-liquidation.net)}.`;
  return reducing.length === 0 ? "nothing would ever close it." : "no price would liquidate it.";
};

/** What becomes of the cross margin if nobody acts from here, the orders that wait beside it; empty while flat. */
export const crossVanishWords = (ifWeVanish: CrossVanishView | null): string =>
  ifWeVanish === null
    ? ""
    : `If Axisor vanishes now: ${endWords(ifWeVanish)}${reducingWords(ifWeVanish.reducing)}${addingWords(ifWeVanish.adding)}`;

/** How old the reading of the orders is; it is a request of its own, and seldomer than that of the position. */
export const ordersReadWords = (ordersReadAt: string, now: number): string =>
  format.ago(Math.max(0, now - Date.parse(ordersReadAt)), ordersReadAt);
