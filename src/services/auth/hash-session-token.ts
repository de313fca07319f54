import { createHash } from "node:crypto";

/** What is stored of a session token. The token has 256 random bits, so a fast hash without salt is enough. */
export function hashSessionToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
