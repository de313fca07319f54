import { type IntentAction, isOnPosition } from "#domain/intents/action.ts";
import type { Subject } from "#domain/intents/cause.ts";
import { saidBy } from "#domain/language/in-both.ts";
import { AppError } from "../app-error.ts";
import { COMMAND_REFUSALS } from "./command-refusals.ts";

/** What an action is about. @throws AppError bad-input for an action on a position that names none. */
export const subjectOf = (action: IntentAction, positionId: string | null): Subject => {
  if (action.kind === "cancel-trade") return { kind: "order", id: action.tradeId };
  if (action.kind === "cancel-cross-order") return { kind: "order", id: action.orderId };
  if (!isOnPosition(action)) return { kind: "account" };
  if (positionId !== null) return { kind: "position", id: positionId };
  throw new AppError(
    "bad-input",
    saidBy(COMMAND_REFUSALS, ({ choosePosition }) => choosePosition),
    { field: "positionId" },
  );
};
