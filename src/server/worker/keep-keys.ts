import { randomUUID } from "node:crypto";
import type { Network } from "#ports/exchange.ts";
import { revalidateKeys } from "#services/accounts/revalidate-keys.ts";
import { announceHeldKeys } from "#services/vault/announce-held-keys.ts";
import { rotateKeys } from "#services/vault/rotate-keys.ts";
import type { Wired } from "../wired.ts";
import { repeat } from "./repeat.ts";

/** A holder that is silent for two minutes counts as dead. */
const HOLD_EVERY_MS = 30_000;
const ROTATE_EVERY_MS = 60 * 60_000;
const REVALIDATE_EVERY_MS = 5 * 60_000;
const NETWORKS: readonly Network[] = ["mainnet", "signet", "paper"];

/** Says which keys this process holds, so that none becomes primary that it lacks. */
const keepHolding = async (wired: Wired, signal: AbortSignal): Promise<void> => {
  const { keyring } = wired;
  if (keyring === null) return;
  const id = randomUUID();
  await repeat(wired, { signal }, HOLD_EVERY_MS, "vault-holding", async () => {
    await announceHeldKeys({ ...wired, keyring }, { id, at: wired.clock() });
  });
  await wired.vaultKeys.leave(id).catch(() => undefined);
};

const keepRotating = async (wired: Wired, signal: AbortSignal): Promise<void> => {
  const { keyring } = wired;
  if (keyring === null) return;
  await repeat(wired, { signal }, ROTATE_EVERY_MS, "vault-rotation", async () => {
    const report = await rotateKeys(
      { ...wired, keyring },
      { at: wired.clock(), hasTime: () => !signal.aborted },
    );
    if (report.moved > 0 || report.broken > 0) {
      wired.log.info("vault-rewrapped", { moved: report.moved, broken: report.broken });
    }
    return report.moved + report.broken;
  });
};

const keepValidating = (wired: Wired, signal: AbortSignal): Promise<void> =>
  repeat(wired, { signal }, REVALIDATE_EVERY_MS, "key-validation", async () => {
    let done = 0;
    for (const network of NETWORKS) {
      for (let round = 1; round > 0 && !signal.aborted; done += round)
        round = await revalidateKeys(wired, network);
    }
    return done;
  });

/** What keys need from a process that lives on: being held, rotated, and asked about at the exchange once a day. */
export const keepKeys = async (wired: Wired, signal: AbortSignal): Promise<void> => {
  await Promise.all([keepHolding(wired, signal), keepRotating(wired, signal), keepValidating(wired, signal)]);
};
