import { createHmac } from "node:crypto";

/** Signature of the stream's `authenticate`; unlike REST it covers the timestamp and a nonce only. */
export const signStream = (secret: string, timestamp: number, nonce: string): string =>
  createHmac("sha256", secret).update(`${timestamp}${nonce}`).digest("base64");
