import type { Asked } from "#domain/operations/judge-components.ts";
import type { Elapsed } from "#ports/clock.ts";

const PATIENCE_MS = 2_000;

/** Asks a part, waits for it no longer than two seconds, and tells how long it took or why it did not answer. */
export const askPart = async (elapsed: Elapsed, ask: () => Promise<unknown>): Promise<Asked> => {
  const begun = elapsed();
  const late = Promise.withResolvers<Asked>();
  const timer = setTimeout(() => late.resolve({ failure: "no answer within 2 s" }), PATIENCE_MS);
  const answered = ask().then(
    (): Asked => ({ ms: Math.round(elapsed() - begun) }),
    (error: unknown): Asked => ({ failure: error instanceof Error ? error.name : "it failed" }),
  );
  try {
    return await Promise.race([answered, late.promise]);
  } finally {
    clearTimeout(timer);
  }
};
