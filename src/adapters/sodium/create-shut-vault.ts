import { fail } from "#domain/result.ts";
import type { Vault } from "#ports/vault.ts";

/** The vault of a process without keys: it opens nothing and seals nothing, whatever it is asked. */
export const createShutVault = (): Vault => ({
  withCredential: async () => fail({ kind: "cannot-open" }),
  withSecret: async () => fail({ kind: "cannot-open" }),
  seal: async () => fail({ kind: "no-key" }),
  submit: () => null,
  rewrap: async () => fail({ kind: "no-key" }),
  openBox: async () => null,
});
