import type { SignInDeps } from "../auth/sign-in-deps.ts";
import type { Acting } from "./acting.ts";
import { noteDeed } from "./note-event.ts";

/** Ends every session of the trader but this one, at once. */
export async function endOtherSessions(
  deps: Pick<SignInDeps, "sessions" | "security" | "now">,
  acting: Acting,
): Promise<void> {
  const ended = await deps.sessions.endAllOf(acting.userId, acting.sessionId);
  await noteDeed(deps, acting, "session-ended", "allowed", { ended });
}
