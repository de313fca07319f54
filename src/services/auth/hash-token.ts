import { createHash } from "node:crypto";

/**
 * What is stored of a token that a browser holds: a session's, a device's, a begun step's. Each has 256 random bits, so a
 * fast hash without salt is enough.
 */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
