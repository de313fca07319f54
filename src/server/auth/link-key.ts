import { hkdfSync } from "node:crypto";

/** The key that links in mails are made with: of the secret that sessions are sealed with, and of no use for those. */
export function linkKey(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", "axisor mail links, version 1", 32));
}
