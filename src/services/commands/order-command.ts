import { isOnPosition } from "#domain/intents/action.ts";
import { saidBy } from "#domain/language/in-both.ts";
import type { Exchange } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { IntentPlan } from "#ports/intents.ts";
import { noteUnreadable } from "../accounts/note-unreadable.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { sayFailure } from "../accounts/say-failure.ts";
import { withExchange } from "../accounts/with-exchange.ts";
import { AppError } from "../app-error.ts";
import { carryOut } from "../monitor/carry-out.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import type { OrderOutcome } from "../monitor/order.ts";
import { checkCommand } from "./check-command.ts";
import { COMMAND_REFUSALS } from "./command-refusals.ts";
import type { CommandRequest } from "./command-request.ts";
import { planCommand } from "./plan-command.ts";
import { type CommandFacts, readCommandFacts } from "./read-command-facts.ts";

export type { CommandRequest } from "./command-request.ts";

const FIRST_FENCE = 1;

/** What became of a command, and the intent it is. */
export type GivenCommand = { readonly outcome: OrderOutcome; readonly intentId: string };

/**
 * Reads what a command is decided by. That running trades cannot be read leaves the account blind; of the rest a key may
 * lack the permission, and then the words are the exchange's.
 * @throws AppError unavailable, or refused where the key is not accepted.
 */
export const readForCommand = async (
  deps: MonitorDeps,
  account: StoredAccount,
  exchange: Exchange,
  { action, positionId, at }: Pick<CommandRequest, "action" | "positionId" | "at">,
): Promise<CommandFacts> => {
  const facts = await readCommandFacts(exchange, action, positionId);
  if (facts.ok) return facts.value;
  const { failure } = facts;
  if (isOnPosition(action)) await noteUnreadable(deps, { account, exchange }, failure, at);
  if (failure.kind === "unauthorized") throw new AppError("refused", sayFailure(failure));
  const words = saidBy(COMMAND_REFUSALS, ({ unreadable }) => unreadable);
  throw new AppError("unavailable", words, { retryAfterMs: 5_000 });
};

/** Carries out what was planned a moment ago by whoever planned it. */
export const carryOutPlan = async (
  deps: MonitorDeps,
  account: StoredAccount,
  exchange: Exchange,
  plan: IntentPlan,
): Promise<GivenCommand> => {
  const intent = { ...plan, fence: FIRST_FENCE };
  const order = { account, exchange, intent, terms: null, at: plan.plannedAt };
  return { outcome: await carryOut(deps, order), intentId: plan.id };
};

/**
 * Does what the trader orders by hand or by the panic switch, through an intent as everything that moves money. What lowers
 * risk never waits for another intent of the account. A process that dies after the plan leaves it to a worker.
 * @throws AppError not-found · unavailable while the account cannot be read · conflict when it is done or under way already,
 * or is not what the trader saw · forbidden for what loosens protection where that was not allowed.
 */
export const giveCommand = async (deps: MonitorDeps, request: CommandRequest): Promise<GivenCommand> => {
  const account = await ownAccount(deps, request);
  return withExchange(
    deps,
    account,
    async (exchange) => {
      const facts = await readForCommand(deps, account, exchange, request);
      checkCommand(request, facts, deps.clock());
      const plan = planCommand(deps, request, facts);
      if ((await deps.intents.plan(null, plan)) === "conflict") {
        throw new AppError(
          "conflict",
          saidBy(COMMAND_REFUSALS, ({ underWay }) => underWay),
        );
      }
      return carryOutPlan(deps, account, exchange, plan);
    },
    "exit",
  );
};

/** As `giveCommand`, for whoever wants no more than what became of it. */
export const orderCommand = async (deps: MonitorDeps, request: CommandRequest): Promise<OrderOutcome> =>
  (await giveCommand(deps, request)).outcome;
