import { createHmac, timingSafeEqual } from "node:crypto";

export const hmacBase64 = (secret: string, payload: string | Buffer): string =>
  createHmac("sha256", secret).update(payload).digest("base64");

/** Compares without telling by its time where two texts differ. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
