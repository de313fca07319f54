import type { IsolatedPosition } from "../../position/isolated-position.ts";
import type { Side } from "../../position/side.ts";
import { type TrailingDistance, trailingLevel } from "../../triggers/trailing.ts";
import { losingSide } from "../../triggers/trigger-side.ts";
import type { BasisPoints, PriceHalfUsd } from "../../units.ts";
import { isAhead, priceOrNull } from "./ahead.ts";

/** What the exchange holds in its one stop slot: a price, or a distance behind the best price in basis points of it. */
export type NativeStop =
  | { readonly kind: "fixed"; readonly price: PriceHalfUsd }
  | { readonly kind: "trailing"; readonly bps: BasisPoints };

/** A stop and the price at which it lies at this moment. */
export type StopAt = { readonly stop: NativeStop; readonly level: PriceHalfUsd };

/** Whether two stops are the same to the exchange. */
export const isSameStop = (one: NativeStop, other: NativeStop): boolean =>
  one.kind === "fixed"
    ? other.kind === "fixed" && one.price === other.price
    : other.kind === "trailing" && one.bps === other.bps;

/**
 * Whether stop `a` is tighter than stop `b` by what they say alone: the price nearer to the market, the shorter distance.
 * False for a price against a distance: which of them fires first depends on where the market goes.
 */
export const isTighter = (side: Side, a: NativeStop, b: NativeStop): boolean => {
  if (a.kind === "fixed") return b.kind === "fixed" && isAhead(side, a.price, b.price);
  return b.kind === "trailing" && a.bps < b.bps;
};

/**
 * Whether `next` in place of `standing` is tighter at once and on every path from here. A trailing stop never goes back, so
 * over a price it has to lie ahead of it once; a price over a trailing stop would stay behind when the market runs on.
 */
export const isTighterForGood = (side: Side, next: StopAt, standing: StopAt): boolean => {
  if (standing.stop.kind === "fixed") return isAhead(side, next.level, standing.level);
  return isTighter(side, next.stop, standing.stop) && !isAhead(side, standing.level, next.level);
};

/** Whether a price that is tighter at this moment finds a trailing stop in its place, which may yet run past it. */
export const isBlockedByTrailing = (side: Side, next: StopAt, standing: StopAt): boolean =>
  next.stop.kind === "fixed" &&
  standing.stop.kind === "trailing" &&
  isAhead(side, next.level, standing.level);

/**
 * Where a stop lies that follows `best` at `distance`: rounds away from the best, so the whole distance is given back
 * before it fires. Null past the prices there are.
 */
export const levelBehind = (
  side: Side,
  best: PriceHalfUsd,
  distance: TrailingDistance,
): PriceHalfUsd | null => priceOrNull(BigInt(trailingLevel(losingSide(side), best, distance)));

/** Where the stop that stands at the exchange lies; null where none stands, or a distance so long that it never fires. */
export const standingLevel = (
  position: Pick<IsolatedPosition, "side" | "stopLoss">,
  standing: NativeStop | null,
  last: PriceHalfUsd,
): PriceHalfUsd | null => {
  if (standing === null) return null;
  if (standing.kind === "fixed") return standing.price;
  const distance = { unit: "basis-points", value: standing.bps } as const;
  return position.stopLoss ?? levelBehind(position.side, last, distance);
};
