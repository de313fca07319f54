import { saidBy } from "#domain/language/in-both.ts";
import type { ChallengeKind } from "#ports/login-challenges.ts";
import type { PasskeyResponse } from "#ports/passkey-ceremonies.ts";
import { AppError } from "../app-error.ts";
import { AUTH_REFUSALS } from "./auth-refusals.ts";
import { needParty } from "./need-party.ts";
import type { SignInDeps } from "./sign-in-deps.ts";
import { takeOwnChallenge } from "./take-own-challenge.ts";
import type { Visitor } from "./visitor.ts";

type PasskeyAnswer = {
  /** What the challenge was made for. */
  readonly kind: Extract<ChallengeKind, "passkey" | "step-up">;
  /** Whose passkey it must be, and whom the challenge was made for; null where the passkey tells. */
  readonly userId: string | null;
  readonly challenge: string;
  readonly response: PasskeyResponse;
  readonly visitor: Visitor;
};

/**
 * Whose passkey signed the challenge; null when none did as it should. The challenge serves once, whatever comes of it,
 * and a count that did not grow is refused: it may be a copy.
 */
export async function checkPasskey(
  deps: Pick<SignInDeps, "challenges" | "factors" | "ceremonies" | "now">,
  { kind, userId, challenge, response, visitor }: PasskeyAnswer,
): Promise<{ readonly userId: string; readonly passkeyId: string } | null> {
  const party = needParty(visitor);
  const at = deps.now();
  const begun = await takeOwnChallenge(deps, { token: challenge, kind, userId });
  if (begun === null) {
    throw new AppError(
      "not-found",
      saidBy(AUTH_REFUSALS, ({ passkeyTooLate }) => passkeyTooLate),
      { field: "challenge" },
    );
  }
  const passkey = await deps.factors.passkey(response.id);
  if (passkey === null || (userId !== null && passkey.userId !== userId)) return null;
  const checked = await deps.ceremonies.check({
    party,
    challenge: begun.passkeyChallenge ?? "",
    response,
    passkey,
  });
  if (checked === null || !(await deps.factors.countPasskeyUse(passkey.id, checked.counter, at))) return null;
  return { userId: passkey.userId, passkeyId: passkey.id };
}
