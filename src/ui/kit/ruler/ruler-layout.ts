import type { MarkKind } from "./ruler-types.ts";

export type RulerSize = "account" | "row" | "lane" | "plain";

/** Vertical places of a ruler in pixels: where its band begins, how high it is, and the whole height. */
export type RulerLayout = { readonly band: number; readonly thick: number; readonly height: number };

const SIZES: Record<RulerSize, RulerLayout> = {
  account: { band: 58, thick: 16, height: 126 },
  row: { band: 54, thick: 10, height: 112 },
  lane: { band: 48, thick: 10, height: 108 },
  plain: { band: 12, thick: 14, height: 50 },
};

const DIMENSION = 26;

export const rulerLayout = (size: RulerSize, hasDimension: boolean): RulerLayout => {
  const layout = SIZES[size];
  return hasDimension ? { ...layout, height: layout.height + DIMENSION } : layout;
};

/** Labels hang in one of two lanes: over the band what we do, under it what stands at the exchange. */
export const laneOf = (kind: MarkKind): "above" | "below" => (kind === "trigger" ? "above" : "below");

const RANKS: readonly MarkKind[] = ["liq", "trigger", "stop", "take-profit", "target", "entry", "was"];

/** The order in which labels are kept where they do not all fit. */
export const rankOf = (kind: MarkKind): number => RANKS.indexOf(kind);
