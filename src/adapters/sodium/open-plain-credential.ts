import type { Credential, OpenCredential } from "#ports/exchange.ts";
import { decodeCredential, encodeCredential } from "./credential-layout.ts";
import { OpenedCredential } from "./opened-credential.ts";

/** A credential that never was in the vault (of a probe, a replay, a demo's seed), as what is stored is opened. */
export function openPlainCredential(credential: Credential): OpenCredential {
  const bytes = encodeCredential(credential);
  const parts = decodeCredential(bytes);
  if (parts === null) throw new Error("A credential did not survive its own layout");
  return new OpenedCredential(parts, bytes);
}
