import { createHash } from "node:crypto";
import { type ReceiptContent, receiptContent } from "#domain/notifications/receipt-content.ts";

const eightBytes = (value: number): Uint8Array => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
};

const sha256 = (...parts: readonly (Uint8Array | string)[]): Uint8Array => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The digest of what a receipt says, without where it stands in the log: that is known only as it is written. */
export const wordsHashOf = (receipt: ReceiptContent): Uint8Array => sha256(receiptContent(receipt));

/** The digest of what a receipt says and of its place in the log, `seq`. */
export const contentHashOf = (receipt: ReceiptContent & { readonly seq: number }): Uint8Array =>
  sha256(eightBytes(receipt.seq), wordsHashOf(receipt));

/**
 * The digest of a link: of the one before it, its number and what it says. The same as the statement that appends takes,
 * so that the end of a chain is moved without asking for it first.
 */
export const linkHashOf = (previousHash: Uint8Array, seq: number, contentHash: Uint8Array): Uint8Array =>
  sha256(previousHash, eightBytes(seq), contentHash);
