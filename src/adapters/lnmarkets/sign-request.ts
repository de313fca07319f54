import { createHmac } from "node:crypto";

/** What a signature covers: `data` is the body exactly as sent or, without one, the query with its question mark. */
export type SignedParts = {
  readonly timestamp: number;
  readonly method: string;
  readonly pathname: string;
  readonly data: string;
};

/** Signature of a REST call. The secret looks like base64 but is used as plain text. */
export const signRequest = (secret: string, parts: SignedParts): string =>
  createHmac("sha256", secret)
    .update(`${parts.timestamp}${parts.method.toLowerCase()}${parts.pathname}${parts.data}`)
    .digest("base64");
