import type { CrossPosition } from "../position/cross-position.ts";

/** What of a cross position cannot be as it is told. */
export type CrossRule = "negative-margin" | "half-flat" | "no-entry" | "leverage";

/** Whether a reading of the cross position may be acted on; what may not names its rule. */
export type CrossReadingVerdict =
  | { readonly kind: "plausible" }
  | { readonly kind: "implausible"; readonly rule: CrossRule };

/** Comparisons are turned so that what is not a number fails them too. */
const brokenRule = ({ side, quantity, margin, leverage, entryPrice }: CrossPosition): CrossRule | null => {
  if (!(margin >= 0)) return "negative-margin";
  if (side === null ? quantity !== 0 : !(quantity > 0)) return "half-flat";
  if (side !== null && !(entryPrice !== null && entryPrice > 0)) return "no-entry";
  return leverage >= 1 && leverage <= 100 ? null : "leverage";
};

/**
 * Judges what an exchange told about the cross position. On which side of its entry liquidation lies says nothing: margin
 * that a loss or a withdrawal took may leave less than the maintenance margin of a position that earns.
 */
export const judgeCross = (position: CrossPosition): CrossReadingVerdict => {
  const rule = brokenRule(position);
  return rule === null ? { kind: "plausible" } : { kind: "implausible", rule };
};
