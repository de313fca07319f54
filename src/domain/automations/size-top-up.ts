import { MOST_TAG } from "../intents/amount-tag.ts";
import { type Sats, sats } from "../units.ts";
import { type Bound, type GuardLimit, tightest } from "./guard-bounds.ts";

/** What a mark adds to an amount, and the room that is kept for whichever it may be; in sats. */
export type Mark = { readonly adds: number; readonly keeps: number };

const UNMARKED: Mark = { adds: 0, keeps: 0 };
/** A mark nobody knows yet: nothing is added for it, but its room is kept. */
export const TO_BE_MARKED: Mark = { adds: 0, keeps: MOST_TAG };

/** The mark of a tag in sats; 0 is none. */
export const markOf = (tag: Sats): Mark => (tag === 0 ? UNMARKED : { adds: tag, keeps: MOST_TAG });

/** How much is added, and the bound that shortened it; or the bound that leaves nothing. */
export type TopUpSize<Limit extends GuardLimit> =
  | { readonly amount: Sats; readonly limitedBy: Limit | null }
  | { readonly amount: null; readonly limit: Limit };

/**
 * The sats needed, or what the tightest bound leaves beside the largest mark, and the mark on top: whatever the mark is,
 * the rest is the same. A room too small for a mark is used without one.
 */
export const sizeTopUp = <Limit extends GuardLimit>(
  needed: Sats,
  bounds: readonly Bound<Limit>[],
  mark: Mark,
): TopUpSize<Limit> => {
  const bound = tightest(bounds);
  if (bound !== null && bound.room <= 0) return { amount: null, limit: bound.limit };
  const room = bound?.room ?? Number.MAX_SAFE_INTEGER;
  const fitting = room > mark.keeps ? mark : UNMARKED;
  const unmarked = Math.min(needed, room - fitting.keeps);
  return {
    amount: sats(unmarked + fitting.adds),
    limitedBy: bound !== null && unmarked < needed ? bound.limit : null,
  };
};
