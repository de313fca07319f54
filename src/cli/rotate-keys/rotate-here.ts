import { setTimeout as sleep } from "node:timers/promises";
import { changesKey, type KeyStep } from "#domain/vault/key-life.ts";
import { env } from "#env";
import { wire } from "#server/composition/wire.ts";
import { log } from "#server/log.ts";
import { type RotateReport, rotateKeys } from "#services/vault/rotate-keys.ts";
import { dataDirectoryAt } from "../infra/data-directory.ts";
import { readSecrets } from "../infra/read-secrets.ts";
import { findDatabase } from "../probe/find-database.ts";
import { findKeyring } from "../start/find-keyring.ts";

/** What keeps a rotation from being tried at all, in words for whoever typed the command. */
export class RotateRefused extends Error {}

const NOWHERE = { rest: "http://127.0.0.1:9/v3", stream: "ws://127.0.0.1:9/v1" };
/** Living processes say every half minute which keys they hold; a new key waits for the slowest of them. */
const TRIES = 15;
const BETWEEN_MS = 5_000;

/**
 * Rotates this installation's keys, as far as it is due or, in an emergency, altogether. Waits for living processes to
 * take up a new key.
 * @throws RotateRefused where no database or no keyring is to be found.
 */
export const rotateHere = async (
  isEmergency: boolean,
  say: (text: string) => void,
): Promise<RotateReport> => {
  const databaseUrl = findDatabase();
  if (databaseUrl === null) {
    throw new RotateRefused("No database was found: set DATABASE_URL, or run this beside npm start.");
  }
  const directory = dataDirectoryAt(env().AXISOR_DATA_DIR);
  const keys = await findKeyring({ env: env(), directory, secrets: readSecrets(directory.secrets) });
  if (keys === null) throw new RotateRefused("There is no keyring here: run this where the worker runs.");
  const wired = wire({
    databaseUrl,
    connections: 4,
    name: "axisor-rotate",
    keys,
    paper: NOWHERE,
    clock: Date.now,
    log,
  });
  const { keyring } = wired;
  try {
    if (keyring === null) throw new RotateRefused("There is no keyring here.");
    const earlier: KeyStep[] = [];
    for (let tries = 1; ; tries += 1) {
      // What an earlier try promoted answered the emergency; another promotion would answer nothing.
      const isOpen = isEmergency && !earlier.some(({ kind }) => kind === "promote");
      const report = await rotateKeys({ ...wired, keyring }, { at: wired.clock(), isEmergency: isOpen });
      const waits = report.done.some(({ kind }) => kind === "wait-for-holders");
      if ((!waits && !report.isBusy) || tries === TRIES) {
        return { ...report, done: [...earlier, ...report.done] };
      }
      earlier.push(...report.done.filter(changesKey));
      say(
        waits
          ? "A running process has not taken up the new key yet; waiting for it"
          : "Another process is rotating the keys; waiting for it",
      );
      await sleep(BETWEEN_MS);
    }
  } finally {
    await wired.close();
  }
};
