import { settleJournal } from "#services/panic/settle-journal.ts";
import { workPanicRuns } from "#services/panic/work-panic-runs.ts";
import type { Wired } from "../wired.ts";
import { sleep } from "../within.ts";
import { repeat } from "../worker/repeat.ts";
import { openPanicDoor } from "./open-panic-door.ts";

/** How soon a throw of the switch is noticed. */
const LOOK_EVERY_MS = 500;
/** How old what is known without the database may be when that goes away; it is forgotten at four minutes. */
const REFRESH_EVERY_MS = 30_000;
const SETTLE_EVERY_MS = 5_000;

const openDoor = async (wired: Wired, place: string) => {
  const [host = "", port = ""] = place.split(":");
  const passKey = wired.panicPassKey;
  return openPanicDoor({ ...wired, passKey, sleep }, { host, port: Number(port) });
};

/**
 * Carries out what the panic switch was thrown for, keeps in mind what closing takes without a database, brings what was
 * closed without one into it, and opens the worker's own door where it was given a place. Until the signal.
 */
export const keepPanicReady = async (
  wired: Wired,
  { signal, place }: { readonly signal: AbortSignal; readonly place: string | null },
): Promise<void> => {
  const door =
    place === null
      ? null
      : await openDoor(wired, place).catch((error: unknown) => {
          wired.log.error("panic-door-shut", { error: String(error) });
          return null;
        });
  const { withoutDatabase } = wired;
  const chores = [repeat(wired, { signal }, LOOK_EVERY_MS, "panic", () => workPanicRuns(wired))];
  if (withoutDatabase !== null) {
    const { journal, lastKnown } = withoutDatabase;
    chores.push(
      repeat(wired, { signal }, REFRESH_EVERY_MS, "panic-memory", () => lastKnown.refresh()),
      repeat(wired, { signal }, SETTLE_EVERY_MS, "panic-journal", () => settleJournal({ ...wired, journal })),
    );
  }
  await Promise.all(chores);
  await door?.close();
};
