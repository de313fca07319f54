import type { IsolatedPosition } from "../../position/isolated-position.ts";
import type { NativeStop } from "./native-stop.ts";
import type { StopAutomation } from "./stop-facts.ts";
import type { TakeProfitConfig } from "./take-profit.ts";

/** The stop just before liquidation that a guarded position carries unless its trader wants none. */
export type BackstopConfig = { readonly isWanted: boolean };

/** An exit of one position: what the exchange is to hold for it, or what we move there. */
export type ExitRule =
  | StopAutomation
  | { readonly kind: "take-profit"; readonly config: TakeProfitConfig }
  | { readonly kind: "backstop"; readonly config: BackstopConfig };

export type ExitKind = ExitRule["kind"];

/** What of a position stands once only: its guard, its one stop of the trader's, its take profit, its backstop. */
export type Slot = "guard" | "stop" | "take-profit" | "backstop";

const SLOTS: Record<ExitKind, Exclude<Slot, "guard">> = {
  "stop-loss": "stop",
  "trailing-stop": "stop",
  "break-even-stop": "stop",
  "take-profit": "take-profit",
  backstop: "backstop",
};

/** Every kind of exit there is. */
export const EXIT_KINDS = Object.keys(SLOTS) as ExitKind[];

/** The place an exit takes on its position: another one in the same place replaces it. */
export const slotOf = (kind: ExitKind): Exclude<Slot, "guard"> => SLOTS[kind];

/** What the exchange shows in a position's stop slot; null where none stands. */
export const standingStopOf = ({
  stopLoss,
  stopLossTrailing,
}: Pick<IsolatedPosition, "stopLoss" | "stopLossTrailing">): NativeStop | null => {
  if (stopLossTrailing !== null) return { kind: "trailing", bps: stopLossTrailing };
  return stopLoss === null ? null : { kind: "fixed", price: stopLoss };
};
