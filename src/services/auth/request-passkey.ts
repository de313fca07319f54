import { saidBy } from "#domain/language/in-both.ts";
import type { PasskeyOptions } from "#ports/passkey-ceremonies.ts";
import { AppError } from "../app-error.ts";
import { AUTH_REFUSALS } from "./auth-refusals.ts";
import { hashToken } from "./hash-token.ts";
import { issueChallenge } from "./issue-challenge.ts";
import { limitNetwork } from "./limit-network.ts";
import { needParty } from "./need-party.ts";
import type { SignInDeps } from "./sign-in-deps.ts";
import type { Visitor } from "./visitor.ts";

export type RequestPasskeyDeps = Pick<
  SignInDeps,
  "challenges" | "factors" | "ceremonies" | "limiter" | "now" | "newToken"
>;

/** What an authenticator is to sign, and the token that its answer comes back with. */
export type PasskeyRequest = { readonly challenge: string; readonly options: PasskeyOptions };

/** Whose login it is; null where the passkey will tell. */
async function userOf(deps: RequestPasskeyDeps, challenge: string | null): Promise<string | null> {
  if (challenge === null) return null;
  const begun = await deps.challenges.find(hashToken(challenge), "factor", deps.now());
  if (begun === null || begun.userId === null) {
    throw new AppError(
      "not-found",
      saidBy(AUTH_REFUSALS, ({ tooLate }) => tooLate),
      { field: "challenge" },
    );
  }
  return begun.userId;
}

/**
 * What to ask of an authenticator: as the second step of the login `challenge`, or, with null, of whoever has a passkey.
 * Who nobody is yet learns of nobody's passkeys: the authenticator offers its own.
 */
export async function requestPasskey(
  deps: RequestPasskeyDeps,
  input: { readonly challenge: string | null; readonly visitor: Visitor },
): Promise<PasskeyRequest> {
  const party = needParty(input.visitor);
  await limitNetwork(deps.limiter, input.visitor, "passkey");
  const userId = await userOf(deps, input.challenge);
  const allowed = userId === null ? [] : await deps.factors.passkeys(userId);
  const passkeyChallenge = deps.newToken();
  const challenge = await issueChallenge(deps, { kind: "passkey", userId, passkeyChallenge });
  return {
    challenge,
    options: await deps.ceremonies.askFor({ party, challenge: passkeyChallenge, allowed }),
  };
}
