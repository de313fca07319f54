import type { IsolatedPosition } from "../position/isolated-position.ts";
import type { Side } from "../position/side.ts";
import type { Sats } from "../units.ts";

/** What of a position cannot be as it is told. */
export type PositionRule = "unknown-side" | "no-quantity" | "no-margin" | "liquidation-side" | "told-twice";

/** Whether a reading of an account may be acted on; what may not names its rule. */
export type ReadingVerdict =
  | { readonly kind: "plausible" }
  | { readonly kind: "implausible"; readonly rule: "negative-balance"; readonly balance: Sats }
  | { readonly kind: "implausible"; readonly rule: PositionRule; readonly positionId: string };

const SIDES: ReadonlySet<string> = new Set<Side>(["long", "short"]);

/**
 * A long is liquidated below the price its profit counts from and a short above it, for its margin is more than nothing.
 * At that very price is possible: both are rounded to half a dollar.
 */
const isLiquidationAstray = ({ side, price, liquidation }: IsolatedPosition): boolean =>
  side === "long" ? !(liquidation <= price) : !(liquidation >= price);

/** Comparisons are turned so that what is not a number fails them too. */
const brokenRule = (position: IsolatedPosition): PositionRule | null => {
  if (!SIDES.has(position.side)) return "unknown-side";
  if (!(position.quantity > 0)) return "no-quantity";
  if (!(position.margin > 0)) return "no-margin";
  return isLiquidationAstray(position) ? "liquidation-side" : null;
};

/** Judges what an exchange told about an account: one impossible figure makes the whole reading one we cannot trust. */
export const judgeReading = (positions: readonly IsolatedPosition[], balance: Sats): ReadingVerdict => {
  if (!(balance >= 0)) return { kind: "implausible", rule: "negative-balance", balance };
  const seen = new Set<string>();
  for (const position of positions) {
    const rule = seen.has(position.id) ? "told-twice" : brokenRule(position);
    if (rule !== null) return { kind: "implausible", rule, positionId: position.id };
    seen.add(position.id);
  }
  return { kind: "plausible" };
};
