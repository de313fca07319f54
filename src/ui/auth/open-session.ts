import { LocalProblem } from "#ui/api/problem-of.ts";
import type { EntryWords } from "./entry-words.ts";

type SessionWords = EntryWords["session"];

const answerTo = async (words: SessionWords, ticket: string) => {
  try {
    const { signIn } = await import("next-auth/react");
    return await signIn("credentials", { redirect: false, ticket });
  } catch {
    throw new LocalProblem(words.noAnswer);
  }
};

/** Exchanges a ticket for the session's cookie. Throws `LocalProblem` with what to do when it was not taken. */
export const openSession = async (words: SessionWords, ticket: string): Promise<void> => {
  const answer = await answerTo(words, ticket);
  if (answer?.ok && !answer.error) return;
  const reason = answer?.error ?? null;
  throw new LocalProblem(reason === null || !/\s/u.test(reason) ? words.tooLate : reason);
};
