import { signIn } from "next-auth/react";

const TOO_LATE = "This took too long. Log in again.";
const NO_ANSWER = "Axisor did not answer. Nothing was sent to an exchange. Try again in a moment.";

/** Exchanges a ticket for a session; null when it worked, else the sentence to show. */
export const logInWith = async (ticket: string): Promise<string | null> => {
  try {
    const answer = await signIn("credentials", { redirect: false, ticket });
    if (answer?.ok && !answer.error) return null;
    const reason = answer?.error ?? null;
    return reason === null || !/\s/u.test(reason) ? TOO_LATE : reason;
  } catch {
    return NO_ANSWER;
  }
};
