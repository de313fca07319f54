import type { ExitRule } from "#domain/automations/exits/exit-rule.ts";
import type { ArmedFrom, SelfMaker } from "#domain/automations/history/automation-change.ts";
import type { IntentAction } from "#domain/intents/action.ts";
import type { TriggerPrice } from "#domain/triggers/trigger.ts";
import type { NewReceipt } from "./trade-log.ts";

/** An exit as stored. `epoch` counts the effects tried for it, `version` the settings it has had. Times in epoch milliseconds. */
export type StoredExit = ExitRule & {
  readonly id: string;
  readonly userId: string;
  readonly accountId: string;
  readonly positionId: string;
  readonly state: "armed" | "paused" | "ended";
  readonly epoch: number;
  readonly version: number;
  /** The rule it was last held back by; null when nothing does. */
  readonly heldBy: string | null;
  readonly createdAt: number;
};

/**
 * What was last done to a position's stop or take profit through us: the exit that did it, or null for a hand at our
 * screens. What has an unknown outcome counts; what was refused or is known not to have happened does not.
 */
export type LastPlacing = {
  readonly action: IntentAction;
  readonly exitId: string | null;
  /** Of the exit's settings; null for a hand. */
  readonly version: number | null;
  readonly at: number;
};

/** The exits of one position, and what was last placed there. */
export type PositionExits = {
  readonly positionId: string;
  readonly exits: readonly StoredExit[];
  readonly lastStop: LastPlacing | null;
  readonly lastTakeProfit: LastPlacing | null;
};

export interface Exits {
  /**
   * Arms an exit. What stands in its slot on the position becomes this one, as another version of itself. Null where a
   * position is not this user's. `from` says where settings come from that nobody wrote anew, `by`
   * who arms it where that is nobody at a screen.
   */
  arm(exit: StoredExit, from?: ArmedFrom, by?: SelfMaker): Promise<StoredExit>;
  /** Pauses; what stands at the exchange stays there. Null when it is not this user's or has ended. */
  pause(userId: string, exitId: string, at: number): Promise<StoredExit | null>;
  find(exitId: string): Promise<StoredExit | null>;
  /** Every exit of a user that has not ended. */
  ofUser(userId: string): Promise<readonly StoredExit[]>;
  /** The exits of an account's positions that have not ended, by position. */
  ofAccount(accountId: string): Promise<readonly PositionExits[]>;
  /** As `ofAccount` for each of these, asked for at once. */
  ofAccounts(accountIds: readonly string[]): Promise<readonly PositionExits[]>;
  /**
   * Notes what holds an exit back, with the receipt that tells of it, in one transaction; null when nothing does any more.
   */
  hold(exitId: string, heldBy: string | null, receipt: NewReceipt | null): Promise<void>;
  /** Sets the price at which an armed exit has to be looked at again; null where the exchange does all of it. */
  waitAt(exitId: string, trigger: TriggerPrice | null): Promise<void>;
}
