import type { PriceHalfUsd, Sats } from "../units.ts";

/** A position as far as it tells what happened to it. `fundingPaid` is positive where the position paid. */
export type PositionEvidence = {
  readonly margin: Sats;
  readonly fundingPaid: Sats;
  readonly stopLoss: PriceHalfUsd | null;
};

/** Balance and position of one reading; the position is null when it is not listed as running. */
export type Evidence = { readonly balance: Sats; readonly position: PositionEvidence | null };

/** The part of a position that counts as evidence. */
export const evidenceOf = ({ margin, fundingPaid, stopLoss }: PositionEvidence): PositionEvidence => ({
  margin,
  fundingPaid,
  stopLoss,
});
