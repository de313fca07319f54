import type { ReceiptFacts } from "./receipt.ts";
import type { ReceiptContent } from "./receipt-content.ts";

/** A database holds no NUL and no half character: a text that has one would come back different, or not be kept at all. */
const storableText = (text: string): string => text.toWellFormed().replaceAll("\u0000", "\ufffd");

const storableFacts = (facts: ReceiptFacts): ReceiptFacts =>
  JSON.parse(
    JSON.stringify(facts, (_, value: unknown) => (typeof value === "string" ? storableText(value) : value)),
  );

/**
 * The receipt as it can be kept and read back unchanged. What an exchange or a trader wrote stands in its texts, and must
 * not be able to keep a receipt, and the outcome written with it, from being written.
 */
export const storableReceipt = <Receipt extends ReceiptContent>(receipt: Receipt): Receipt => ({
  ...receipt,
  at: Math.trunc(receipt.at),
  rawAnswer: receipt.rawAnswer === null ? null : storableText(receipt.rawAnswer),
  facts: storableFacts(receipt.facts),
});
