import { signIn } from "next-auth/react";

const WRONG = "This e-mail and password do not belong together. Check both and try again.";
const NO_ANSWER = "Axisor did not answer. Nothing was sent to an exchange. Try again in a moment.";

/** Opens a session; null when it worked, else the sentence to show. */
export const logInWith = async (email: string, password: string): Promise<string | null> => {
  try {
    const answer = await signIn("credentials", { redirect: false, email, password });
    if (answer?.ok && !answer.error) return null;
    const reason = answer?.error ?? null;
    return reason === null || !/\s/u.test(reason) ? WRONG : reason;
  } catch {
    return NO_ANSWER;
  }
};
