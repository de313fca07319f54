import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createKeyring, freshKeyring } from "#adapters/sodium/create-keyring.ts";
import { createSodiumVault } from "#adapters/sodium/create-sodium-vault.ts";
import { encodeCredential } from "#adapters/sodium/credential-layout.ts";
import { inheritedEnv } from "#env";
import { FakeSecrets } from "#testing/fakes/fake-secrets.ts";
import { FakeVaultKeys } from "#testing/fakes/fake-vault-keys.ts";
import type { Part, Values } from "../bench.ts";
import { atLeast, atMost, exactly } from "../figure.ts";
import { scanMemory } from "./scan-memory.ts";

const SECRET = "copies of the API secret in memory, 50 uses later";
const KEY = "copies of the API key in memory, 50 uses later";
const PASSPHRASE = "copies of the passphrase in memory, 50 uses later";
const CONTROL = "copies of a text that was kept on purpose (the scan sees)";

const ACCOUNT = { id: "a", username: "demo", balance: 1_000_000, feeTier: 0 };

const openVenue = async () => {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(ACCOUNT));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
};

const sealedFor = async (credential: { key: string; secret: string; passphrase: string }) => {
  const text = await freshKeyring(Date.now());
  const vault = createSodiumVault({
    environment: "axisor",
    keyring: createKeyring(text),
    keys: new FakeVaultKeys(),
    secrets: new FakeSecrets(),
    clock: Date.now,
  });
  const binding = { userId: "user", subjectId: "account", field: "credential", revision: 1 } as const;
  const sealed = await vault.seal(binding, encodeCredential(credential));
  if (!sealed.ok) throw new Error(sealed.failure.kind);
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
  return {
    keyring: text.text,
    ciphertext: base64(sealed.value.ciphertext),
    wrappedKey: base64(sealed.value.wrappedKey),
  };
};

/** A process that used the credential fifty times, garbage collected, is searched from outside for every part of it. */
const measure = async (): Promise<Values> => {
  const part = () => randomBytes(24).toString("hex");
  const credential = { key: part(), secret: part(), passphrase: part() };
  const home = mkdtempSync(join(tmpdir(), "axisor-scan-"));
  const server = await openVenue();
  const venue = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v3`;
  const marker = part();
  const file = join(home, "told.json");
  writeFileSync(file, JSON.stringify({ venue, marker, ...(await sealedFor(credential)) }), { mode: 0o600 });
  const child = spawn(process.execPath, ["--expose-gc", "bench/vault/use-credential.ts", file, marker], {
    env: inheritedEnv("production"),
    stdio: ["pipe", "pipe", "inherit"],
  });
  try {
    await new Promise<void>((resolve, reject) => {
      if (child.stdout !== null) createInterface({ input: child.stdout }).once("line", () => resolve());
      child.once("close", (code) =>
        reject(new Error(`The process ended with ${code} before it was searched`)),
      );
    });
    const found = scanMemory(child.pid ?? 0, { ...credential, marker });
    return {
      [SECRET]: found["secret"] ?? Number.NaN,
      [KEY]: found["key"] ?? Number.NaN,
      [PASSPHRASE]: found["passphrase"] ?? Number.NaN,
      [CONTROL]: found["marker"] ?? Number.NaN,
    };
  } finally {
    child.kill("SIGKILL");
    server.close();
    rmSync(home, { recursive: true });
  }
};

/** What JavaScript cannot wipe is counted, and published in SECURITY.md. */
export const copies: Part<null> = {
  title: "copies of an opened credential in memory",
  figures: [
    { name: SECRET, unit: "copies", target: exactly(0) },
    { name: KEY, unit: "copies", target: atMost(200) },
    { name: PASSPHRASE, unit: "copies", target: atMost(200) },
    { name: CONTROL, unit: "copies", target: atLeast(1) },
  ],
  measure,
};
