import type { PriceHalfUsd } from "../units.ts";

/** One look at a market's price. Times in epoch milliseconds of our clock. */
export type PriceObservation = {
  readonly last: PriceHalfUsd;
  /** Null where the source tells no index, as a stream of trades. */
  readonly index: PriceHalfUsd | null;
  /** When the price was true, as far as its source says; else when it was asked for. */
  readonly at: number;
  /** When it is judged. */
  readonly now: number;
};

type SeenIndex = { readonly price: PriceHalfUsd; readonly at: number };

/** What earlier observations leave behind: how long the price has stood, and where the index was meanwhile. */
export type PriceHistory = {
  readonly last: PriceHalfUsd;
  /** Since when the price has been exactly this, without a change in between. */
  readonly since: number;
  /** The first index seen since then; null while there was none. */
  readonly indexThen: PriceHalfUsd | null;
  readonly index: SeenIndex | null;
};

/** Whether a price may be acted on; what may not names its rule. */
export type PriceVerdict =
  | { readonly kind: "plausible" }
  | { readonly kind: "implausible"; readonly rule: "stale"; readonly ageMs: number }
  | {
      readonly kind: "implausible";
      readonly rule: "frozen";
      readonly stillMs: number;
      readonly last: PriceHalfUsd;
      readonly index: PriceHalfUsd;
    }
  | {
      readonly kind: "implausible";
      readonly rule: "off-index";
      readonly last: PriceHalfUsd;
      readonly index: PriceHalfUsd;
    };

/** An older price says nothing about now. */
const STALE_MS = 15_000;
/** Further from the index than this and one of the two is wrong: 5 %. */
export const OFF_INDEX_BPS = 500;
/** A price that has not moved for so long while the index moved this far, 1 %, is no longer fed. */
const FROZEN_MS = 5 * 60_000;
const FROZEN_BPS = 100;
/** An index is compared with for so long after it was seen. */
const INDEX_MS = 60_000;

/** Whether two prices differ by more than `bps` of `base`. Exact: both stay far below 2^53. */
const differ = (price: PriceHalfUsd, base: PriceHalfUsd, bps: number): boolean =>
  Math.abs(price - base) * 10_000 > base * bps;

const seenAfter = ({ last, index, at, now }: PriceObservation, before: PriceHistory | null): PriceHistory => {
  const hasStood = before !== null && before.last === last;
  const known = index === null ? (before?.index ?? null) : { price: index, at: now };
  return {
    last,
    since: hasStood ? before.since : at,
    indexThen: (hasStood ? before.indexThen : null) ?? index,
    index: known !== null && now - known.at <= INDEX_MS ? known : null,
  };
};

const verdictOf = (
  { at, now, index: told }: PriceObservation,
  { last, since, index, indexThen }: PriceHistory,
): PriceVerdict => {
  if (now - at > STALE_MS) return { kind: "implausible", rule: "stale", ageMs: now - at };
  if (index === null) return { kind: "plausible" };
  // Only an index told together with the price: a crash outruns one that is even a minute old, and guards are for crashes.
  if (told !== null && differ(last, told, OFF_INDEX_BPS)) {
    return { kind: "implausible", rule: "off-index", last, index: told };
  }
  const hasIndexMoved = indexThen !== null && differ(index.price, indexThen, FROZEN_BPS);
  if (hasIndexMoved && now - since >= FROZEN_MS) {
    return { kind: "implausible", rule: "frozen", stillMs: now - since, last, index: index.price };
  }
  return { kind: "plausible" };
};

/**
 * Judges a price against its age, the index, and how it has moved before, and gives the history for the next one.
 * Frozen is a price that stands exactly still for five minutes while the index, which others make, has moved by more than
 * 1 % from where it was when the price last moved. In a market where nothing moves the index stands too, and all is well.
 */
export const judgePrice = (
  observation: PriceObservation,
  before: PriceHistory | null,
): { readonly verdict: PriceVerdict; readonly history: PriceHistory } => {
  const history = seenAfter(observation, before);
  return { verdict: verdictOf(observation, history), history };
};
