import { TRPCClientError } from "@trpc/client";
import { localeOfPage } from "#ui/language/locale-of-page.ts";
import { PROBLEM_WORDS } from "./problem-words.ts";

/**
 * Why a call was refused, where that leads somewhere: `step-up` asks for a fresh factor, `second-factor` for having one,
 * `frozen` for waiting until the freeze after a reset ends.
 */
export type RefusalReason = "step-up" | "second-factor" | "frozen";

/** What to show for a failed call: a sentence that says what to do, and the field it belongs to if it names one. */
export type Problem = {
  readonly message: string;
  readonly field: string | null;
  readonly reason: RefusalReason | null;
  /** Whole seconds until a try can succeed; null when it is not a matter of time. */
  readonly retryAfter: number | null;
};

/** What went wrong in the browser itself, before anything was asked of the server; the message is for the trader. */
export class LocalProblem extends Error {}

const REASONS: readonly RefusalReason[] = ["step-up", "second-factor", "frozen"];

/** A problem that is a sentence and nothing more. */
export const saying = (message: string, field: string | null = null): Problem => ({
  message,
  field,
  reason: null,
  retryAfter: null,
});

/** They are told outside components too: in the language of the page. */
const wordsHere = () => PROBLEM_WORDS[localeOfPage()];

const readField = (data: object): string | null =>
  "field" in data && typeof data.field === "string" ? data.field : null;

const readReason = (data: object): RefusalReason | null =>
  "reason" in data ? (REASONS.find((reason) => reason === data.reason) ?? null) : null;

const readRetryAfter = (data: object): number | null =>
  "retryAfter" in data && typeof data.retryAfter === "number" ? data.retryAfter : null;

/**
 * Errors arrive as clear sentences; what is no sentence (a lost connection, a page of HTML) gets one here. `noAnswer` is
 * what to say when nothing came back.
 */
export const problemOf = (error: unknown, noAnswer = wordsHere().noAnswer): Problem => {
  if (error instanceof LocalProblem) return saying(error.message);
  if (!(error instanceof TRPCClientError)) return saying(noAnswer);
  const data: unknown = error.data;
  if (typeof data !== "object" || data === null) return saying(noAnswer);
  const isSentence = error.message !== "" && !/^[[{]/u.test(error.message.trim());
  return {
    message: isSentence ? error.message : wordsHere().unclear,
    field: readField(data),
    reason: readReason(data),
    retryAfter: readRetryAfter(data),
  };
};

/** The same for a question that changes nothing. */
export const readProblemOf = (error: unknown): string => problemOf(error, wordsHere().unread).message;

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
