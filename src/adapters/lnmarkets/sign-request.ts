import type { OpenCredential } from "#ports/exchange.ts";

/** What a signature covers: `data` is the body exactly as sent or, without one, the query with its question mark. */
export type SignedParts = {
  readonly timestamp: number;
  readonly method: string;
  readonly pathname: string;
  readonly data: string;
};

/** Signature of a REST call. */
export const signRequest = (credential: Pick<OpenCredential, "sign">, parts: SignedParts): string =>
  credential.sign(`${parts.timestamp}${parts.method.toLowerCase()}${parts.pathname}${parts.data}`);
