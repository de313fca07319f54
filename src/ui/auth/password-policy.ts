import type { PasswordPolicyWords } from "./password-policy-words.ts";

/** What the server asks of a new password, so that a form can say it before it is sent. */
export const LEAST_PASSWORD = 15;
const MOST_PASSWORD = 256;

/** What is wrong with a new password as far as its length tells; null when nothing is. */
export const lengthMistake = (words: PasswordPolicyWords, password: string): string | null => {
  const { length } = [...password];
  if (length < LEAST_PASSWORD) return words.tooShort(LEAST_PASSWORD, length);
  return length > MOST_PASSWORD ? words.tooLong(MOST_PASSWORD, length) : null;
};
