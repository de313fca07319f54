import { signIn } from "next-auth/react";
import { LocalProblem } from "#ui/api/problem-of.ts";

const NO_ANSWER = "Axisor did not answer, so you may not be logged in. Try again in a moment.";
const TOO_LATE = "The last step took too long. Log in once more.";

const answerTo = async (ticket: string) => {
  try {
    return await signIn("credentials", { redirect: false, ticket });
  } catch {
    throw new LocalProblem(NO_ANSWER);
  }
};

/** Exchanges a ticket for the session's cookie. Throws `LocalProblem` with what to do when it was not taken. */
export const openSession = async (ticket: string): Promise<void> => {
  const answer = await answerTo(ticket);
  if (answer?.ok && !answer.error) return;
  const reason = answer?.error ?? null;
  throw new LocalProblem(reason === null || !/\s/u.test(reason) ? TOO_LATE : reason);
};
