import type { IntentAction, NetOrder, TradeOrder } from "../intents/action.ts";
import type { Side } from "../position/side.ts";
import type { LeverageE6, PriceHalfUsd } from "../units.ts";
import type { figures } from "./figures.ts";
import type { CommandReceiptFacts, ReceiptOutcome } from "./receipt.ts";

type Figures = ReturnType<typeof figures>;

/** Leverage in millionths, as short as it is exact: `10×`, `2.5×`. */
const leverageWords = (leverage: LeverageE6): string => `${leverage / 1_000_000}×`;

const placeWords = (f: Figures, limit: PriceHalfUsd | null): string =>
  limit === null ? "at the market" : `at ${f.priceExact(limit)}`;

const subjectWords = (f: Figures, { position, netPosition }: CommandReceiptFacts): string => {
  if (position !== null) return `${position.side} ${f.quantity(position.quantity)}`;
  if (netPosition === undefined || netPosition.side === null) return "the cross position";
  return `the cross position, ${netPosition.side} ${f.quantity(netPosition.quantity)}`;
};

const tradeWords = (
  f: Figures,
  { side, size, leverage, limit, stopLoss, takeProfit }: TradeOrder,
): string => {
  const large = size.by === "quantity" ? f.quantity(size.quantity) : `for ${f.sats(size.margin)} of margin`;
  const exits = [
    ...(stopLoss === null ? [] : [`its stop at ${f.priceExact(stopLoss)}`]),
    ...(takeProfit === null ? [] : [`its take profit at ${f.priceExact(takeProfit)}`]),
  ];
  const rest = exits.length === 0 ? "" : `, ${exits.join(" and ")}`;
  return `open a ${side} ${large} with ${leverageWords(leverage)} ${placeWords(f, limit)}${rest}`;
};

const VERB: Record<Side, string> = { long: "buy", short: "sell" };

const netOrderWords = (f: Figures, { side, quantity, limit }: NetOrder): string =>
  `${VERB[side]} ${f.quantity(quantity)} on the cross margin ${placeWords(f, limit)}`;

const canceledWords = (f: Figures, order: CommandReceiptFacts["order"], whose: string): string =>
  order === undefined
    ? `take back ${whose}`
    : `take back ${whose}, ${order.side} ${f.quantity(order.quantity)} at ${f.priceExact(order.price)}`;

type Ordered<Kind extends IntentAction["kind"]> = Extract<IntentAction, { readonly kind: Kind }>;

type ExitOrder = Ordered<
  "set-stop-loss" | "set-trailing-stop" | "remove-stop-loss" | "set-take-profit" | "remove-take-profit"
>;

const exitWords = (f: Figures, action: ExitOrder, about: string): string => {
  switch (action.kind) {
    case "set-stop-loss":
      return `set the stop of ${about} to ${f.priceExact(action.price)}`;
    case "set-trailing-stop":
      return `let the stop of ${about} trail ${f.setting(action.distance)} behind the best price`;
    case "remove-stop-loss":
      return `take the stop off ${about}`;
    case "set-take-profit":
      return `set the take profit of ${about} to ${f.priceExact(action.price)}`;
    case "remove-take-profit":
      return `take the take profit off ${about}`;
  }
};

/** What an action does, after "to", as the trader would say it; `about` names the position it is for. */
export const actionWords = (
  f: Figures,
  action: IntentAction,
  about: string,
  order?: CommandReceiptFacts["order"],
): string => {
  switch (action.kind) {
    case "add-margin":
      return `add ${f.sats(action.amount)} to ${about}`;
    case "cash-in":
      return `take ${f.sats(action.amount)} out of ${about}`;
    case "close-trade":
    case "close-cross":
      return `close ${about}`;
    case "open-trade":
      return tradeWords(f, action.order);
    case "cancel-trade":
      return canceledWords(f, order, "an order");
    case "cross-order":
      return netOrderWords(f, action.order);
    case "cancel-cross-order":
      return canceledWords(f, order, "an order on the cross margin");
    case "deposit-cross":
      return `move ${f.sats(action.amount)} into the cross margin`;
    case "withdraw-cross":
      return `move ${f.sats(action.amount)} out of the cross margin`;
    case "set-cross-leverage":
      return `set the cross leverage to ${f.number(action.leverage)}×`;
    default:
      return exitWords(f, action, about);
  }
};

/** What was ordered. */
const orderWords = (f: Figures, facts: CommandReceiptFacts): string =>
  actionWords(f, facts.action, subjectWords(f, facts), facts.order);

/** Where the trader looks, when we cannot tell. */
const placeOf = ({ action }: CommandReceiptFacts): string => {
  switch (action.kind) {
    case "open-trade":
    case "cancel-trade":
      return "your trades";
    case "cross-order":
    case "cancel-cross-order":
      return "your cross orders";
    case "close-cross":
    case "deposit-cross":
    case "withdraw-cross":
    case "set-cross-leverage":
      return "your cross margin";
    default:
      return "the position";
  }
};

/** An order that rests is placed, and nothing of it is done yet. */
const doneWords = (order: string, { action }: CommandReceiptFacts): string => {
  const rests =
    (action.kind === "open-trade" || action.kind === "cross-order") && action.order.limit !== null;
  return rests ? `Placed, and waiting for its price: ${order}.` : `Done: ${order}.`;
};

/** The title of a command's receipt, which stands alone; it never sounds done where that was not seen. */
export const commandTitle = (f: Figures, facts: CommandReceiptFacts, outcome: ReceiptOutcome): string => {
  const order = orderWords(f, facts);
  switch (outcome) {
    case "confirmed":
      return doneWords(order, facts);
    case "rejected":
      return `LN Markets refused to ${order}. Nothing was changed.`;
    case "not-applied":
      return `The order to ${order} did not reach LN Markets. Nothing was changed.`;
    case "ambiguous":
      return `We cannot tell whether LN Markets did this: ${order}. Look at ${placeOf(facts)}.`;
    case "unknown":
      return `Sent the order to ${order}, not yet confirmed.`;
    case "held":
    case "ended":
    case "blind":
    case "told":
    case "tripped":
      return `Not done: ${order}.`;
  }
};

const standWords = (f: Figures, { position, netPosition, balance }: CommandReceiptFacts): string => {
  const stand = position ?? netPosition;
  if (stand === undefined) return `${f.sats(balance)} free`;
  const liquidation = stand.liquidation === null ? "" : `liquidation ${f.priceExact(stand.liquidation)}, `;
  return `${liquidation}margin ${f.sats(stand.margin)}`;
};

/** The facts behind a command, one line each. */
export const commandWhy = (f: Figures, facts: CommandReceiptFacts): readonly string[] => [
  facts.by === "panic" ? "Ordered by the panic switch." : "Ordered by you.",
  `Price ${f.price(facts.last)}, ${standWords(f, facts)}.`,
  ...(facts.failure === null ? [] : [facts.failure]),
];
