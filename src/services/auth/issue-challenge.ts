import type { ChallengeKind, LoginChallenge } from "#ports/login-challenges.ts";
import { hashToken } from "./hash-token.ts";
import type { SignInDeps } from "./sign-in-deps.ts";

const MINUTE_MS = 60_000;

/** A ticket goes straight from one answer into the next request; the others wait for somebody's hands. */
const LIFETIMES: Readonly<Record<ChallengeKind, number>> = {
  ticket: MINUTE_MS,
  factor: 5 * MINUTE_MS,
  passkey: 5 * MINUTE_MS,
  "step-up": 5 * MINUTE_MS,
  enrol: 5 * MINUTE_MS,
};

/**
 * Begins a step and answers with its token, which is stored nowhere: only its digest is. `createdAt` is when what the step
 * stands on was begun, where that was before: a password that is chosen meanwhile is newer than it.
 */
export async function issueChallenge(
  deps: Pick<SignInDeps, "challenges" | "now" | "newToken">,
  step: Pick<LoginChallenge, "kind" | "userId"> &
    Partial<Pick<LoginChallenge, "deviceId" | "passkeyChallenge" | "method" | "createdAt">>,
): Promise<string> {
  const token = deps.newToken();
  const at = deps.now();
  await deps.challenges.create({
    deviceId: null,
    passkeyChallenge: null,
    method: null,
    createdAt: at,
    ...step,
    tokenHash: hashToken(token),
    expiresAt: at + LIFETIMES[step.kind],
  });
  return token;
}
