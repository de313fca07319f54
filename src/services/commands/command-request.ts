import type { IntentAction } from "#domain/intents/action.ts";
import type { Seen } from "#domain/intents/seen.ts";
import type { PriceHalfUsd } from "#domain/units.ts";

/** Something the trader orders by hand or by the panic switch. Times in epoch milliseconds. */
export type CommandRequest = {
  readonly userId: string;
  readonly accountId: string;
  /** Null for what is not done to a running position. */
  readonly positionId: string | null;
  /** Names this one command (a UUID made where the button is): the same command twice is one. */
  readonly commandId: string;
  readonly by: "manual" | "panic";
  readonly action: IntentAction;
  readonly last: PriceHalfUsd;
  readonly at: number;
  /** What the trader looked at; left out, nothing is held against it. */
  readonly seen?: Seen;
  /** Whether it may lose more than what stands can; left out, it may. */
  readonly mayRaise?: boolean;
  /** Until when somebody waits for it; left out or null, nothing is given up for that. */
  readonly goodUntil?: number | null;
};
