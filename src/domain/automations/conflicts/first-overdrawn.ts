import { type PriceHalfUsd, type Sats, sats } from "../../units.ts";
import { furtherAhead } from "../exits/ahead.ts";
import type { Asker } from "./asker.ts";
import type { Conflict } from "./conflict.ts";

/** More than guards ask on any way that matters: each does so a few times before its caps or leverage of 1 end it. */
const MOST_ROUNDS = 40;

/** What the search begins at. */
type From = { readonly last: PriceHalfUsd; readonly balance: Sats };

const nextPrice = (all: readonly Asker[], price: PriceHalfUsd): PriceHalfUsd | null =>
  all.reduce<PriceHalfUsd | null>((nearest, asker) => {
    const at = asker.asksAt(price);
    if (at === null || nearest === null) return nearest ?? at;
    return furtherAhead(asker.side, nearest, at);
  }, null);

/** Both fit alone and not together; of the others the one that asked for most is named. */
const conflictAt = (from: From, all: readonly Asker[], at: PriceHalfUsd): Conflict | null => {
  const [own, ...others] = all;
  const [most] = others.toSorted((one, other) => other.asked - one.asked);
  if (own === undefined || most === undefined || own.asked === 0) return null;
  const reserve = Math.max(...all.map(({ reserve: kept }) => kept));
  const available = sats(Math.max(0, from.balance - reserve));
  const other = sats(others.reduce((sum, { asked }) => sum + asked, 0));
  if (own.asked > available || other > available || own.asked + other <= available) return null;
  return {
    kind: "same-sats",
    severity: "warn",
    rules: [own.name, most.name],
    at,
    path: [from.last, at],
    numbers: { own: own.asked, other, available },
  };
};

/**
 * The first price by which a guard and others of its side have asked for more than is free beyond the largest of what they
 * keep back, though each side of it alone could be paid. As the price moves against them each asks for what its steps want
 * within its caps, and gets it. Sums are rounded up as each top-up is, so it warns early.
 */
export const firstOverdrawn = (own: Asker, others: readonly Asker[], from: From): readonly Conflict[] => {
  let all = [own, ...others.filter(({ side }) => side === own.side)];
  let price: PriceHalfUsd | null = all.length < 2 ? null : nextPrice(all, from.last);
  for (let round = 0; price !== null && round < MOST_ROUNDS; round += 1) {
    const at: PriceHalfUsd = price;
    all = all.map((asker) => (asker.asksAt(at) === at ? asker.askAt(at) : asker));
    const conflict = conflictAt(from, all, at);
    if (conflict !== null) return [conflict];
    price = nextPrice(all, at);
  }
  return [];
};
