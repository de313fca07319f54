import { vaultKeysContract } from "#testing/contracts/vault-keys-contract.ts";
import { FakeVaultKeys } from "./fake-vault-keys.ts";

vaultKeysContract("the fake", async () => {
  const keys = new FakeVaultKeys();
  return {
    keys,
    empty: async () => {
      keys.rows.clear();
      keys.used.clear();
    },
    use: async (keyId) => keys.used.add(keyId),
  };
});
