import { revalidateKeys } from "#services/accounts/revalidate-keys.ts";
import { type RotateReport, rotateKeys } from "#services/vault/rotate-keys.ts";
import { NETWORKS } from "../networks.ts";
import type { Wired } from "../wired.ts";

/** The platform ends a call at 60 s; what is left then is the next call's. */
const REWRAP_MS = 30_000;
const VALIDATE_MS = 50_000;

type Report = { readonly rotation: RotateReport | null; readonly validated: number };

/**
 * Keys by cron: rotation as far as it is due, and the day's question to the exchange what stored keys may do. Overlapping
 * calls share the work.
 */
export const runRotateKeys = async (wired: Wired): Promise<Report> => {
  const begun = wired.elapsed();
  const since = () => wired.elapsed() - begun;
  const { keyring } = wired;
  const rotation =
    keyring === null
      ? null
      : await rotateKeys({ ...wired, keyring }, { at: wired.clock(), hasTime: () => since() < REWRAP_MS });
  let validated = 0;
  for (const network of NETWORKS) {
    for (let asked = 1; asked > 0 && since() < VALIDATE_MS; validated += asked) {
      asked = await revalidateKeys(wired, network);
    }
  }
  return { rotation, validated };
};
