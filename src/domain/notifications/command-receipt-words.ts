import type { IntentAction, NetOrder, TradeOrder } from "../intents/action.ts";
import type { PriceHalfUsd } from "../units.ts";
import { COMMAND_RECEIPT_WORDS } from "./command-receipt-table.ts";
import type { figures } from "./figures.ts";
import { leverageWords } from "./leverage-words.ts";
import type { CommandReceiptFacts, ReceiptOutcome } from "./receipt.ts";
import { SUBJECT_WORDS } from "./subject-words.ts";

type Figures = ReturnType<typeof figures>;

const placeWords = (f: Figures, limit: PriceHalfUsd | null): string => {
  const words = COMMAND_RECEIPT_WORDS[f.locale];
  return limit === null ? words.atMarket : words.at(f.priceExact(limit));
};

const subjectWords = (f: Figures, { position, netPosition }: CommandReceiptFacts): string => {
  const words = SUBJECT_WORDS[f.locale];
  if (position !== null) return words.isolated(position.side, f.quantity(position.quantity));
  if (netPosition === undefined || netPosition.side === null) return words.flatCross;
  return words.cross(netPosition.side, f.quantity(netPosition.quantity));
};

const ownExits = (f: Figures, { stopLoss, takeProfit }: TradeOrder): string => {
  const words = COMMAND_RECEIPT_WORDS[f.locale].exits;
  if (stopLoss !== null && takeProfit !== null)
    return words.both(f.priceExact(stopLoss), f.priceExact(takeProfit));
  if (stopLoss !== null) return words.stop(f.priceExact(stopLoss));
  return takeProfit === null ? words.none : words.profit(f.priceExact(takeProfit));
};

const tradeWords = (f: Figures, order: TradeOrder): string => {
  const { side, size, leverage, limit } = order;
  const words = COMMAND_RECEIPT_WORDS[f.locale];
  const large =
    size.by === "quantity"
      ? words.ofQuantity(f.quantity(size.quantity))
      : words.ofMargin(f.sats(size.margin));
  return words.open(side, large, leverageWords(f, leverage), placeWords(f, limit), ownExits(f, order));
};

const netOrderWords = (f: Figures, { side, quantity, limit }: NetOrder): string =>
  COMMAND_RECEIPT_WORDS[f.locale].trade[side](f.quantity(quantity), placeWords(f, limit));

const canceledWords = (f: Figures, order: CommandReceiptFacts["order"], on: "account" | "cross"): string => {
  const words = COMMAND_RECEIPT_WORDS[f.locale];
  if (order === undefined) return on === "cross" ? words.takeBackCross : words.takeBack;
  const told = on === "cross" ? words.takeBackTheCross : words.takeBackThe;
  return told(order.side, f.quantity(order.quantity), f.priceExact(order.price));
};

type Ordered<Kind extends IntentAction["kind"]> = Extract<IntentAction, { readonly kind: Kind }>;

type ExitOrder = Ordered<
  "set-stop-loss" | "set-trailing-stop" | "remove-stop-loss" | "set-take-profit" | "remove-take-profit"
>;

const exitWords = (f: Figures, action: ExitOrder, about: string): string => {
  const words = COMMAND_RECEIPT_WORDS[f.locale];
  switch (action.kind) {
    case "set-stop-loss":
      return words.setStop(about, f.priceExact(action.price));
    case "set-trailing-stop":
      return words.trail(about, f.setting(action.distance));
    case "remove-stop-loss":
      return words.removeStop(about);
    case "set-take-profit":
      return words.setProfit(about, f.priceExact(action.price));
    case "remove-take-profit":
      return words.removeProfit(about);
  }
};

/** What an action does, after "to", as the trader would say it; `about` names what it is for, as `SUBJECT_WORDS` do. */
export const actionWords = (
  f: Figures,
  action: IntentAction,
  about: string,
  order?: CommandReceiptFacts["order"],
): string => {
  const words = COMMAND_RECEIPT_WORDS[f.locale];
  switch (action.kind) {
    case "add-margin":
      return words.add(f.sats(action.amount), about);
    case "cash-in":
      return words.cashIn(f.sats(action.amount), about);
    case "close-trade":
    case "close-cross":
      return words.close(about);
    case "open-trade":
      return tradeWords(f, action.order);
    case "cancel-trade":
      return canceledWords(f, order, "account");
    case "cross-order":
      return netOrderWords(f, action.order);
    case "cancel-cross-order":
      return canceledWords(f, order, "cross");
    case "deposit-cross":
      return words.deposit(f.sats(action.amount));
    case "withdraw-cross":
      return words.withdraw(f.sats(action.amount));
    case "set-cross-leverage":
      return words.leverage(`${f.number(action.leverage)}×`);
    default:
      return exitWords(f, action, about);
  }
};

/** What was ordered. */
const orderWords = (f: Figures, facts: CommandReceiptFacts): string =>
  actionWords(f, facts.action, subjectWords(f, facts), facts.order);

/** Where the trader looks, when we cannot tell. */
const placeOf = (f: Figures, { action }: CommandReceiptFacts): string => {
  const { places } = COMMAND_RECEIPT_WORDS[f.locale];
  switch (action.kind) {
    case "open-trade":
    case "cancel-trade":
      return places.trades;
    case "cross-order":
    case "cancel-cross-order":
      return places.crossOrders;
    case "close-cross":
    case "deposit-cross":
    case "withdraw-cross":
    case "set-cross-leverage":
      return places.crossMargin;
    default:
      return places.thePosition;
  }
};

/** An order that rests is placed, and nothing of it is done yet. */
const doneWords = (f: Figures, order: string, { action }: CommandReceiptFacts): string => {
  const words = COMMAND_RECEIPT_WORDS[f.locale];
  const rests =
    (action.kind === "open-trade" || action.kind === "cross-order") && action.order.limit !== null;
  return rests ? words.placed(order) : words.done(order);
};

/** The title of a command's receipt, which stands alone; it never sounds done where that was not seen. */
export const commandTitle = (f: Figures, facts: CommandReceiptFacts, outcome: ReceiptOutcome): string => {
  const words = COMMAND_RECEIPT_WORDS[f.locale];
  const order = orderWords(f, facts);
  switch (outcome) {
    case "confirmed":
      return doneWords(f, order, facts);
    case "rejected":
      return words.refused(order);
    case "not-applied":
      return words.lost(order);
    case "ambiguous":
      return words.unclear(order, placeOf(f, facts));
    case "unknown":
      return words.sent(order);
    case "held":
    case "ended":
    case "blind":
    case "told":
    case "tripped":
      return words.notDone(order);
  }
};

const readWords = (f: Figures, { position, netPosition, balance, last }: CommandReceiptFacts): string => {
  const words = COMMAND_RECEIPT_WORDS[f.locale];
  const stand = position ?? netPosition;
  const price = f.price(last);
  if (stand === undefined) return words.readFree(price, f.sats(balance));
  const margin = f.sats(stand.margin);
  return stand.liquidation === null
    ? words.readMargin(price, margin)
    : words.read(price, f.priceExact(stand.liquidation), margin);
};

/** The facts behind a command, one line each. */
export const commandWhy = (f: Figures, facts: CommandReceiptFacts): readonly string[] => {
  const words = COMMAND_RECEIPT_WORDS[f.locale];
  return [
    facts.by === "panic" ? words.byPanic : words.byYou,
    readWords(f, facts),
    ...(facts.failure === null ? [] : [facts.failure]),
  ];
};
