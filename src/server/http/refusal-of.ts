import { saidBy } from "#domain/language/in-both.ts";
import { isConnectionShed } from "#domain/resilience/connection-shed.ts";
import { isDatabaseAway } from "#domain/resilience/database-away.ts";
import { AppError } from "#services/app-error.ts";
import { REQUEST_WORDS } from "./request-words.ts";

const RETRY_MS = 1_000;

/** What was thrown, as a refusal that its caller reads; null for a defect. Whoever found no connection may ask again soon. */
export const refusalOf = (thrown: unknown): AppError | null => {
  if (thrown instanceof AppError) return thrown;
  if (!isConnectionShed(thrown)) return null;
  const words = saidBy(REQUEST_WORDS, ({ crowded }) => crowded);
  return new AppError("unavailable", words, { retryAfterMs: RETRY_MS });
};

/**
 * The same of what only looked, where a database that is away is no defect either: nothing was begun, and whoever asks may ask
 * again soon. Of a change nobody could say that.
 */
export const refusalOfLook = (thrown: unknown): AppError | null => {
  const refused = refusalOf(thrown);
  if (refused !== null || !isDatabaseAway(thrown)) return refused;
  const words = saidBy(REQUEST_WORDS, ({ away }) => away);
  return new AppError("unavailable", words, { retryAfterMs: RETRY_MS, cause: thrown });
};
