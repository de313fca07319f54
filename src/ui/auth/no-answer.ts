/** What to say before the login when nothing came back. */
export const NO_ANSWER = "Axisor did not answer. Check that it is running and try again in a moment.";
