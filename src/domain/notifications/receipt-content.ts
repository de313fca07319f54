import type { ChainHead } from "../security/check-link.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { ReceiptFacts, ReceiptOutcome } from "./receipt.ts";

/** The form of the text, and what every chain of receipts begins with the digest of. */
export const RECEIPT_CHAIN_NAME = "axisor-receipts/v1";

/** Where each user's chain begins: receipt 1 follows the digest of its name. */
export const RECEIPT_CHAIN_ORIGIN: ChainHead = {
  seq: 0,
  hash: "97a6eb55f8bc71880e48fc87153ae24cbca7a381c0b1fc3247df8df7e11ba657",
};

/** All that a receipt says. `at` in epoch milliseconds. */
export type ReceiptContent = {
  readonly id: string;
  readonly userId: string;
  readonly accountId: string;
  readonly automationId: string | null;
  readonly positionId: string | null;
  readonly intentId: string | null;
  readonly outcome: ReceiptOutcome;
  readonly facts: ReceiptFacts;
  readonly rawAnswer: string | null;
  readonly at: number;
};

/**
 * The text a receipt's digest is taken of, in UTF-8: a JSON array of every field in a fixed order. Strings are quoted and
 * the names in its facts are in one order, so no two receipts share a text and one that is read back has the text it had.
 */
export const receiptContent = (receipt: ReceiptContent): string =>
  canonicalJson([
    RECEIPT_CHAIN_NAME,
    receipt.id,
    receipt.userId,
    receipt.accountId,
    receipt.automationId,
    receipt.positionId,
    receipt.intentId,
    receipt.outcome,
    receipt.facts,
    receipt.rawAnswer,
    receipt.at,
  ]);
