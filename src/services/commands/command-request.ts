import { type IntentAction, isOnPosition } from "#domain/intents/action.ts";
import type { Subject } from "#domain/intents/cause.ts";
import type { Seen } from "#domain/intents/seen.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import { AppError } from "../app-error.ts";

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

/** What an action is about. @throws AppError bad-input for an action on a position that names none. */
export const subjectOf = (action: IntentAction, positionId: string | null): Subject => {
  if (action.kind === "cancel-trade") return { kind: "order", id: action.tradeId };
  if (action.kind === "cancel-cross-order") return { kind: "order", id: action.orderId };
  if (!isOnPosition(action)) return { kind: "account" };
  if (positionId !== null) return { kind: "position", id: positionId };
  throw new AppError("bad-input", "Choose the position this is for.", { field: "positionId" });
};
