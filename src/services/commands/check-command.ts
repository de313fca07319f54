import type { IntentAction } from "#domain/intents/action.ts";
import { raisesExposure } from "#domain/intents/raises-exposure.ts";
import { changesSince, isOutOfDate } from "#domain/intents/seen.ts";
import { saidBy } from "#domain/language/in-both.ts";
import { changeWords } from "#domain/notifications/change-words.ts";
import { AppError } from "../app-error.ts";
import { AUTOMATION_REFUSALS } from "../automations/automation-refusals.ts";
import { SECURITY_REFUSALS } from "../security/security-refusals.ts";
import { refuseExpired } from "../worker-requests/refuse-expired.ts";
import { COMMAND_REFUSALS } from "./command-refusals.ts";
import type { CommandRequest } from "./command-request.ts";
import type { CommandFacts } from "./read-command-facts.ts";

type CommandRefusals = (typeof COMMAND_REFUSALS)["en"];

/** @throws AppError not-found where what the action is about is not there. */
export const checkThere = (action: IntentAction, facts: CommandFacts): void => {
  const gone = (say: (words: CommandRefusals) => string) =>
    new AppError("not-found", saidBy(COMMAND_REFUSALS, say));
  switch (action.kind) {
    case "cancel-trade":
      if (facts.order === null) throw gone(({ orderGone }) => orderGone);
      return;
    case "cancel-cross-order":
      if (facts.netOrder === null) throw gone(({ orderGone }) => orderGone);
      return;
    case "close-cross":
      if (facts.netPosition?.quantity === 0) throw gone(({ noCross }) => noCross);
      return;
    case "open-trade":
    case "cross-order":
    case "deposit-cross":
    case "withdraw-cross":
    case "set-cross-leverage":
      return;
    default:
      if (facts.position === null)
        throw new AppError(
          "not-found",
          saidBy(AUTOMATION_REFUSALS, ({ notRunning }) => notRunning),
        );
  }
};

const checkSeen = ({ seen, at }: CommandRequest, facts: CommandFacts): void => {
  if (seen === undefined) return;
  const changes = changesSince(seen, facts.before);
  if (changes.length > 0) {
    throw new AppError(
      "conflict",
      saidBy(COMMAND_REFUSALS, ({ changed }, locale) => changed(changeWords(changes, locale))),
    );
  }
  if (isOutOfDate(seen, at)) {
    throw new AppError(
      "conflict",
      saidBy(COMMAND_REFUSALS, ({ seenTooLongAgo }) => seenTooLongAgo),
    );
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
    throw new AppError(
      "forbidden",
      saidBy(SECURITY_REFUSALS, ({ confirm }) => confirm),
      { reason: "step-up" },
    );
  }
  refuseExpired(request.goodUntil ?? null, now);
};
