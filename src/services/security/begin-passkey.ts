import { issueChallenge } from "../auth/issue-challenge.ts";
import { needParty } from "../auth/need-party.ts";
import type { PasskeyRequest, RequestPasskeyDeps } from "../auth/request-passkey.ts";
import type { Acting } from "./acting.ts";

/** What a browser is to ask its authenticator before `addPasskey`. */
export async function beginPasskey(
  deps: Pick<RequestPasskeyDeps, "challenges" | "factors" | "ceremonies" | "now" | "newToken">,
  { userId, email, visitor }: Acting,
): Promise<PasskeyRequest> {
  const party = needParty(visitor);
  const known = await deps.factors.passkeys(userId);
  const passkeyChallenge = deps.newToken();
  const challenge = await issueChallenge(deps, { kind: "enrol", userId, passkeyChallenge });
  const user = { id: userId, email };
  const options = await deps.ceremonies.askForNew({ party, user, challenge: passkeyChallenge, known });
  return { challenge, options };
}
