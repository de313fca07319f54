import { z } from "zod";
import { saidBy } from "#domain/language/in-both.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { Network } from "#ports/exchange.ts";
import type { Markets } from "#ports/markets.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { AppError } from "../app-error.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import type { Question } from "../worker-requests/question.ts";
import { type ClosingStep, closeAll } from "./close-all.ts";
import { COMMAND_REFUSALS } from "./command-refusals.ts";
import { type GivenCommand, giveCommand } from "./order-command.ts";
import { actionSchema, seenSchema } from "./parse-action.ts";
import { type CommandPreview, previewCommand } from "./preview-command.ts";

export type CommandDeps = MonitorDeps & { readonly markets: Pick<Markets, "seen"> };

/** A price that a tick saw so lately needs no request of its own. */
const FRESH_MS = 10_000;

const previewFacts = z.object({
  accountId: z.uuid(),
  positionId: z.string().nullable(),
  action: actionSchema,
});
const orderFacts = previewFacts.extend({
  commandId: z.uuid(),
  seen: seenSchema.optional(),
  mayRaise: z.boolean(),
});
const closeAllFacts = z.object({ accountId: z.uuid(), commandId: z.uuid() });

/**
 * The last price of a network: the tick's where it is fresh, else asked for; an older one where nobody answers, because an
 * order does not wait for a price that only explains it.
 */
const lastPrice = async (deps: CommandDeps, network: Network, at: number): Promise<PriceHalfUsd> => {
  const seen = await deps.markets.seen(network);
  if (seen !== null && at - seen.at <= FRESH_MS) return seen.last;
  const ticker = await deps.exchanges.marketData(network, "exit").ticker();
  if (ticker.ok) return ticker.value.last;
  if (seen !== null) return seen.last;
  throw new AppError(
    "unavailable",
    saidBy(COMMAND_REFUSALS, ({ noPrice }) => noPrice),
    {
      retryAfterMs: 5_000,
    },
  );
};

const marketOf = async (
  deps: CommandDeps,
  request: { readonly userId: string; readonly accountId: string },
): Promise<{ readonly last: PriceHalfUsd; readonly at: number }> => {
  const { network } = await ownAccount(deps, request);
  const at = deps.clock();
  return { last: await lastPrice(deps, network, at), at };
};

/** A preview that a process without keys asks for. @throws AppError as `previewCommand`. */
export const answerPreview = async (deps: CommandDeps, question: Question): Promise<CommandPreview> => {
  const request = { ...previewFacts.parse(question.facts), userId: question.userId };
  return previewCommand(deps, { ...request, ...(await marketOf(deps, request)) });
};

/** A command that a process without keys passes on. @throws AppError as `giveCommand`. */
export const answerCommand = async (deps: CommandDeps, question: Question): Promise<GivenCommand> => {
  const { seen, ...facts } = orderFacts.parse(question.facts);
  const request = { ...facts, userId: question.userId, by: "manual", goodUntil: question.goodUntil } as const;
  const market = await marketOf(deps, request);
  return giveCommand(deps, { ...request, ...market, ...(seen === undefined ? {} : { seen }) });
};

/** As `answerCommand`, for every position of an account. */
export const answerCloseAll = async (
  deps: CommandDeps,
  question: Question,
): Promise<readonly ClosingStep[]> => {
  const facts = closeAllFacts.parse(question.facts);
  const request = { ...facts, userId: question.userId, by: "manual", goodUntil: question.goodUntil } as const;
  return closeAll(deps, { ...request, ...(await marketOf(deps, request)) });
};
