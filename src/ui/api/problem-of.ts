import { TRPCClientError } from "@trpc/client";

/** What to show for a failed call: a sentence that says what to do, and the field it belongs to if it names one. */
export type Problem = { readonly message: string; readonly field: string | null };

const NO_ANSWER =
  "Axisor did not answer, so it is not known whether this was stored. Reload the page before you try again.";
const UNREAD = "Axisor did not answer. This page goes on asking; guards run on the server and may go on.";
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

/** The same for a question that changes nothing. */
export const readProblemOf = (error: unknown): string => {
  const { message } = problemOf(error);
  return message === NO_ANSWER ? UNREAD : message;
};

/** Whether the session is over: there is nothing to show but the login. */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof TRPCClientError &&
  typeof error.data === "object" &&
  error.data !== null &&
  "code" in error.data &&
  error.data.code === "UNAUTHORIZED";

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
