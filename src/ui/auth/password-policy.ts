/** What the server asks of a new password, so that a form can say it before it is sent. */
export const LEAST_PASSWORD = 15;
const MOST_PASSWORD = 256;

export const PASSWORD_POLICY =
  "Any characters you like: three or four unrelated words serve well. Passwords known from leaks are refused.";

/** What is wrong with a new password as far as its length tells; null when nothing is. */
export const lengthMistake = (password: string): string | null => {
  const { length } = [...password];
  if (length < LEAST_PASSWORD) return `Use at least ${LEAST_PASSWORD} characters; this has ${length}.`;
  return length > MOST_PASSWORD ? `Use at most ${MOST_PASSWORD} characters; this has ${length}.` : null;
};
