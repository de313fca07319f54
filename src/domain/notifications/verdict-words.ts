import type { CrossGuardVerdict } from "../automations/cross-guard/cross-verdict.ts";
import type { MarginGuardVerdict } from "../automations/margin-guard.ts";
import type { figures } from "./figures.ts";
import { limitReached } from "./guard-receipt-words.ts";

type Figures = ReturnType<typeof figures>;
type AnyVerdict = MarginGuardVerdict | CrossGuardVerdict;
type Held = Extract<AnyVerdict, { readonly kind: "hold" | "alert" }>["rule"];

const heldWords = (rule: Held): string => {
  switch (rule) {
    case "outside-trigger":
      return "wait: the price has not reached it";
    case "at-target":
      return "wait: liquidation is at its target already";
    case "cooldown":
      return "wait: it acted a moment before";
    case "past-liquidation":
      return "nothing: the price is past the liquidation";
    case "no-help":
      return "nothing: closing as much as it may would bring liquidation nearer";
    case "total-cap":
    case "max-loss":
    case "day-cap":
    case "account-day-cap":
    case "action-cap":
    case "shared-balance":
    case "balance":
    case "reserve":
    case "leverage-one":
      return `nothing: ${limitReached(rule)}`;
  }
};

/** A verdict in words, as what a guard is to do. */
export const verdictWords = (f: Figures, verdict: AnyVerdict): string => {
  switch (verdict.kind) {
    case "add-margin":
      return `add ${f.sats(verdict.amount)}, liquidation → ${f.priceExact(verdict.liquidationAfter)}`;
    case "reduce":
      return `close ${f.quantity(verdict.quantity)} of the position, liquidation → ${f.priceExact(verdict.liquidationAfter)}`;
    case "close":
      return "close the position";
    case "hold":
    case "alert":
      return heldWords(verdict.rule);
  }
};
