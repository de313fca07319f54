import type { ActiveSession, Sessions } from "#ports/sessions.ts";
import { hashToken } from "./hash-token.ts";

/** Who is behind a session token now; null once it has ended, expired or idled out. */
export async function resolveSession(
  deps: { readonly sessions: Sessions; readonly now: () => number },
  input: { readonly token: string },
): Promise<ActiveSession | null> {
  return await deps.sessions.use({ tokenHash: hashToken(input.token), at: deps.now() });
}
