import type { AutomationKind } from "./automation-settings.ts";

/** What is there when an automation is deleted. */
export type DeletionFacts = {
  readonly kind: AutomationKind;
  /** Whether the exchange holds a stop, or a take profit, in the place this automation fills. */
  readonly isPlaced: boolean;
  /** Whether the position carries a backstop that is wanted. */
  readonly hasBackstop: boolean;
};

/** What a deletion leaves; each names its rule. `refused` where it must not be deleted. */
export type LeftStanding =
  | { readonly kind: "refused"; readonly rule: "backstop" }
  | { readonly kind: "left"; readonly rule: "stop-stays" | "take-profit-stays" | "backstop-stays" }
  | { readonly kind: "left"; readonly rule: "nothing-stays" | "unguarded" | "cross-unguarded" };

/**
 * What deleting an automation leaves behind. What stands at the exchange is left there: taking a stop away is an order of
 * its own, and nobody loses one by tidying up. A backstop is not deleted but switched off, because it alone knows that the
 * stop at the exchange is its own: without it that stop would never follow liquidation again.
 */
export const decideLeftStanding = ({ kind, isPlaced, hasBackstop }: DeletionFacts): LeftStanding => {
  switch (kind) {
    case "backstop":
      return { kind: "refused", rule: "backstop" };
    case "margin-guard":
      return { kind: "left", rule: hasBackstop ? "backstop-stays" : "unguarded" };
    case "cross-guard":
      return { kind: "left", rule: "cross-unguarded" };
    case "take-profit":
      return { kind: "left", rule: isPlaced ? "take-profit-stays" : "nothing-stays" };
    case "stop-loss":
    case "trailing-stop":
    case "break-even-stop":
      return { kind: "left", rule: isPlaced ? "stop-stays" : "nothing-stays" };
  }
};

/** The same in a sentence or two. */
export const leftStandingWords = ({ rule }: LeftStanding): string => {
  switch (rule) {
    case "backstop":
      return "A backstop is not deleted: switch it off on the exits page, and its stop is taken away at LN Markets.";
    case "stop-stays":
      return "The stop that stands at LN Markets stays there, and nobody moves it any more. Take it away by hand if you want none.";
    case "take-profit-stays":
      return "The take profit that stands at LN Markets stays there. Take it away by hand if you want none.";
    case "backstop-stays":
      return "Nothing is added to this position any more. Its backstop stays at LN Markets and goes on following liquidation.";
    case "nothing-stays":
      return "Nothing of it stands at LN Markets.";
    case "unguarded":
      return "Nothing is added to this position any more, and it carries no backstop.";
    case "cross-unguarded":
      return "Nothing is done to the cross position any more, and LN Markets holds no stop for one. A guard that is armed later begins with caps of its own.";
  }
};
