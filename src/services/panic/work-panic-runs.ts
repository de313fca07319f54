import { type RunDeps, workPanicRun } from "./work-panic-run.ts";

/** So many accounts at once: each waits for its own rate, and a write has little patience for the shared one. */
const AT_ONCE = 4;
/** A worker that died is followed by another after this; one that lives is done with a pass by then, or repeats nothing. */
const LEASE_MS = 60_000;
/** A run that broke is tried again this soon. */
const BROKEN_MS = 2_000;

/**
 * Carries out what the panic switch was thrown for, on every account that waits for it. A run that breaks is logged and
 * tried again, and keeps no other from being carried out. Returns how many were worked on.
 */
export const workPanicRuns = async (deps: RunDeps): Promise<number> => {
  const runs = await deps.panic.claim(AT_ONCE, LEASE_MS);
  await Promise.all(
    runs.map(async (run) => {
      try {
        await workPanicRun(deps, run);
      } catch (error) {
        deps.log.error("panic-run-failed", { accountId: run.accountId, error: String(error) });
        await deps.panic.release(run, { kind: "again", afterMs: BROKEN_MS }).catch(() => undefined);
      }
    }),
  );
  return runs.length;
};
