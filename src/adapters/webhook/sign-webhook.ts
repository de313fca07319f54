import { createHmac } from "node:crypto";

/**
 * The signature that stands in `Axisor-Signature`: HMAC-SHA256 over the time, the key and the very bytes of the body, so that
 * none of them can be changed, and none be sent again under another time or key.
 * @param seconds since 1970, as `Axisor-Timestamp` says it.
 */
export const signWebhook = (secret: Uint8Array, seconds: number, key: string, body: string): string =>
  `v1=${createHmac("sha256", secret).update(`${seconds}.${key}.${body}`).digest("hex")}`;
