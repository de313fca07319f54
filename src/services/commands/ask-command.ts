import { z } from "zod";
import type { IntentAction } from "#domain/intents/action.ts";
import type { Seen } from "#domain/intents/seen.ts";
import { saidBy } from "#domain/language/in-both.ts";
import type { ActionPreview } from "#domain/position/action-preview.ts";
import type { Clock } from "#ports/clock.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { TradeLog } from "#ports/trade-log.ts";
import type { WorkerDesk } from "#ports/worker-requests.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { AppError } from "../app-error.ts";
import { AUTOMATION_REFUSALS } from "../automations/automation-refusals.ts";
import type { Acting } from "../security/acting.ts";
import { checkFreeze } from "../security/check-freeze.ts";
import { checkStepUp } from "../security/check-step-up.ts";
import { type CommandOutcome, findOutcomes } from "./find-outcomes.ts";
import { seenSchema } from "./parse-action.ts";

export type AskDeps = {
  readonly accounts: Pick<ExchangeAccounts, "find" | "position">;
  readonly tradeLog: Pick<TradeLog, "list">;
  readonly desk: WorkerDesk;
  readonly clock: Clock;
};

/** A command as a trader at a screen gives it. */
export type AskedCommand = {
  readonly accountId: string;
  readonly positionId: string | null;
  readonly commandId: string;
  readonly action: IntentAction;
  readonly seen: Seen | null;
};

const given = z.object({
  outcome: z.enum(["confirmed", "rejected", "unknown", "superseded", "under-way"]),
  intentId: z.string().nullable(),
});
const closing = z.array(given.extend({ positionId: z.string() }));
const previewed = z.object({
  preview: z.custom<ActionPreview>((value) => typeof value === "object" && value !== null),
  seen: seenSchema,
  last: z.int(),
});

/**
 * Whether account and position are this trader's, by what was read last: for what nobody has seen no request is spent.
 * @throws AppError not-found, for somebody else's as for what never was.
 */
const checkOwn = async (
  deps: AskDeps,
  userId: string,
  { accountId, positionId }: { readonly accountId: string; readonly positionId: string | null },
): Promise<void> => {
  await ownAccount(deps, { userId, accountId });
  if (positionId === null || (await deps.accounts.position(accountId, positionId)) !== null) return;
  throw new AppError(
    "not-found",
    saidBy(AUTOMATION_REFUSALS, ({ notRunning }) => notRunning),
  );
};

/** @throws AppError forbidden with the reason `step-up` or `frozen`. */
const checkMayRaise = (acting: Acting, now: number): void => {
  checkStepUp(acting, now);
  checkFreeze(acting, now);
};

const mayRaise = (acting: Acting, now: number): boolean => {
  try {
    checkMayRaise(acting, now);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
};

/**
 * Has a command carried out by whoever holds the keys, and finds its receipt. Whether it loosens what protects the position
 * shows only from the account as it is, so that is refused there; the reason is told here.
 * @throws AppError not-found, also for somebody else's · forbidden (`step-up`, `frozen`) · conflict · unavailable.
 */
export const askCommand = async (
  deps: AskDeps,
  acting: Acting,
  { seen, ...command }: AskedCommand,
): Promise<CommandOutcome> => {
  const { userId } = acting;
  await checkOwn(deps, userId, command);
  const may = mayRaise(acting, deps.clock());
  const facts = { ...command, mayRaise: may, ...(seen === null ? {} : { seen }) };
  try {
    const answer = given.parse(await deps.desk.ask({ kind: "order-command", userId, secret: null, facts }));
    const [outcome] = await findOutcomes(deps, userId, [answer]);
    if (outcome === undefined) throw new Error("A command has no outcome");
    return outcome;
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden" && !may) checkMayRaise(acting, deps.clock());
    throw error;
  }
};

/** As `askCommand`, for every position of an account, with how far each is. */
export const askCloseAll = async (
  deps: AskDeps,
  { userId }: Acting,
  facts: { readonly accountId: string; readonly commandId: string },
): Promise<readonly (CommandOutcome & { readonly positionId: string })[]> => {
  await ownAccount(deps, { userId, accountId: facts.accountId });
  const steps = closing.parse(await deps.desk.ask({ kind: "close-all", userId, secret: null, facts }));
  const outcomes = await findOutcomes(deps, userId, steps);
  return outcomes.map((outcome, at) => ({ ...outcome, positionId: steps[at]?.positionId ?? "" }));
};

/** What a command would do, worked out by whoever can read the account. @throws AppError as `previewCommand`. */
export const askPreview = async (
  deps: AskDeps,
  { userId }: { readonly userId: string },
  facts: Pick<AskedCommand, "accountId" | "positionId" | "action">,
): Promise<{ readonly preview: ActionPreview; readonly seen: Seen; readonly last: number }> => {
  await checkOwn(deps, userId, facts);
  return previewed.parse(await deps.desk.ask({ kind: "preview-command", userId, secret: null, facts }));
};
