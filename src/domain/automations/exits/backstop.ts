import type { IsolatedPosition } from "../../position/isolated-position.ts";
import { isAtLiquidation } from "../../position/liquidation.ts";
import { type BasisPoints, MAX_PRICE, type PriceHalfUsd } from "../../units.ts";
import { isAhead } from "./ahead.ts";
import { backstopPrice } from "./backstop-price.ts";
import { isSameStop, type NativeStop } from "./native-stop.ts";
import { ownerOfStop, type PlacedStop, type StopOwner } from "./stop-slot.ts";

/** Everything a backstop's verdict is taken from: one snapshot. `placed` is what we placed last, whoever of us it was. */
export type BackstopFacts = {
  readonly position: IsolatedPosition;
  readonly last: PriceHalfUsd;
  readonly standing: NativeStop | null;
  readonly placed: PlacedStop | null;
  /** The distance from liquidation at which the margin guard acts. */
  readonly guardTriggerBps: BasisPoints;
  readonly isOptedOut: boolean;
};

/** What becomes of the backstop; each verdict names its rule. `from` is the backstop that stands, where one does. */
export type BackstopVerdict =
  | {
      readonly kind: "place";
      readonly rule: "none-stands" | "follows-liquidation";
      readonly stop: NativeStop;
      readonly from: NativeStop | null;
    }
  | {
      readonly kind: "remove";
      readonly rule: "opted-out" | "never-liquidated" | "no-room";
      readonly from: NativeStop;
    }
  | { readonly kind: "hold"; readonly rule: "in-place"; readonly standing: NativeStop }
  | {
      readonly kind: "hold";
      readonly rule: "yields-to-trader" | "yields-to-hand";
      readonly standing: NativeStop;
    }
  | { readonly kind: "hold"; readonly rule: "opted-out" | "never-liquidated" }
  /** The stop the backstop yields to lies beyond liquidation: nothing is in force, and the trader has to move it. */
  | {
      readonly kind: "alert";
      readonly rule: "stop-beyond-liquidation";
      readonly standing: NativeStop;
      readonly liquidation: PriceHalfUsd;
    }
  | {
      readonly kind: "alert";
      readonly rule: "no-room" | "past-liquidation";
      readonly liquidation: PriceHalfUsd;
    }
  /** The market is between liquidation and where the backstop belongs: the exchange would refuse it. */
  | {
      readonly kind: "alert";
      readonly rule: "past-backstop";
      readonly price: PriceHalfUsd;
      readonly last: PriceHalfUsd;
    };

const yieldTo = (
  owner: Exclude<StopOwner, "backstop">,
  standing: NativeStop,
  { side, liquidation }: IsolatedPosition,
): BackstopVerdict =>
  standing.kind === "fixed" && !isAhead(side, standing.price, liquidation)
    ? { kind: "alert", rule: "stop-beyond-liquidation", standing, liquidation }
    : { kind: "hold", rule: owner === "hand" ? "yields-to-hand" : "yields-to-trader", standing };

/** No backstop belongs here: one that stands would fire far from liquidation, and goes. */
const withoutBackstop = (
  rule: "opted-out" | "never-liquidated" | "no-room",
  from: NativeStop | null,
  liquidation: PriceHalfUsd,
): BackstopVerdict => {
  if (from !== null) return { kind: "remove", rule, from };
  return rule === "no-room" ? { kind: "alert", rule, liquidation } : { kind: "hold", rule };
};

const follow = (
  { position, last, guardTriggerBps }: BackstopFacts,
  from: NativeStop | null,
): BackstopVerdict => {
  const { side, liquidation } = position;
  if (isAtLiquidation(side, liquidation, last))
    return { kind: "alert", rule: "past-liquidation", liquidation };
  const price = backstopPrice(position, guardTriggerBps);
  if (price === null)
    return withoutBackstop(liquidation === MAX_PRICE ? "never-liquidated" : "no-room", from, liquidation);
  const stop: NativeStop = { kind: "fixed", price };
  if (from !== null && isSameStop(from, stop)) return { kind: "hold", rule: "in-place", standing: from };
  if (!isAhead(side, last, price)) return { kind: "alert", rule: "past-backstop", price, last };
  return { kind: "place", rule: from === null ? "none-stands" : "follows-liquidation", stop, from };
};

/**
 * Takes the backstop's verdict from one snapshot. It stands just before liquidation and follows it in both directions: away
 * from the market after a top-up, towards it after funding. A stop of the trader's or of a hand's is never replaced.
 */
export const decideBackstop = (facts: BackstopFacts): BackstopVerdict => {
  const { position, standing, placed, isOptedOut } = facts;
  const owner = ownerOfStop({ standing, placedByUs: placed });
  if (standing !== null && (owner === "trader" || owner === "hand"))
    return isOptedOut ? { kind: "hold", rule: "opted-out" } : yieldTo(owner, standing, position);
  return isOptedOut ? withoutBackstop("opted-out", standing, position.liquidation) : follow(facts, standing);
};
