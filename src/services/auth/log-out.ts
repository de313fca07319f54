import { noteEvent } from "../security/note-event.ts";
import { hashToken } from "./hash-token.ts";
import type { SignInDeps } from "./sign-in-deps.ts";
import type { Visitor } from "./visitor.ts";

/** Ends a session for good: the cookie stays valid as a token and opens nothing any more. */
export async function logOut(
  deps: Pick<SignInDeps, "sessions" | "security" | "now">,
  input: { readonly token: string; readonly visitor: Pick<Visitor, "network"> },
): Promise<void> {
  const tokenHash = hashToken(input.token);
  const session = await deps.sessions.use({ tokenHash, at: deps.now() });
  await deps.sessions.end(tokenHash);
  if (session === null) return;
  const { userId, sessionId, deviceId } = session;
  const who = { userId, sessionId, deviceId, actor: "user" } as const;
  await noteEvent(deps, input.visitor, { kind: "logout", outcome: "allowed", ...who });
}
