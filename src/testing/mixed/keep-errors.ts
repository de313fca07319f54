import type { Log } from "#ports/log.ts";

/** A log that keeps what went wrong, in words, and nothing else. */
export const keepErrors = (): { readonly log: Log; readonly errors: readonly string[] } => {
  const errors: string[] = [];
  return {
    errors,
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (event, fields) => errors.push(`${event} ${JSON.stringify(fields ?? {})}`),
    },
  };
};
