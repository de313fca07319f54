import { format } from "#ui/format/format.ts";
import type { HandAction, HandActionKind } from "./hand-action.ts";

type Words = {
  /** What the sheet is called. */
  readonly title: string;
  /** What the exchange does, and what it does not: said before it is ordered. */
  readonly limits: string;
};

const MARKET = "At the market: a fast price or a gap fills it at a worse price than shown.";
const LOST_TOO = "If it is liquidated later, these sats are lost too.";
const EXACT =
  "Exactly this amount moves. Only what a guard adds by itself carries up to 89 sats more, by which Axisor knows its own transfer.";

/** How each action is called and what it cannot do. */
export const ACTION_WORDS: Readonly<Record<HandActionKind, Words>> = {
  "add-margin": { title: "Add margin", limits: `${EXACT} ${LOST_TOO}` },
  "cash-in": {
    title: "Cash in",
    limits:
      "Profit is taken first, then margin. Liquidation comes nearer. A stop that liquidation would reach first falls away.",
  },
  "close-trade": { title: "Close", limits: `The whole position is closed. ${MARKET}` },
  "set-stop-loss": {
    title: "Stop loss",
    limits: "It stands at LN Markets, without Axisor too. A gap may close the position at a worse price.",
  },
  "set-trailing-stop": {
    title: "Trailing stop",
    limits: "LN Markets moves it, without Axisor too. A gap may close the position at a worse price.",
  },
  "remove-stop-loss": {
    title: "Remove the stop loss",
    limits: "Nothing at LN Markets closes the position before liquidation then.",
  },
  "set-take-profit": { title: "Take profit", limits: "It stands at LN Markets, without Axisor too." },
  "remove-take-profit": {
    title: "Remove the take profit",
    limits: "Nothing at LN Markets takes the profit then.",
  },
  "open-trade": {
    title: "Open a trade",
    limits: "Nothing guards it until you set a guard, unless it is opened with a stop.",
  },
  "cancel-trade": { title: "Take back the order", limits: "Margin and reserve come back whole." },
  "cross-order": {
    title: "Cross order",
    limits: "All cross orders make one net position: an order against it reduces it, or turns it.",
  },
  "cancel-cross-order": { title: "Take back the cross order", limits: "The cross margin stays as it is." },
  "close-cross": {
    title: "Close the cross position",
    limits: `The margin stays in the cross account. ${MARKET}`,
  },
  "deposit-cross": {
    title: "Deposit to cross",
    limits: `Exactly this amount moves from your balance into the cross margin. ${LOST_TOO}`,
  },
  "withdraw-cross": {
    title: "Withdraw from cross",
    limits: "It goes to your balance at LN Markets, not to a wallet. Liquidation comes nearer.",
  },
  "set-cross-leverage": { title: "Cross leverage", limits: "It counts for the whole cross position." },
};

const placeWords = ({ side, limit }: { readonly side: string; readonly limit: number | null }): string =>
  limit === null ? `Go ${side} at the market` : `Go ${side} at ${format.priceExact(limit)}`;

/** What the button that orders it says: the deed with its figure. */
export const commitWords = (action: HandAction): string => {
  switch (action.kind) {
    case "add-margin":
      return `Add ${format.sats(action.amount)}`;
    case "cash-in":
      return `Cash in ${format.sats(action.amount)}`;
    case "close-trade":
      return "Close the position";
    case "set-stop-loss":
      return `Set the stop at ${format.priceExact(action.price)}`;
    case "set-trailing-stop":
      return `Let it trail by ${format.setting(action.distanceBps)}`;
    case "remove-stop-loss":
      return "Remove the stop";
    case "set-take-profit":
      return `Take profit at ${format.priceExact(action.price)}`;
    case "remove-take-profit":
      return "Remove the take profit";
    case "open-trade":
    case "cross-order":
      return placeWords(action.order);
    case "cancel-trade":
    case "cancel-cross-order":
      return "Take it back";
    case "close-cross":
      return "Close the cross position";
    case "deposit-cross":
      return `Deposit ${format.sats(action.amount)}`;
    case "withdraw-cross":
      return `Withdraw ${format.sats(action.amount)}`;
    case "set-cross-leverage":
      return `Set ${format.leverage(action.leverage)}`;
  }
};
