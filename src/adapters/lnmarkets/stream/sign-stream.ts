import type { OpenCredential } from "#ports/exchange.ts";

/** Signature of the stream's `authenticate`; unlike REST it covers the timestamp and a nonce only. */
export const signStream = (
  credential: Pick<OpenCredential, "sign">,
  timestamp: number,
  nonce: string,
): string => credential.sign(`${timestamp}${nonce}`);
