import { inBoth } from "../language/in-both.ts";
import type { Locale } from "../language/locale.ts";
import type { PriceHalfUsd } from "../units.ts";
import { figures } from "./figures.ts";

const WORDS = inBoth({
  en: {
    atLast: (price: string) => `At the last price, ${price}.`,
    falls: (price: string) => `falls to ${price}`,
    rises: (price: string) => `rises to ${price}`,
    way: (start: string, moves: readonly string[]) => `From ${start} the price ${moves.join(", then ")}.`,
  },
  "pt-BR": {
    atLast: (price) => `No último preço, ${price}.`,
    falls: (price) => `cai a ${price}`,
    rises: (price) => `sobe a ${price}`,
    way: (start, moves) => `De ${start} o preço ${moves.join(", depois ")}.`,
  },
});

type Leg = { readonly to: PriceHalfUsd; readonly isFall: boolean };

/** The moves between two turns of the market: prices on one way are told by where it ends. */
const legsOf = (path: readonly PriceHalfUsd[]): readonly Leg[] =>
  path.slice(1).reduce<readonly Leg[]>((legs, to, at) => {
    const from = path[at] ?? to;
    if (to === from) return legs;
    const leg = { to, isFall: to < from };
    const isOnward = legs.at(-1)?.isFall === leg.isFall;
    return [...(isOnward ? legs.slice(0, -1) : legs), leg];
  }, []);

/** A price path in a sentence: where the market is, and each of its turns. Empty for no path. */
export const pathWords = (path: readonly PriceHalfUsd[], locale: Locale): string => {
  const f = figures(locale);
  const [start] = path;
  if (start === undefined) return "";
  const words = WORDS[locale];
  const legs = legsOf(path);
  if (legs.length === 0) return words.atLast(f.priceExact(start));
  const moves = legs.map(({ to, isFall }) =>
    isFall ? words.falls(f.priceExact(to)) : words.rises(f.priceExact(to)),
  );
  return words.way(f.priceExact(start), moves);
};
