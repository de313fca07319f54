import { marginFor, quantityFor } from "../../position/margin.ts";
import { type Sats, type Usd, usd } from "../../units.ts";
import type { EntrySize } from "./auto-entry.ts";
import { type EntryCost, type EntryTerms, entryCost } from "./entry-cost.ts";
import { LEAST_QUANTITY, MOST_QUANTITY } from "./order-limits.ts";

/** How large an entry becomes, or why it does not: less than a contract, or more than one order takes. */
export type SizedEntry =
  | ({ readonly kind: "sized"; readonly quantity: Usd } & EntryCost)
  | { readonly kind: "too-small" | "too-large" };

/** The largest quantity whose worst case is at most `most` sats; null where not even one contract is. */
const quantityForRisk = (terms: EntryTerms, most: Sats): Usd | null => {
  const fits = (quantity: number): boolean => entryCost(terms, usd(quantity)).worstCase <= most;
  if (!fits(LEAST_QUANTITY)) return null;
  let [low, high]: [number, number] = [LEAST_QUANTITY, MOST_QUANTITY];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return usd(low);
};

/**
 * The contracts a margin buys at the price itself, rounded down: a market order that is filled lower takes up to the slack more.
 * Null past what one order takes.
 */
const quantityForMargin = ({ price, leverage }: EntryTerms, margin: Sats): Usd | null =>
  margin >= marginFor(usd(MOST_QUANTITY + 1), price, leverage) ? null : quantityFor(margin, price, leverage);

/**
 * The contracts of an entry and what they cost. By risk it is the largest quantity whose worst case stays within it, at most
 * one whole order; by quantity or margin it is what was asked for or nothing.
 */
export const sizeEntry = (terms: EntryTerms, size: EntrySize): SizedEntry => {
  const quantity =
    size.by === "risk"
      ? (quantityForRisk(terms, size.sats) ?? 0)
      : size.by === "margin"
        ? quantityForMargin(terms, size.sats)
        : size.usd;
  if (quantity === null || quantity > MOST_QUANTITY) return { kind: "too-large" };
  if (quantity < LEAST_QUANTITY) return { kind: "too-small" };
  return { kind: "sized", quantity: usd(quantity), ...entryCost(terms, usd(quantity)) };
};
