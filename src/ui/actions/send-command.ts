import type { TRPCClient } from "@trpc/client";
import type { AppRouter } from "#server/trpc/app-router.ts";
import type { CommandView, PreviewView } from "#server/trpc/schemas/positions.ts";
import { LocalProblem } from "#ui/api/problem-of.ts";
import type { COMMAND_WORDS } from "./command-words.ts";
import type { HandAction, HandTarget } from "./hand-action.ts";

export type HandCommand = {
  readonly target: HandTarget;
  readonly commandId: string;
  readonly action: HandAction;
  /** What the trader looked at; null where nothing fresh is known and the action may go without. */
  readonly seen: PreviewView["seen"] | null;
};

type Client = Pick<TRPCClient<AppRouter>, "positions">;
type OfKind<Kind extends HandAction["kind"]> = Extract<HandAction, { kind: Kind }>;
type OnPosition = OfKind<
  | "add-margin"
  | "cash-in"
  | "close-trade"
  | "set-stop-loss"
  | "set-trailing-stop"
  | "remove-stop-loss"
  | "set-take-profit"
  | "remove-take-profit"
>;

type Words = Pick<(typeof COMMAND_WORDS)["en"], "noFreshPreview">;

const wanted = (words: Words, seen: HandCommand["seen"]): PreviewView["seen"] => {
  if (seen === null) throw new LocalProblem(words.noFreshPreview);
  return seen;
};

const onPosition = (
  words: Words,
  { positions }: Client,
  action: OnPosition,
  { target, commandId, seen }: HandCommand,
): Promise<CommandView> => {
  const it = { accountId: target.accountId, positionId: target.positionId ?? "", commandId };
  switch (action.kind) {
    case "add-margin":
      return positions.addMargin.mutate({ ...it, amount: action.amount, seen: wanted(words, seen) });
    case "cash-in":
      return positions.cashIn.mutate({ ...it, amount: action.amount, seen: wanted(words, seen) });
    case "close-trade":
      return positions.close.mutate({ ...it, seen });
    case "set-stop-loss":
      return positions.setStopLoss.mutate({ ...it, price: action.price, seen });
    case "set-trailing-stop":
      return positions.setTrailingStop.mutate({ ...it, distanceBps: action.distanceBps, seen });
    case "remove-stop-loss":
      return positions.removeStopLoss.mutate({ ...it, seen: wanted(words, seen) });
    case "set-take-profit":
      return positions.setTakeProfit.mutate({ ...it, price: action.price, seen });
    case "remove-take-profit":
      return positions.removeTakeProfit.mutate({ ...it, seen });
  }
};

/** Orders an action by the procedure that is made for it. */
export const sendCommand = (words: Words, client: Client, command: HandCommand): Promise<CommandView> => {
  const { target, commandId, action, seen } = command;
  const { positions } = client;
  const it = { accountId: target.accountId, commandId };
  switch (action.kind) {
    case "open-trade":
      return positions.open.mutate({ ...it, order: action.order, seen: wanted(words, seen) });
    case "cancel-trade":
      return positions.cancel.mutate({ ...it, tradeId: action.tradeId });
    case "cross-order":
      return positions.crossOrder.mutate({ ...it, order: action.order, seen: wanted(words, seen) });
    case "cancel-cross-order":
      return positions.crossCancel.mutate({ ...it, orderId: action.orderId });
    case "close-cross":
      return positions.crossClose.mutate({ ...it, seen });
    case "deposit-cross":
      return positions.crossDeposit.mutate({ ...it, amount: action.amount, seen: wanted(words, seen) });
    case "withdraw-cross":
      return positions.crossWithdraw.mutate({ ...it, amount: action.amount, seen: wanted(words, seen) });
    case "set-cross-leverage":
      return positions.crossLeverage.mutate({ ...it, leverage: action.leverage, seen });
    default:
      return onPosition(words, client, action, command);
  }
};
