import type { IntentAction } from "#domain/intents/action.ts";
import type { CommandReceiptFacts, ReceiptOrder } from "#domain/notifications/receipt.ts";
import type { IntentPlan } from "#ports/intents.ts";
import { receiptNetPosition } from "../monitor/cross-receipt-facts.ts";
import { receiptPosition } from "../monitor/guard-receipt-facts.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import type { CommandRequest } from "./command-request.ts";
import type { CommandFacts } from "./read-command-facts.ts";
import { subjectOf } from "./subject-of.ts";

/** A command that nobody could carry out for so long is not what the trader wants any more. */
const LIFE_MS = 60_000;

const orderOf = ({ order, netOrder }: CommandFacts): ReceiptOrder | null => {
  const waits = order ?? netOrder;
  return waits && { side: waits.side, quantity: waits.quantity, price: waits.price };
};

/** The exchange closes whatever is there: what is meant is what was read. */
const settled = (action: IntentAction, { netPosition }: CommandFacts): IntentAction =>
  action.kind === "close-cross" && netPosition !== null
    ? { ...action, quantity: netPosition.quantity }
    : action;

/** The intent of a command, with all that it was read by. */
export const planCommand = (
  deps: Pick<MonitorDeps, "newId">,
  request: CommandRequest,
  facts: CommandFacts,
): IntentPlan => {
  const { by, at, last } = request;
  const action = settled(request.action, facts);
  const order = orderOf(facts);
  const told: CommandReceiptFacts = {
    kind: "command",
    by,
    action,
    position: facts.position && receiptPosition(facts.position, last),
    ...(facts.netPosition === null ? {} : { netPosition: receiptNetPosition(facts.netPosition) }),
    ...(order === null ? {} : { order }),
    last,
    balance: facts.before.balance,
    failure: null,
  };
  return {
    id: deps.newId(),
    userId: request.userId,
    accountId: request.accountId,
    cause: { kind: by, id: request.commandId },
    subject: subjectOf(action, request.positionId),
    epoch: 0,
    action,
    before: facts.before,
    facts: told,
    plannedAt: at,
    expiresAt: at + LIFE_MS,
  };
};
