import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createKeyring, freshKeyring } from "#adapters/sodium/create-keyring.ts";
import { createSodiumVault } from "#adapters/sodium/create-sodium-vault.ts";
import { encodeCredential } from "#adapters/sodium/credential-layout.ts";
import { readSecrets } from "#cli/infra/read-secrets.ts";
import { readEnv } from "#env";
import type { Vault } from "#ports/vault.ts";
import { createLog } from "#server/log.ts";
import manifest from "../../../package.json" with { type: "json" };
import lock from "../../../package-lock.json" with { type: "json" };
import type { Planted } from "../architecture/plant-tree.ts";
import { readSourceTree } from "../architecture/source-tree.ts";
import { BOT_TOKEN, defaultChat } from "../defects/default-chat.ts";
import { defaultSecrets } from "../defects/default-secrets.ts";
import { logEverything } from "../defects/log-everything.ts";
import { manifestOfAStore } from "../defects/manifest-of-a-store.ts";
import { sealWithConstantKey } from "../defects/seal-with-constant-key.ts";
import { FakeSecrets } from "../fakes/fake-secrets.ts";
import { FakeVaultKeys } from "../fakes/fake-vault-keys.ts";
import { inPrivateDirectory } from "../infra/in-private-directory.ts";
import { findCommittedSecrets } from "./find-committed-secrets.ts";
import { findLooseTls } from "./find-loose-tls.ts";
import { findStoreTies, type Manifest } from "./find-store-ties.ts";
import { tellsApart } from "./tells-apart.ts";

const tree = readSourceTree();

describe("the tree", () => {
  test("B13 has no connection that takes certificates unseen", async () => {
    const check = (files: Planted) => expect(findLooseTls(files)).toEqual([]);
    const loose = tree["src/testing/defects/trust-any-certificate.ts"] ?? "";
    await tellsApart(check, tree, { ...tree, "src/adapters/lnmarkets/ask.ts": loose });
  });

  test("B16 holds no secret: no bot's token, no key, no password, in no file of ours", async () => {
    const check = (files: Planted) => expect(findCommittedSecrets(files)).toEqual([]);
    await tellsApart(check, tree, { ...tree, "src/services/alerts.ts": `const BOT = "${BOT_TOKEN}";` });
    const called = `const apiSecret = "${["q7Zt4Bx9W2mK", "8sVdR5nJ3cYf"].join("")}";`;
    await tellsApart(check, {}, { "src/services/keys.ts": called });
  });

  test("I8 runs from a clone by npm alone: nothing comes from a store, nor from anywhere but the registry", async () => {
    const check = (wanted: Manifest) => expect(findStoreTies({ manifest: wanted, lock })).toEqual([]);
    await tellsApart(check, manifest, manifestOfAStore);
    const foreign = { packages: { "node_modules/a": { resolved: "https://store.example/a.tgz" } } };
    expect(findStoreTies({ manifest, lock: foreign })).toEqual([
      "a package comes from https://store.example/a.tgz",
    ]);
  });
});

describe("an installation", () => {
  test("B14 makes its own secrets at its first start: two of them have none in common", async () => {
    const check = (read: typeof readSecrets) =>
      inPrivateDirectory(async (home) => {
        const [one, other] = ["one.json", "other.json"].map((file) => Object.values(read(join(home, file))));
        expect(one?.filter((secret) => other?.includes(secret))).toEqual([]);
      });
    await tellsApart(check, readSecrets, defaultSecrets);
    const unset = readEnv({});
    const secrets = [unset.NEXTAUTH_SECRET, unset.CRON_SECRET, unset.VAULT_KEYRING, unset.DEMO_PASSWORD];
    expect(secrets).toEqual([undefined, undefined, undefined, undefined]);
  });

  test("B16 that was told nothing writes to nobody: it asks about five digits of a password's digest, and for the price of a dollar", async () => {
    const check = (read: (source: Readonly<Record<string, string>>) => object) => {
      const outward = Object.values(read({})).filter((value) => /^\w+:\/\//.test(String(value)));
      expect(outward).toEqual([
        "https://api.pwnedpasswords.com",
        "https://api.bcb.gov.br/dados/serie/bcdata.sgs.1/dados/ultimos/1?formato=json",
      ]);
    };
    await tellsApart(check, readEnv, defaultChat);
  });
});

describe("a secret", () => {
  const CREDENTIAL = { key: "the-api-key-1234", secret: "c2VjcmV0LXNlY3JldA==", passphrase: "café au lait" };
  const BINDING = { userId: "user-1", subjectId: "account-1", field: "credential", revision: 1 } as const;

  const aVault = async (): Promise<Vault> => {
    const now = Date.UTC(2026, 0, 1);
    return createSodiumVault({
      environment: "axisor",
      keyring: createKeyring(await freshKeyring(now)),
      keys: new FakeVaultKeys(),
      secrets: new FakeSecrets(),
      clock: () => now,
      onOpened: () => undefined,
    });
  };

  test("B15 is stored under a key of its own: nothing of it shows, and twice the same are two that differ everywhere", async () => {
    const check = async (seal: Vault["seal"]) => {
      const sealed = await Promise.all([1, 2].map(() => seal(BINDING, encodeCredential(CREDENTIAL))));
      const rows = sealed.map((each) => (each.ok ? Buffer.from(each.value.ciphertext) : Buffer.alloc(0)));
      const [one = Buffer.alloc(0), other = Buffer.alloc(0)] = rows;
      expect(one.length).toBeGreaterThan(200);
      for (const part of Object.values(CREDENTIAL)) expect(one.includes(part)).toBe(false);
      // Of 256 bytes and more about one agrees by chance.
      expect(one.filter((byte, at) => byte === other[at]).length).toBeLessThan(20);
    };
    const vault = await aVault();
    await tellsApart(check, (binding, plain) => vault.seal(binding, plain), sealWithConstantKey);
  });

  test("B15 is in no line of the log, though the request that failed carries it", async () => {
    const canary = "canary-5f1e";
    const check = (open: typeof createLog) => {
      const lines: string[] = [];
      const headers = { "lnm-access-passphrase": canary };
      const error = Object.assign(new Error("status 500"), { request: { headers }, apiSecret: canary });
      open({ write: (line) => void lines.push(line) }).error("request-failed", { error, apiSecret: canary });
      expect(lines.join()).toContain("status 500");
      expect(lines.join()).not.toContain(canary);
    };
    await tellsApart(check, createLog, logEverything);
  });
});
