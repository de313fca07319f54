import type { ChallengeKind, LoginChallenge } from "#ports/login-challenges.ts";
import { hashToken } from "./hash-token.ts";
import type { SignInDeps } from "./sign-in-deps.ts";

/**
 * Uses up a step that was begun for this user, or for nobody in particular where `userId` is null; null for any other.
 * Somebody else's is left where it is: naming it must not end it.
 */
export async function takeOwnChallenge(
  deps: Pick<SignInDeps, "challenges" | "now">,
  step: { readonly token: string; readonly kind: ChallengeKind; readonly userId: string | null },
): Promise<LoginChallenge | null> {
  const [tokenHash, at] = [hashToken(step.token), deps.now()];
  const begun = await deps.challenges.find(tokenHash, step.kind, at);
  if (begun === null || begun.userId !== step.userId) return null;
  return await deps.challenges.take(tokenHash, step.kind, at);
}
