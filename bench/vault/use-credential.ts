import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { createLnMarketsExchanges } from "#adapters/lnmarkets/create-ln-markets-exchanges.ts";
import { createKeyring } from "#adapters/sodium/create-keyring.ts";
import { createSodiumVault } from "#adapters/sodium/create-sodium-vault.ts";
import { FakeSecrets } from "#testing/fakes/fake-secrets.ts";
import { FakeVaultKeys } from "#testing/fakes/fake-vault-keys.ts";
import { say } from "../say.ts";

/*
 * A process that only ever meets a credential sealed: it opens it fifty times, as a worker does, and then waits to be
 * looked at. It is told the keyring, the sealed bytes and the address of a venue, and nothing of what they hold.
 */
const USES = 50;

type Told = {
  readonly keyring: string;
  readonly venue: string;
  readonly ciphertext: string;
  readonly wrappedKey: string;
};

const told = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Told;
const bytes = (text: string) => new Uint8Array(Buffer.from(text, "base64"));
const owner = { id: "account", userId: "user", network: "mainnet", credentialRevision: 1 } as const;
const secrets = new FakeSecrets();
const binding = { userId: "user", subjectId: "account", field: "credential", revision: 1 } as const;
const sealed = { ciphertext: bytes(told.ciphertext), wrappedKey: bytes(told.wrappedKey), keyId: 1 };
await secrets.put({ ...binding, ...sealed });
const vault = createSodiumVault({
  environment: "axisor",
  keyring: createKeyring({ kind: "text", text: told.keyring }),
  keys: new FakeVaultKeys(),
  secrets,
  clock: Date.now,
});
const urls = { rest: told.venue, stream: "ws://127.0.0.1:9/v1" };
const exchanges = createLnMarketsExchanges({
  baseUrls: { mainnet: urls, signet: urls, paper: urls },
  now: Date.now,
});

for (let use = 0; use < USES; use += 1) {
  const answer = await vault.withCredential(owner, "sync", (credential) =>
    exchanges.withCredential("paper", credential).account(),
  );
  if (!answer.ok || !answer.value.ok) throw new Error(`Use ${use} failed: ${JSON.stringify(answer)}`);
}
for (let round = 0; round < 3; round += 1) {
  globalThis.gc?.();
  await sleep(200);
}
process.stdout.write("used\n");
for await (const _ of createInterface({ input: process.stdin })) say("waiting");
