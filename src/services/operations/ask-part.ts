import type { Elapsed } from "#ports/clock.ts";

const PATIENCE_MS = 2_000;

/** What a part answered and how long it took, in milliseconds; or why it did not. */
export type Answer<T> = { readonly ms: number; readonly value: T } | { readonly failure: string };

/** Asks a part and waits for it no longer than two seconds. Never rejects. */
export const askPart = async <T>(elapsed: Elapsed, ask: () => Promise<T>): Promise<Answer<T>> => {
  const begun = elapsed();
  const late = Promise.withResolvers<Answer<T>>();
  const timer = setTimeout(() => late.resolve({ failure: "no answer within 2 s" }), PATIENCE_MS);
  const answered = Promise.resolve()
    .then(ask)
    .then(
      (value): Answer<T> => ({ ms: Math.round(elapsed() - begun), value }),
      // The name alone: a driver's message can hold an address with a password in it.
      (error: unknown): Answer<T> => ({ failure: error instanceof Error ? error.name : "it failed" }),
    );
  try {
    return await Promise.race([answered, late.promise]);
  } finally {
    clearTimeout(timer);
  }
};
