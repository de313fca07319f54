import { TRPCClientError } from "@trpc/client";

/** What to show for a failed call: a sentence that says what to do, and the field it belongs to if it names one. */
export type Problem = { readonly message: string; readonly field: string | null };

const NO_ANSWER =
  "Axisor did not answer, so it is not known whether this was stored. Reload the page before you try again.";
const UNCLEAR = "Axisor could not do this. Check what you typed and try again.";

const fieldOf = (data: unknown): string | null => {
  if (typeof data !== "object" || data === null || !("field" in data)) return null;
  return typeof data.field === "string" ? data.field : null;
};

/** Errors arrive as clear sentences; what is no sentence (a lost connection, a page of HTML) gets one here. */
export const problemOf = (error: unknown): Problem => {
  if (!(error instanceof TRPCClientError)) return { message: NO_ANSWER, field: null };
  const data: unknown = error.data;
  if (data === undefined || data === null) return { message: NO_ANSWER, field: null };
  const isSentence = error.message !== "" && !/^[[{]/u.test(error.message.trim());
  return { message: isSentence ? error.message : UNCLEAR, field: fieldOf(data) };
};

/** The message to show beside `field`; problems of no known field belong to the form as a whole (`null`). */
export const messageFor = (
  problem: Problem | null,
  field: string | null,
  fields: readonly string[],
): string | null => {
  if (problem === null) return null;
  const home = problem.field !== null && fields.includes(problem.field) ? problem.field : null;
  return home === field ? problem.message : null;
};
