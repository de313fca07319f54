import { priceMistake } from "#domain/automations/exits/check-exit-level.ts";

/** What a price may be written by, in half dollars; null where it is not known. */
export type PriceReference = {
  readonly last: number | null;
  readonly liquidation: number | null;
  readonly entry: number | null;
};

type Base = keyof PriceReference;

/** A price that was written by another one. */
export type ResolvedPrice = {
  /** In half dollars, to the nearest; null where what it is written by is not known, or it is no price. */
  readonly price: number | null;
  readonly base: Base;
};

const BASES: Readonly<Record<string, Base>> = { "": "last", liq: "liquidation", entry: "entry" };

/** `+2%`, `-500`, `liq+3%`, `entry-1,500`: a base, a sign, an amount in dollars or per cent. */
const WRITTEN = /^(liq|entry)?(?:([+-])(\d{1,9}(?:\.\d{1,2})?)(%?))?$/u;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s\u202f\u00a0$']/gu, "")
    .replace(/[\u2212\u2013]/gu, "-")
    .replace(/(\d),(?=\d{3}(?!\d))/gu, "$1")
    .replace(",", ".");

/** Reads a price that is written by another one; null where a text is none. */
export const resolvePrice = (text: string, reference: PriceReference): ResolvedPrice | null => {
  const found = WRITTEN.exec(plain(text));
  if (found === null || found[0] === "") return null;
  const [, name = "", sign, amount = "0", percent] = found;
  const base = BASES[name] ?? "last";
  const from = reference[base];
  if (from === null) return { base, price: null };
  const change = percent === "%" ? (from * Number(amount)) / 100 : Number(amount) * 2;
  const price = Math.round(sign === "-" ? from - change : from + change);
  return { base, price: priceMistake(price) === null ? price : null };
};
