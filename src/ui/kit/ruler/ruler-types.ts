import type { ZoneKind } from "./ruler-zones.ts";

/**
 * What can stand on a ruler. Dashed and above the line: we do it. Solid and below: it stands at the exchange.
 * `target` is where liquidation would be, `was` where it used to be.
 */
export type MarkKind = "liq" | "trigger" | "stop" | "take-profit" | "target" | "was" | "entry";

/** A mark at a price in dollars, with the words over it; a quiet mark is drawn without words. */
export type RulerMark = {
  readonly kind: MarkKind;
  readonly price: number;
  readonly name: string;
  readonly value: string;
  readonly isQuiet?: boolean;
};

/** The needle: the last price, or a ghost of a price that is not now. `tag` is the text in its tag, if it has one. */
export type RulerNeedle = { readonly price: number; readonly tag: string | null; readonly isGhost: boolean };

/** A stretch between two prices with words on it: a dimension line, or the arrow of a move. */
export type RulerSpan = { readonly from: number; readonly to: number; readonly text: string };

/** A stretch of the band: a verdict zone, hatched where we cannot see, or plain where there is no verdict to show. */
export type BandStretch = {
  readonly kind: ZoneKind | "blind" | "plain";
  readonly from: number;
  readonly to: number;
};
