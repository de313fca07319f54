import type { IntentState } from "#domain/intents/intent.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Intents } from "#ports/intents.ts";
import type { TradeLog } from "#ports/trade-log.ts";
import { ownAccount } from "../accounts/own-account.ts";
import type { OrderOutcome } from "../monitor/order.ts";
import { type CommandOutcome, findOutcomes } from "./find-outcomes.ts";

export type OutcomeDeps = {
  readonly accounts: Pick<ExchangeAccounts, "find">;
  readonly intents: Pick<Intents, "ofCause">;
  readonly tradeLog: Pick<TradeLog, "list">;
};

/** How far a command is on one subject. `isOver`: nothing more will be found out, also where it stays unknown. */
export type CommandProgress = CommandOutcome & {
  readonly positionId: string | null;
  readonly isOver: boolean;
};

const OUTCOMES: Record<IntentState, OrderOutcome | "under-way"> = {
  planned: "under-way",
  sent: "unknown",
  confirmed: "confirmed",
  rejected: "rejected",
  "not-applied": "superseded",
  superseded: "superseded",
  ambiguous: "unknown",
};

/**
 * How far a command by hand has come, one for each position it was about: for whoever was told that it is not known yet, or
 * was told nothing because the answer was lost. Empty where nothing was planned under its id.
 * @throws AppError not-found, also for somebody else's account.
 */
export const readCommandOutcome = async (
  deps: OutcomeDeps,
  {
    userId,
    accountId,
    commandId,
  }: { readonly userId: string; readonly accountId: string; readonly commandId: string },
): Promise<readonly CommandProgress[]> => {
  await ownAccount(deps, { userId, accountId });
  const tried = (await deps.intents.ofCause(accountId, commandId)).filter(
    ({ cause }) => cause.kind === "manual",
  );
  const outcomes = await findOutcomes(
    deps,
    userId,
    tried.map(({ id, state }) => ({ intentId: id, outcome: OUTCOMES[state] })),
  );
  return tried.flatMap(({ subject, state }, at) => {
    const outcome = outcomes[at];
    if (outcome === undefined) return [];
    const positionId = subject.kind === "position" ? subject.id : null;
    return [{ ...outcome, positionId, isOver: state !== "planned" && state !== "sent" }];
  });
};
