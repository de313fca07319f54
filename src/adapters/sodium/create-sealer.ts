import sodium from "libsodium-wrappers";
import type { Sealer } from "#ports/vault.ts";
import { encodeCredential } from "./credential-layout.ts";

/** Seals to the holder of the keyring. `publicKey` gives the 32 bytes of its box; they open nothing. */
export function createSealer(publicKey: () => Promise<Uint8Array>): Sealer {
  return {
    seal: async (plain) => {
      await sodium.ready;
      return sodium.crypto_box_seal(plain, await publicKey());
    },
    encodeCredential: (credential) => encodeCredential(credential.reveal()),
  };
}
