import type { GuardSpending } from "#domain/automations/guard-bounds.ts";
import type { Rest } from "#domain/automations/history/rest-in.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Network } from "./exchange.ts";

/** When an account could not be read; `until` is null while it lasts. Times in epoch milliseconds. */
export type Blindness = {
  readonly since: number;
  readonly until: number | null;
  readonly reason: string | null;
};

/** A guard as it stood in a stretch of time that is over. Times in epoch milliseconds. */
export type PastGuard = {
  readonly accountId: string;
  readonly network: Network;
  /** The settings that were in force; null where it was not armed before the stretch ended. */
  readonly config: MarginGuardConfig | null;
  /** When it was paused or over in the stretch; null where it stood armed all through it. */
  readonly rest: Rest | null;
  /** As last read before the stretch, or first in it; null where nothing of that time is kept. */
  readonly position: IsolatedPosition | null;
  /** When the position was known to be over; null while it runs. */
  readonly positionEndedAt: number | null;
  /** As of the beginning of the stretch, by the settings of then. */
  readonly spending: GuardSpending;
  /** Whether the account was blind in the stretch, and how long in all. */
  readonly blind: Blindness | null;
};

/** What guards and their positions were in the past. */
export interface GuardHistory {
  /** A user's guard in the stretch from `from` until before `to`; null when it is not theirs. */
  find(
    userId: string,
    guardId: string,
    stretch: { readonly from: number; readonly to: number },
  ): Promise<PastGuard | null>;
}
