import { entryClientId } from "#domain/automations/entries/client-id.ts";
import type { IntentAction, NetOrder, TradeOrder } from "#domain/intents/action.ts";
import type { Seen } from "#domain/intents/seen.ts";
import type { Locale } from "#domain/language/locale.ts";
import { basisPoints, leverageFromNumber, priceHalfUsd, sats, usd } from "#domain/units.ts";
import { askCloseAll, askCommand, askPreview } from "#services/commands/ask-command.ts";
import type { CommandOutcome } from "#services/commands/find-outcomes.ts";
import { readCommandOutcome } from "#services/commands/read-command-outcome.ts";
import { askWaitingOrders } from "#services/orders/ask-waiting-orders.ts";
import { planReserve } from "#services/positions/plan-reserve.ts";
import type { Acting } from "#services/security/acting.ts";
import { BIND_WORDS } from "./bind-words.ts";
import type { CommandView, PreviewView } from "./trpc/schemas/positions.ts";
import type { Services } from "./trpc/services.ts";
import { receiptView } from "./views/receipt-view.ts";
import { reservePlanView } from "./views/reserve-plan-view.ts";
import { waitingOrdersView } from "./views/waiting-orders-view.ts";
import type { Wired } from "./wired.ts";

type Positions = Services["positions"];
type Form<Verb extends keyof Positions> = Parameters<Positions[Verb]>[0];
type SeenForm = Form<"addMargin">["seen"];

const priceOrNone = (price: number | null) => (price === null ? null : priceHalfUsd(price));

const seenOf = (form: SeenForm | null | undefined): Seen | null => {
  if (form === null || form === undefined) return null;
  const { at, position, netPosition } = form;
  return {
    at: Date.parse(at),
    position: position && {
      quantity: usd(Math.max(0, position.quantity)),
      margin: sats(position.margin),
      fundingPaid: sats(position.fundingPaid),
      price: priceHalfUsd(position.price),
      stopLoss: priceOrNone(position.stopLoss),
      stopLossTrailing: position.stopLossTrailing === null ? null : basisPoints(position.stopLossTrailing),
      takeProfit: priceOrNone(position.takeProfit),
    },
    netPosition: netPosition && { ...netPosition, quantity: usd(netPosition.quantity) },
  };
};

/** The label an order is known by again: the same for the same command. */
const labelOf = (commandId: string): string => entryClientId(commandId, 0);

const tradeOrder = (form: Form<"open">["order"], clientId: string): TradeOrder => ({
  side: form.side,
  size:
    form.size.by === "quantity"
      ? { by: "quantity", quantity: usd(form.size.quantity) }
      : { by: "margin", margin: sats(form.size.margin) },
  leverage: leverageFromNumber(form.leverage),
  limit: priceOrNone(form.limit),
  stopLoss: priceOrNone(form.stopLoss),
  takeProfit: priceOrNone(form.takeProfit),
  clientId,
});

const netOrder = ({ side, quantity, limit }: Form<"crossOrder">["order"], clientId: string): NetOrder => ({
  side,
  quantity: usd(quantity),
  limit: priceOrNone(limit),
  clientId,
});

/** What is planned knows the quantity it was read with; until then it is none. */
const CLOSE_CROSS: IntentAction = { kind: "close-cross", quantity: usd(0) };

/** A preview has no command, so its order has no label of one. */
const previewedAction = (action: Form<"preview">["action"]): IntentAction => {
  switch (action.kind) {
    case "add-margin":
    case "cash-in":
    case "deposit-cross":
    case "withdraw-cross":
      return { kind: action.kind, amount: sats(action.amount) };
    case "set-stop-loss":
    case "set-take-profit":
      return { kind: action.kind, price: priceHalfUsd(action.price) };
    case "set-trailing-stop":
      return { kind: action.kind, distance: basisPoints(action.distanceBps) };
    case "open-trade":
      return { kind: action.kind, order: tradeOrder(action.order, "preview") };
    case "cross-order":
      return { kind: action.kind, order: netOrder(action.order, "preview") };
    case "close-cross":
      return CLOSE_CROSS;
    default:
      return action;
  }
};

const commandView = ({ outcome, origin, receipt }: CommandOutcome, locale: Locale): CommandView => {
  if (receipt === null) {
    const title = BIND_WORDS[locale].underWay;
    return { outcome, origin, title, why: [], rawAnswer: null, receiptId: null };
  }
  const { title, why, rawAnswer, id } = receiptView(receipt, locale);
  return { outcome, origin, title, why, rawAnswer, receiptId: id };
};

