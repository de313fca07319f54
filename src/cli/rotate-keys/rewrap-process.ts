import { env } from "#env";
import { wire } from "#server/composition/wire.ts";
import { rewrapSecrets } from "#services/vault/rewrap-secrets.ts";
import { printLine } from "../print.ts";

const { DATABASE_URL: databaseUrl = "", VAULT_KEYRING_FILE: file = "" } = env();
const nowhere = { rest: "http://127.0.0.1:9/v3", stream: "ws://127.0.0.1:9/v1" };
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

const wired = wire({
  databaseUrl,
  connections: 2,
  name: "axisor-rewrap",
  keys: { kind: "file", file, isOurs: false },
  paper: nowhere,
  clock: Date.now,
  log: quiet,
});

// A line a batch: whoever kills this process wants to hit it in the middle of its work.
await rewrapSecrets(wired, () => {
  printLine("batch");
  return true;
});
await wired.close();
