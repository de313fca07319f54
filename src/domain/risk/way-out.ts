import type { BasisPoints, PriceHalfUsd, Sats, Usd } from "../units.ts";

/** Where a way out leads. `distanceAfter` is null where no liquidation is left. */
type Outlook = {
  /** Sats that leave the free balance at once; negative where they come back to it. */
  readonly satsNow: Sats;
  /** What a liquidation takes from then on, the fee of it included, as if nothing were left of any reserve. */
  readonly satsAtRisk: Sats;
  readonly liquidationAfter: PriceHalfUsd | null;
  readonly distanceAfter: BasisPoints | null;
};

/** What trading contracts at the exit price costs and realises: `fee` is paid, `pl` is gross and below 0 for a loss. */
type Trading = { readonly fee: Sats; readonly pl: Sats };

/** More margin. `needed` reaches the target; `more` is what can be lost beyond what accepting would lose. */
export type AddWay = Outlook & {
  readonly kind: "add";
  readonly rule: "reaches-target" | "at-target" | "leverage-one";
  readonly needed: Sats;
  readonly more: Sats;
};

/** Fewer contracts: the least that reach the target. Where only all of them do, that is closing. */
export type ReduceWay = Outlook &
  Trading & {
    readonly kind: "reduce";
    readonly rule: "reaches-target" | "at-target" | "only-closing";
    readonly contracts: Usd;
  };

/** The end of it. */
export type CloseWay = Outlook & Trading & { readonly kind: "close"; readonly rule: "at-exit" };

/** Nothing is done. `fee` is the closing fee at the liquidation. */
export type AcceptWay = Outlook & {
  readonly kind: "accept";
  readonly rule: "until-liquidation" | "never-liquidated";
  readonly fee: Sats;
};
