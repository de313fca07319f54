import { inBoth } from "../../language/in-both.ts";
import type { Locale } from "../../language/locale.ts";
import type { ReceiptFacts, ReceiptOutcome } from "../receipt.ts";
import { receiptWords } from "../receipt-words.ts";
import { ageWords } from "./age-words.ts";
import { plain, type Reply } from "./reply.ts";
import { STATUS_WORDS } from "./status-table.ts";

/** A receipt, how old it is, and the account it is of. */
export type ReceiptLook = {
  readonly facts: ReceiptFacts;
  readonly outcome: ReceiptOutcome;
  readonly ageMs: number;
  readonly label: string;
  readonly isSimulated: boolean;
};

const WORDS = inBoth({
  en: {
    when: (label: string, age: string) => `${label}, ${age} ago.`,
    simulated: (label: string, age: string) => `${label}, ${age} ago, at simulated prices.`,
  },
  "pt-BR": {
    when: (label, age) => `${label}, há ${age}.`,
    simulated: (label, age) => `${label}, há ${age}, com preços simulados.`,
  },
});

/** The newest receipts, each with the facts behind it. */
export const whyReply = (locale: Locale, receipts: readonly ReceiptLook[]): Reply => {
  const words = WORDS[locale];
  if (receipts.length === 0) return plain(STATUS_WORDS[locale].noReceipts);
  return plain(
    ...receipts.map(({ facts, outcome, ageMs, label, isSimulated }) => {
      const { title, why } = receiptWords(facts, outcome, locale);
      const when = isSimulated ? words.simulated : words.when;
      return [title, ...why, when(label, ageWords(ageMs))].join("\n");
    }),
  );
};
