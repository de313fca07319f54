import type { IntentAction } from "#domain/intents/action.ts";
import { evidenceOf } from "#domain/intents/evidence.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { IntentPlan } from "#ports/intents.ts";
import { noteUnreadable } from "../accounts/note-unreadable.ts";
import { readAccount } from "../accounts/read-account.ts";
import { withExchange } from "../accounts/with-exchange.ts";
import { AppError } from "../app-error.ts";
import { carryOut } from "../monitor/carry-out.ts";
import { receiptPosition } from "../monitor/guard-receipt-facts.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import type { OrderOutcome } from "../monitor/order.ts";

export type CommandRequest = {
  readonly userId: string;
  readonly accountId: string;
  readonly positionId: string;
  /** Names this one command (a UUID made where the button is): the same command twice is one. */
  readonly commandId: string;
  readonly by: "manual" | "panic";
  readonly action: IntentAction;
  readonly last: PriceHalfUsd;
  readonly at: number;
};

/** A command that nobody could carry out for so long is not what the trader wants any more. */
const LIFE_MS = 60_000;
const FIRST_FENCE = 1;

/**
 * Does what the trader orders by hand or by the panic switch, through an intent as everything that moves money. Closing
 * and setting a stop never wait for a guard's open top-up. A process that dies after the plan leaves it to a worker.
 * @throws AppError not-found · unavailable while the account cannot be read · conflict when it is done or under way already.
 */
export const orderCommand = async (deps: MonitorDeps, request: CommandRequest): Promise<OrderOutcome> => {
  const { at, last } = request;
  const account = await deps.accounts.find(request.accountId);
  if (account === null || account.userId !== request.userId) {
    throw new AppError("not-found", "This exchange account is not there any more. Reload the page.");
  }
  return withExchange(
    deps,
    account,
    async (exchange) => {
      const facts = await readAccount(exchange);
      if (!facts.ok) {
        await noteUnreadable(deps, { account, exchange }, facts.failure, at);
        throw new AppError(
          "unavailable",
          "LN Markets cannot be read now. Nothing was sent. Try again soon.",
          {
            retryAfterMs: 5_000,
          },
        );
      }
      const { balance, positions } = facts.value;
      const position = positions.find(({ id }) => id === request.positionId);
      if (position === undefined) {
        throw new AppError("not-found", "This position is no longer running. Reload the page.");
      }
      const plan: IntentPlan = {
        id: deps.newId(),
        userId: request.userId,
        accountId: account.id,
        cause: { kind: request.by, id: request.commandId },
        subject: { kind: "position", id: position.id },
        epoch: 0,
        action: request.action,
        before: { balance, position: evidenceOf(position) },
        facts: {
          kind: "command",
          by: request.by,
          action: request.action,
          position: receiptPosition(position, last),
          last,
          balance,
          failure: null,
        },
        plannedAt: at,
        expiresAt: at + LIFE_MS,
      };
      if ((await deps.intents.plan(null, plan)) === "conflict") {
        throw new AppError(
          "conflict",
          "This was ordered already, or something else is under way. Look again.",
        );
      }
      const intent = { ...plan, fence: FIRST_FENCE };
      return carryOut(deps, { account, exchange, intent, terms: null, at });
    },
    "exit",
  );
};
