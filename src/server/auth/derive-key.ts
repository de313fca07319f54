import { hkdfSync } from "node:crypto";

/** What a key derived from the auth secret is for. One key per purpose: none opens or signs what is another's. */
export type KeyPurpose = "cursors" | "mail-links" | "panic-door";

/** 32 bytes for one purpose (HKDF with SHA-256); whoever learns them learns nothing of the secret or of another key. */
export function deriveKey(secret: string, purpose: KeyPurpose): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "axisor", `axisor/${purpose}/v1`, 32));
}
