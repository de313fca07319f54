import type { Locale } from "../language/locale.ts";
import { commandTitle, commandWhy } from "./command-receipt-words.ts";
import { crossGuardTitle, crossGuardWhy } from "./cross-receipt-words.ts";
import { exitTitle, exitWhy } from "./exit-receipt-words.ts";
import { figures } from "./figures.ts";
import { guardTitle, guardWhy } from "./guard-receipt-words.ts";
import type { EndReceiptFacts, ReceiptFacts, ReceiptOutcome } from "./receipt.ts";
import { ruleTitle, ruleWhy } from "./rule-receipt-words.ts";

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

/** Puts a receipt into the words every channel uses. A new kind of fact or outcome does not compile until it has words. */
export const receiptWords = (facts: ReceiptFacts, outcome: ReceiptOutcome, locale: Locale): ReceiptWords => {
  const f = figures(locale);
  switch (facts.kind) {
    case "margin-guard":
      return { title: guardTitle(f, facts, outcome), why: guardWhy(f, facts) };
    case "cross-guard":
      return { title: crossGuardTitle(f, facts, outcome), why: crossGuardWhy(f, facts) };
    case "exit":
      return { title: exitTitle(f, facts, outcome), why: exitWhy(f, facts) };
    case "command":
      return { title: commandTitle(f, facts, outcome), why: commandWhy(f, facts) };
    case "rule":
      return { title: ruleTitle(f, facts, outcome), why: ruleWhy(f, facts) };
    case "position-ended":
      return { title: endTitle(f, facts), why: endWhy(f, facts) };
    case "account-blind":
      return {
        title: `Protection blind: ${facts.label} cannot be read.`,
        why: [facts.reason, "No guard on it can act until it can be read again. Stops at LN Markets stand."],
      };
  }
};