type Ordered = {
  readonly acting: Acting;
  readonly locale: Locale;
  readonly accountId: string;
  readonly commandId: string;
  readonly positionId?: string;
  readonly seen?: SeenForm | null | undefined;
};

/** A verb that orders one action: its form, turned into the action. */
const ordering =
  <T extends Ordered>(wired: Wired, actionOf: (form: T) => IntentAction) =>
  async (form: T): Promise<CommandView> => {
    const { acting, accountId, commandId, positionId = null } = form;
    const command = { accountId, commandId, positionId, action: actionOf(form), seen: seenOf(form.seen) };
    return commandView(await askCommand(wired, acting, command), form.locale);
  };

const onPosition = (wired: Wired) => ({
  close: ordering<Form<"close">>(wired, () => ({ kind: "close-trade" })),
  addMargin: ordering<Form<"addMargin">>(wired, ({ amount }) => ({
    kind: "add-margin",
    amount: sats(amount),
  })),
  cashIn: ordering<Form<"cashIn">>(wired, ({ amount }) => ({ kind: "cash-in", amount: sats(amount) })),
  setStopLoss: ordering<Form<"setStopLoss">>(wired, ({ price }) => ({
    kind: "set-stop-loss",
    price: priceHalfUsd(price),
  })),
  setTrailingStop: ordering<Form<"setTrailingStop">>(wired, ({ distanceBps }) => ({
    kind: "set-trailing-stop",
    distance: basisPoints(distanceBps),
  })),
  removeStopLoss: ordering<Form<"removeStopLoss">>(wired, () => ({ kind: "remove-stop-loss" })),
  setTakeProfit: ordering<Form<"setTakeProfit">>(wired, ({ price }) => ({
    kind: "set-take-profit",
    price: priceHalfUsd(price),
  })),
  removeTakeProfit: ordering<Form<"removeTakeProfit">>(wired, () => ({ kind: "remove-take-profit" })),
});

const onAccount = (wired: Wired) => ({
  open: ordering<Form<"open">>(wired, ({ order, commandId }) => ({
    kind: "open-trade",
    order: tradeOrder(order, labelOf(commandId)),
  })),
  cancel: ordering<Form<"cancel">>(wired, ({ tradeId }) => ({ kind: "cancel-trade", tradeId })),
  crossOrder: ordering<Form<"crossOrder">>(wired, ({ order, commandId }) => ({
    kind: "cross-order",
    order: netOrder(order, labelOf(commandId)),
  })),
  crossCancel: ordering<Form<"crossCancel">>(wired, ({ orderId }) => ({
    kind: "cancel-cross-order",
    orderId,
  })),
  crossClose: ordering<Form<"crossClose">>(wired, () => CLOSE_CROSS),
  crossDeposit: ordering<Form<"crossDeposit">>(wired, ({ amount }) => ({
    kind: "deposit-cross",
    amount: sats(amount),
  })),
  crossWithdraw: ordering<Form<"crossWithdraw">>(wired, ({ amount }) => ({
    kind: "withdraw-cross",
    amount: sats(amount),
  })),
  crossLeverage: ordering<Form<"crossLeverage">>(wired, ({ leverage }) => ({
    kind: "set-cross-leverage",
    leverage,
  })),
});

const preview =
  (wired: Wired): Positions["preview"] =>
  async ({ userId, accountId, positionId, action }): Promise<PreviewView> => {
    const request = { accountId, positionId, action: previewedAction(action) };
    const { preview: result, seen, last } = await askPreview(wired, { userId }, request);
    return { last, seen: { ...seen, at: new Date(seen.at).toISOString() }, result };
  };

/** Positions and everything that may be ordered on them, with their ports in hand. */
export const bindPositions = (wired: Wired): Positions => ({
  ...onPosition(wired),
  ...onAccount(wired),
  waiting: async ({ userId, accountId }) =>
    waitingOrdersView(await askWaitingOrders(wired, { userId, accountId })),
  preview: preview(wired),
  reservePlan: async ({ reserveSats, ...request }) =>
    reservePlanView(await planReserve(wired, { ...request, reserve: sats(reserveSats) }), reserveSats),
  outcome: async ({ locale, ...request }) =>
    (await readCommandOutcome(wired, request)).map(({ positionId, isOver, ...outcome }) => ({
      ...commandView(outcome, locale),
      positionId,
      isOver,
    })),
  closeAll: async ({ acting, locale, ...request }) =>
    (await askCloseAll(wired, acting, request)).map(({ positionId, ...outcome }) => ({
      ...commandView(outcome, locale),
      positionId,
    })),
});
