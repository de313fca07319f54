import { join } from "node:path";
import { inheritedEnv } from "#env";
import { ensureOwnKeyring } from "#server/composition/keyrings.ts";
import { migrateDatabase } from "#server/composition/migrations.ts";
import { wire } from "#server/composition/wire.ts";
import type { Wired } from "#server/wired.ts";
import { rotateKeys } from "#services/vault/rotate-keys.ts";
import { makeCacheDirectory } from "../infra/make-cache-directory.ts";
import { startThrowawayPostgres } from "../infra/postgres/start-throwaway-postgres.ts";
import { type DrillSecret, fillVault, forEach, plainOf, sealed } from "./fill-vault.ts";
import { keepReplacing } from "./keep-replacing.ts";
import { killRewrappers } from "./kill-rewrappers.ts";

export type DrillOptions = {
  readonly rows: number;
  readonly kills: number;
  readonly random: () => number;
  readonly say: (text: string) => void;
};

export type DrillReport = {
  readonly rows: number;
  readonly kills: number;
  /** Secrets that were replaced meanwhile, many of them sealed by the old key before it was retired. */
  readonly updates: number;
  readonly undecryptable: number;
  readonly lostUpdates: number;
  /** Secrets that the old key still holds after the last pass. */
  readonly left: number;
  /** A second rotation, of all rows, by one process that nobody kills. */
  readonly rowsPerSecond: number;
};

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };
const NOWHERE = { rest: "http://127.0.0.1:9/v3", stream: "ws://127.0.0.1:9/v1" };
/** One in so many replacements was sealed by the old key, and is written when that is no longer the primary. */
const SLOW_OF = 2;

const wireDrill = (databaseUrl: string, keyringFile: string): Wired =>
  wire({
    databaseUrl,
    connections: 10,
    name: "axisor-drill",
    keys: { kind: "file", file: keyringFile, isOurs: true },
    paper: NOWHERE,
    clock: Date.now,
    log: QUIET,
  });

const keyringOf = (wired: Wired) => {
  if (wired.keyring === null) throw new Error("The drill has no keyring");
  return wired.keyring;
};

/** Adds a key and makes it the primary, and leaves what the old one holds to be moved. */
const promote = async (wired: Wired): Promise<number> => {
  const key = await keyringOf(wired).add(wired.clock());
  await wired.vaultKeys.record(key);
  await wired.vaultKeys.promote(key.id, wired.clock());
  return key.id;
};

const countWrong = async (
  wired: Wired,
  secrets: readonly DrillSecret[],
  revisions: ReadonlyMap<string, number>,
): Promise<Pick<DrillReport, "undecryptable" | "lostUpdates">> => {
  let [undecryptable, lostUpdates] = [0, 0];
  await forEach(secrets, async (secret) => {
    const revision = revisions.get(secret.subjectId);
    const binding = { ...secret, revision: revision ?? secret.revision };
    const opened = await wired.vault.withSecret(
      binding,
      async (plain) => Buffer.compare(plain, plainOf(binding)) === 0,
    );
    if (opened.ok && opened.value) return;
    if (revision === undefined) undecryptable += 1;
    else lostUpdates += 1;
  });
  return { undecryptable, lostUpdates };
};

/** The whole drill on a database that is open. */
const drill = async (
  wired: Wired,
  environment: Parameters<typeof killRewrappers>[0],
  { rows, kills, random, say }: DrillOptions,
): Promise<DrillReport> => {
  say(`Sealing ${rows} secrets`);
  const secrets = await fillVault(wired, rows);
  const slow = secrets.filter((_, place) => place % SLOW_OF === 0);
  const early = await Promise.all(slow.map((secret) => sealed(wired, { ...secret, revision: 2 })));
  let primaryId = await promote(wired);
  /** A fast machine may have moved everything before the last kill: then there is another key to move to. */
  const killAll = async (): Promise<number> => {
    let killed = await killRewrappers(environment, kills, random);
    while (killed < kills) {
      primaryId = await promote(wired);
      killed += await killRewrappers(environment, kills - killed, random);
    }
    return killed;
  };
  say(`Rewrapping with two processes, ${kills} of which are killed, while owners replace their secrets`);
  const ended = new AbortController();
  const [killed, { revisions, updates }] = await Promise.all([
    killAll().finally(() => ended.abort()),
    keepReplacing(wired, secrets, new Map(early.map((secret) => [secret.subjectId, secret])), {
      signal: ended.signal,
      random,
    }),
  ]);
  // What was written by the old key after the last look is what a later call finds.
  await rotateKeys({ ...wired, keyring: keyringOf(wired) }, { at: wired.clock() });
  const counts = await wired.secrets.countByKey();
  const left = rows - (counts.get(primaryId) ?? 0);
  const wrong = await countWrong(wired, secrets, revisions);
  say("Rotating once more, undisturbed");
  await promote(wired);
  const begun = performance.now();
  const { moved } = await rotateKeys({ ...wired, keyring: keyringOf(wired) }, { at: wired.clock() });
  const rowsPerSecond = Math.round(moved / ((performance.now() - begun) / 1_000));
  return { rows, kills: killed, updates, ...wrong, left, rowsPerSecond };
};

/**
 * A rotation as bad as it can get, on a database of its own: killed again and again, with owners who replace their
 * secrets meanwhile. Nothing of this installation is touched.
 */
export const runDrill = async (options: DrillOptions): Promise<DrillReport> => {
  const postgres = await startThrowawayPostgres();
  try {
    await migrateDatabase(postgres.url);
    const file = join(await makeCacheDirectory("drill"), "keyring.json");
    await ensureOwnKeyring(file, Date.now());
    const wired = wireDrill(postgres.url, file);
    const own = { ROLE: "worker", DATABASE_URL: postgres.url, VAULT_KEYRING_FILE: file };
    try {
      return await drill(wired, { ...inheritedEnv("production"), ...own }, options);
    } finally {
      await wired.close();
    }
  } finally {
    await postgres.stop();
  }
};
