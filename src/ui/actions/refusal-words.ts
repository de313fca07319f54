import type { PreviewView } from "#server/trpc/schemas/positions.ts";
import { format } from "#ui/format/format.ts";
import type { HandAction } from "./hand-action.ts";

type Refused = Extract<PreviewView["result"], { kind: "refused" }>;

const isTakingOut = ({ kind }: HandAction): boolean => kind === "cash-in" || kind === "withdraw-cross";

const upTo = (most: number | null, show: (value: number) => string): string =>
  most === null ? "" : ` At most ${show(most)}.`;

/** Why the exchange would refuse an action as things stand, and what would do. Nothing was sent for it. */
export const refusalWords = (action: HandAction, { rule, most }: Omit<Refused, "kind">): string => {
  switch (rule) {
    case "balance":
      return `It takes more than is free${most === null ? "" : `: ${format.sats(most)} are`}.`;
    case "leverage-one":
      return `So much margin would bring leverage below 1×.${upTo(most, format.sats)}`;
    case "too-much":
      return `So much cannot be taken out: the position would be liquidated, or its leverage pass 100×.${upTo(most, format.sats)}`;
    case "too-small":
      return "The margin does not buy a single dollar. Enter more margin or leverage.";
    case "too-large":
      return `LN Markets does not take so large a position.${upTo(most, format.quantity)}`;
    case "wrong-side":
      return action.kind === "set-take-profit"
        ? "A take profit stands on the side of the market where the position gains."
        : "A stop stands on the side of the market where the position loses, a take profit where it gains.";
    case "past-liquidation":
      return "Liquidation would come before this stop. Set it nearer to the price.";
    case "past-each-other":
      return "Stop and take profit would have changed places.";
    case "distance":
      return "LN Markets lets a stop trail by 0.1\u202f% to 1,000\u202f%.";
    case "cross-margin":
      return isTakingOut(action)
        ? `The cross position needs the margin.${upTo(most, format.sats)}`
        : "The cross margin does not carry it. Deposit first, or order less.";
    case "flat":
      return "There is no cross position to close.";
  }
};
