import { fail, ok } from "#domain/result.ts";
import type { OpenCredential } from "#ports/exchange.ts";
import type { Vault } from "#ports/vault.ts";

/** In a simulated world an account is its own key: the wire knows it by the digest. */
export const simCredential = (accountId: string): OpenCredential => ({
  digest: accountId,
  sign: () => "",
  identify: (write) => write({ key: accountId, passphrase: "" }),
  blacken: (text) => text,
});

/** Opens every account's credential; what else a vault does has no part in the simulation. */
export const simVault: Vault = {
  withCredential: async ({ id }, _, use) => ok(await use(simCredential(id))),
  withSecret: async () => fail({ kind: "cannot-open" }),
  seal: async () => fail({ kind: "no-key" }),
  submit: () => null,
  rewrap: async () => fail({ kind: "no-key" }),
  openBox: async () => null,
};
