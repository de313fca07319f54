import type { Clock } from "#ports/clock.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import { AppError } from "../app-error.ts";
import type { Doer } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";

/** Runs it. A key that was refused is taken down too: somebody tries keys, or has trouble with their own. */
export const noteKeyRefusal = async <T>(
  { security, clock }: { readonly security: SecurityRecorder; readonly clock: Clock },
  by: Doer,
  run: () => Promise<T>,
): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AppError && error.code !== "unavailable") {
      await noteDeed({ security, now: clock }, by, "key-refused", "refused", { why: error.code });
    }
    throw error;
  }
};
