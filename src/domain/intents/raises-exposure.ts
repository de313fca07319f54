import { trailingStopAt } from "../position/preview-action.ts";
import type { Side } from "../position/side.ts";
import type { PriceHalfUsd } from "../units.ts";
import type { IntentAction } from "./action.ts";
import type { Evidence } from "./evidence.ts";

const isLooser = (side: Side, stop: PriceHalfUsd, than: PriceHalfUsd | null): boolean =>
  than !== null && (side === "long" ? stop < than : stop > than);

/** What an order is held against: the account as it was read, the side of its position and the last price. */
export type Standing = { readonly now: Evidence; readonly side: Side | null; readonly last: PriceHalfUsd };

/**
 * Whether an action can lose more than what stands can. Closing, taking orders back, tightening a stop and moving a take
 * profit cannot. A stop that trails is held against where it would begin.
 */
export const raisesExposure = (action: IntentAction, { now, side, last }: Standing): boolean => {
  const stop = now.position?.stopLoss ?? null;
  switch (action.kind) {
    case "close-trade":
    case "close-cross":
    case "cancel-trade":
    case "cancel-cross-order":
    case "set-take-profit":
    case "remove-take-profit":
      return false;
    case "remove-stop-loss":
      return stop !== null;
    case "set-stop-loss":
      return side !== null && isLooser(side, action.price, stop);
    case "set-trailing-stop":
      return side !== null && isLooser(side, trailingStopAt(side, last, action.distance), stop);
    case "set-cross-leverage":
      return action.leverage > (now.netPosition?.leverage ?? 0);
    case "add-margin":
    case "cash-in":
    case "open-trade":
    case "cross-order":
    case "deposit-cross":
    case "withdraw-cross":
      return true;
  }
};
