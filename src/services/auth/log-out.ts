import type { Sessions } from "#ports/sessions.ts";
import { hashSessionToken } from "./hash-session-token.ts";

/** Ends a session for good: the cookie stays valid as a token and opens nothing any more. */
export async function logOut(
  deps: { readonly sessions: Sessions },
  input: { readonly token: string },
): Promise<void> {
  await deps.sessions.end(hashSessionToken(input.token));
}
