import type { IntentAction } from "#domain/intents/action.ts";
import { raisesExposure } from "#domain/intents/raises-exposure.ts";
import { changesSince, isOutOfDate } from "#domain/intents/seen.ts";
import { changeWords } from "#domain/notifications/change-words.ts";
import { AppError } from "../app-error.ts";
import { refuseExpired } from "../worker-requests/refuse-expired.ts";
import type { CommandRequest } from "./command-request.ts";
import type { CommandFacts } from "./read-command-facts.ts";

/** @throws AppError not-found where what the action is about is not there. */
export const checkThere = (action: IntentAction, facts: CommandFacts): void => {
  const gone = (what: string) => new AppError("not-found", `${what} Reload the page.`);
  switch (action.kind) {
    case "cancel-trade":
      if (facts.order === null) throw gone("This order does not wait any more.");
      return;
    case "cancel-cross-order":
      if (facts.netOrder === null) throw gone("This order does not wait any more.");
      return;
    case "close-cross":
      if (facts.netPosition?.quantity === 0) throw gone("There is no cross position to close.");
      return;
    case "open-trade":
    case "cross-order":
    case "deposit-cross":
    case "withdraw-cross":
    case "set-cross-leverage":
      return;
    default:
      if (facts.position === null) throw gone("This position is no longer running.");
  }
};

const checkSeen = ({ seen, at }: CommandRequest, facts: CommandFacts): void => {
  if (seen === undefined) return;
  const changes = changesSince(seen, facts.before);
  if (changes.length > 0) {
    throw new AppError(
      "conflict",
      `It is not what you saw any more: ${changeWords(changes, "en")}. Nothing was sent. Look again.`,
    );
  }
  if (isOutOfDate(seen, at)) {
    throw new AppError("conflict", "What you saw is older than 10 seconds. Nothing was sent. Look again.");
  }
};

/**
 * Refuses a command that does not fit the account as it was just read.
 * @throws AppError not-found · conflict with what changed since the trader looked, or that it is too long ago · forbidden
 * for what would loosen protection without a fresh factor · unavailable once nobody waits for it.
 */
export const checkCommand = (request: CommandRequest, facts: CommandFacts, now: number): void => {
  const { action, last } = request;
  checkThere(action, facts);
  checkSeen(request, facts);
  const standing = { now: facts.before, side: facts.position?.side ?? null, last };
  if (request.mayRaise === false && raisesExposure(action, standing)) {
    throw new AppError("forbidden", "Confirm that it is you, then try again.", { reason: "step-up" });
  }
  refuseExpired(request.goodUntil ?? null, now);
};
