import { setImmediate as breathe } from "node:timers/promises";
import type { StoredSecret } from "#ports/sealed-secrets.ts";
import type { Wired } from "#server/wired.ts";
import { type DrillSecret, sealed } from "./fill-vault.ts";

const WRITERS = 4;

/**
 * Owners who replace their secrets, one after another and again and again until the signal. What `early` holds was sealed
 * before the keys changed and is written in its turn: a process that was slow. Returns the revision of each secret that
 * was replaced, by its subject, and how many replacements there were.
 */
export const keepReplacing = async (
  wired: Wired,
  secrets: readonly DrillSecret[],
  early: ReadonlyMap<string, StoredSecret>,
  { signal, random }: { readonly signal: AbortSignal; readonly random: () => number },
): Promise<{ readonly revisions: ReadonlyMap<string, number>; readonly updates: number }> => {
  const revisions = new Map<string, number>();
  let updates = 0;
  const write = async (secret: DrillSecret): Promise<void> => {
    const known = revisions.get(secret.subjectId);
    const revision = (known ?? 1) + 1;
    const waiting = known === undefined ? early.get(secret.subjectId) : undefined;
    const next = waiting ?? (await sealed(wired, { ...secret, revision }));
    if (!(await wired.secrets.put(next))) throw new Error("A replacement by the only owner was refused");
    revisions.set(secret.subjectId, revision);
    updates += 1;
  };
  const writer = async (number: number): Promise<void> => {
    const own = secrets.filter((_, place) => place % WRITERS === number);
    while (!signal.aborted) {
      const secret = own[Math.floor(random() * own.length)];
      if (secret !== undefined) await write(secret);
      await breathe();
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, number) => writer(number)));
  return { revisions, updates };
};
