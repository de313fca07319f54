import { atStart } from "../language/at-start.ts";
import { inBoth } from "../language/in-both.ts";
import type { Locale } from "../language/locale.ts";
import { commandTitle, commandWhy } from "./command-receipt-words.ts";
import { crossGuardTitle, crossGuardWhy } from "./cross-receipt-words.ts";
import { exitTitle, exitWhy } from "./exit-receipt-words.ts";
import { figures } from "./figures.ts";
import { guardTitle, guardWhy } from "./guard-receipt-words.ts";
import type { EndReceiptFacts, ReceiptFacts, ReceiptOutcome } from "./receipt.ts";
import { ruleTitle, ruleWhy } from "./rule-receipt-words.ts";
import { SUBJECT_WORDS } from "./subject-words.ts";

/** A receipt in words: a title that stands alone, and the facts behind it, one line each. */
export type ReceiptWords = { readonly title: string; readonly why: readonly string[] };

type Figures = ReturnType<typeof figures>;

const WORDS = inBoth({
  en: {
    liquidated: (about: string) => `LN Markets liquidated ${about}.`,
    liquidatedAt: (about: string, price: string) => `LN Markets liquidated ${about} at ${price}.`,
    closed: (about: string) => `${atStart(about)} was closed.`,
    closedAt: (about: string, price: string) => `${atStart(about)} was closed at ${price}.`,
    result: (net: string) => `Result ${net} after fees and funding.`,
    added: (sum: string) => `The guard had added ${sum} in all.`,
    addedAndLost: (sum: string) => `The guard had added ${sum} in all; they are lost too.`,
    nothingAdded: "No guard had added margin.",
    blind: (label: string) => `Protection blind: ${label} cannot be read.`,
    cannotAct: "No guard on it can act until it can be read again. Stops at LN Markets stand.",
  },
  "pt-BR": {
    liquidated: (about) => `A LN Markets liquidou a ${about}.`,
    liquidatedAt: (about, price) => `A LN Markets liquidou a ${about} em ${price}.`,
    closed: (about) => `A ${about} foi fechada.`,
    closedAt: (about, price) => `A ${about} foi fechada em ${price}.`,
    result: (net) => `Resultado ${net} depois de taxas e funding.`,
    added: (sum) => `O guardião tinha adicionado ${sum} ao todo.`,
    addedAndLost: (sum) => `O guardião tinha adicionado ${sum} ao todo; eles também se perderam.`,
    nothingAdded: "Nenhum guardião tinha adicionado margem.",
    blind: (label) => `Proteção sem visão: ${label} não pode ser lida.`,
    cannotAct:
      "Nenhum guardião nela pode agir até que ela possa ser lida de novo. Os stops na LN Markets continuam.",
  },
});

const endTitle = (f: Figures, { position, exitPrice, how }: EndReceiptFacts): string => {
  const words = WORDS[f.locale];
  const about = SUBJECT_WORDS[f.locale].isolated(position.side, f.quantity(position.quantity));
  switch (how) {
    case "liquidated":
      return exitPrice === null ? words.liquidated(about) : words.liquidatedAt(about, f.price(exitPrice));
    case "closed":
      return exitPrice === null ? words.closed(about) : words.closedAt(about, f.price(exitPrice));
  }
};

const addedWords = (f: Figures, { addedInAll, how }: EndReceiptFacts): string => {
  const words = WORDS[f.locale];
  if (addedInAll <= 0) return words.nothingAdded;
  return how === "liquidated" ? words.addedAndLost(f.sats(addedInAll)) : words.added(f.sats(addedInAll));
};

const endWhy = (f: Figures, facts: EndReceiptFacts): readonly string[] => [
  WORDS[f.locale].result(f.satsSigned(facts.net)),
  addedWords(f, facts),
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
        title: WORDS[locale].blind(facts.label),
        why: [facts.reason, WORDS[locale].cannotAct],
      };
  }
};
