import { saidBy } from "#domain/language/in-both.ts";
import { AppError } from "../app-error.ts";
import { issueChallenge } from "../auth/issue-challenge.ts";
import { needParty } from "../auth/need-party.ts";
import type { PasskeyRequest, RequestPasskeyDeps } from "../auth/request-passkey.ts";
import type { Acting } from "./acting.ts";
import { SECURITY_REFUSALS } from "./security-refusals.ts";

/** What one of the trader's passkeys is to sign, to prove again who sits there. */
export async function requestStepUp(
  deps: Pick<RequestPasskeyDeps, "challenges" | "factors" | "ceremonies" | "now" | "newToken">,
  { userId, visitor }: Acting,
): Promise<PasskeyRequest> {
  const party = needParty(visitor);
  const allowed = await deps.factors.passkeys(userId);
  if (allowed.length === 0) {
    throw new AppError(
      "refused",
      saidBy(SECURITY_REFUSALS, ({ noPasskey }) => noPasskey),
    );
  }
  const passkeyChallenge = deps.newToken();
  const challenge = await issueChallenge(deps, { kind: "step-up", userId, passkeyChallenge });
  return {
    challenge,
    options: await deps.ceremonies.askFor({ party, challenge: passkeyChallenge, allowed }),
  };
}
