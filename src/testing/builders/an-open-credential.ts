import type { OpenCredential } from "#ports/exchange.ts";

/** A credential whose digest is its name, for worlds in which nobody checks a signature. */
export const anOpenCredential = (name: string): OpenCredential => ({
  digest: name,
  sign: (text) => `signed ${text}`,
  identify: (write) => write({ key: name, passphrase: "" }),
  blacken: (text) => text,
});
