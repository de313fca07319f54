import type { Locale } from "./figures.ts";
import { figures } from "./figures.ts";
import { guardTitle, guardWhy } from "./guard-receipt-words.ts";
import type { CommandReceiptFacts, EndReceiptFacts, ReceiptFacts, ReceiptOutcome } from "./receipt.ts";

/** A receipt in words: a title that stands alone, and the facts behind it, one line each. */
export type ReceiptWords = { readonly title: string; readonly why: readonly string[] };

type Figures = ReturnType<typeof figures>;

const subject = (f: Figures, { position }: EndReceiptFacts): string =>
  `${position.side} ${f.quantity(position.quantity)}`;

const endTitle = (f: Figures, facts: EndReceiptFacts): string => {
  const about = subject(f, facts);
  const price = facts.exitPrice === null ? "" : ` at ${f.price(facts.exitPrice)}`;
  switch (facts.how) {
    case "liquidated":
      return `LN Markets liquidated ${about}${price}.`;
    case "closed":
      return `${about.charAt(0).toUpperCase()}${about.slice(1)} was closed${price}.`;
  }
};

const endWhy = (f: Figures, facts: EndReceiptFacts): readonly string[] => [
  `Result ${f.satsSigned(facts.net)} after fees and funding.`,
  facts.addedInAll > 0
    ? `The guard had added ${f.sats(facts.addedInAll)} in all${facts.how === "liquidated" ? "; they are lost too" : ""}.`
    : "No guard had added margin.",
];

/** What was ordered, as the trader would say it. */
const orderWords = (f: Figures, { action, position }: CommandReceiptFacts): string => {
  switch (action.kind) {
    case "add-margin":
      return `add ${f.sats(action.amount)} to ${position.side} ${f.quantity(position.quantity)}`;
    case "close-trade":
      return `close ${position.side} ${f.quantity(position.quantity)}`;
    case "set-stop-loss":
      return `set the stop of ${position.side} ${f.quantity(position.quantity)} to ${f.priceExact(action.price)}`;
  }
};

const commandTitle = (f: Figures, facts: CommandReceiptFacts, outcome: ReceiptOutcome): string => {
  const order = orderWords(f, facts);
  switch (outcome) {
    case "confirmed":
      return `Done: ${order}.`;
    case "rejected":
      return `LN Markets refused to ${order}. Nothing was changed.`;
    case "not-applied":
      return `The order to ${order} did not reach LN Markets. Nothing was changed.`;
    case "ambiguous":
      return `We cannot tell whether LN Markets did this: ${order}. Look at the position.`;
    case "unknown":
      return `Sent the order to ${order}, not yet confirmed.`;
    case "held":
    case "ended":
    case "blind":
      return `Not done: ${order}.`;
  }
};

const commandWhy = (f: Figures, facts: CommandReceiptFacts): readonly string[] => [
  facts.by === "panic" ? "Ordered by the panic switch." : "Ordered by you.",
  `Price ${f.price(facts.last)}, liquidation ${f.priceExact(facts.position.liquidation)}, margin ${f.sats(facts.position.margin)}.`,
  ...(facts.failure === null ? [] : [facts.failure]),
];

/** Puts a receipt into the words every channel uses. A new kind of fact or outcome does not compile until it has words. */
export const receiptWords = (facts: ReceiptFacts, outcome: ReceiptOutcome, locale: Locale): ReceiptWords => {
  const f = figures(locale);
  switch (facts.kind) {
    case "margin-guard":
      return { title: guardTitle(f, facts, outcome), why: guardWhy(f, facts) };
    case "command":
      return { title: commandTitle(f, facts, outcome), why: commandWhy(f, facts) };
    case "position-ended":
      return { title: endTitle(f, facts), why: endWhy(f, facts) };
    case "account-blind":
      return {
        title: `Protection blind: ${facts.label} cannot be read.`,
        why: [facts.reason, "No guard on it can act until it can be read again. Stops at LN Markets stand."],
      };
  }
};
