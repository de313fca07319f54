import { type IntentAction, isOnPosition } from "#domain/intents/action.ts";
import { netPositionEvidence } from "#domain/intents/evidence.ts";
import type { Seen } from "#domain/intents/seen.ts";
import type { ActionPreview } from "#domain/position/action-preview.ts";
import { previewOnPosition } from "#domain/position/preview-action.ts";
import { previewOnCross } from "#domain/position/preview-cross.ts";
import { previewCancel, previewOrder } from "#domain/position/preview-order.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { withExchange } from "../accounts/with-exchange.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import { checkThere } from "./check-command.ts";
import type { CommandRequest } from "./command-request.ts";
import { readForCommand } from "./order-command.ts";
import type { CommandFacts } from "./read-command-facts.ts";

export type PreviewRequest = Pick<
  CommandRequest,
  "userId" | "accountId" | "positionId" | "action" | "last" | "at"
>;

/** What a command would do, and what it was worked out from: handed in with the order, it is held against what is then. */
export type CommandPreview = {
  readonly preview: ActionPreview;
  readonly seen: Seen;
  readonly last: PriceHalfUsd;
};

/** At the last price: what the spread takes comes on top. */
const previewOf = (action: IntentAction, facts: CommandFacts, last: PriceHalfUsd): ActionPreview => {
  const { feeRate, position, netPosition, order } = facts;
  const { balance } = facts.before;
  const at = { balance, last, feeRate };
  if (isOnPosition(action)) {
    if (position === null) throw new Error("A position to preview was not read");
    return previewOnPosition(action, { ...at, position, exit: last });
  }
  if (action.kind === "open-trade") return previewOrder(action.order, { ...at, fill: last });
  if (action.kind === "cancel-trade") {
    if (order === null) throw new Error("An order to preview was not read");
    return previewCancel(order);
  }
  if (netPosition === null) throw new Error("A cross position to preview was not read");
  return previewOnCross(action, { ...at, position: netPosition, fill: last });
};

/**
 * Works out what a command would cost and leave, from the account as it is. Nothing is planned and nothing sent.
 * @throws AppError not-found · unavailable while the account cannot be read · refused where the key may not.
 */
export const previewCommand = async (deps: MonitorDeps, request: PreviewRequest): Promise<CommandPreview> => {
  const { action, last, at } = request;
  const account = await ownAccount(deps, request);
  return withExchange(
    deps,
    account,
    async (exchange) => {
      const facts = await readForCommand(deps, account, exchange, request);
      checkThere(action, facts);
      const netPosition = facts.netPosition && netPositionEvidence(facts.netPosition);
      const seen = { at, position: facts.before.position, netPosition };
      return { preview: previewOf(action, facts, last), seen, last };
    },
    "check",
  );
};
