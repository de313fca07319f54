import { saidBy } from "#domain/language/in-both.ts";
import type { Passkey } from "#ports/factors.ts";
import type { NewPasskey, PasskeyResponse } from "#ports/passkey-ceremonies.ts";
import { AppError } from "../app-error.ts";
import { needParty } from "../auth/need-party.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";
import { takeOwnChallenge } from "../auth/take-own-challenge.ts";
import type { Acting } from "./acting.ts";
import { noteDeed } from "./note-event.ts";
import { noteRefusal } from "./note-refusal.ts";
import { type RenewSessionDeps, renewSession } from "./renew-session.ts";
import { SECURITY_REFUSALS } from "./security-refusals.ts";
import { type TellOfChangeDeps, tellOfChange } from "./tell-of-change.ts";

export type AddPasskeyDeps = RenewSessionDeps &
  TellOfChangeDeps &
  Pick<SignInDeps, "challenges" | "factors" | "ceremonies">;

type Answered = { readonly challenge: string; readonly label: string; readonly response: PasskeyResponse };

const MOST = 20;

async function checkedPasskey(deps: AddPasskeyDeps, acting: Acting, given: Answered): Promise<NewPasskey> {
  const party = needParty(acting.visitor);
  const { userId } = acting;
  const begun = await takeOwnChallenge(deps, { token: given.challenge, kind: "enrol", userId });
  if (begun === null) {
    throw new AppError(
      "not-found",
      saidBy(SECURITY_REFUSALS, ({ tooLate }) => tooLate),
      { field: "challenge" },
    );
  }
  const challenge = begun.passkeyChallenge ?? "";
  const made = await deps.ceremonies.checkNew({ party, challenge, response: given.response });
  if (made !== null) return made;
  throw new AppError(
    "bad-input",
    saidBy(SECURITY_REFUSALS, ({ oddPasskey }) => oddPasskey),
  );
}

async function add(deps: AddPasskeyDeps, acting: Acting, given: Answered): Promise<Passkey> {
  if ((await deps.factors.passkeys(acting.userId)).length >= MOST) {
    throw new AppError(
      "refused",
      saidBy(SECURITY_REFUSALS, ({ tooManyPasskeys }) => tooManyPasskeys(MOST)),
    );
  }
  const made = await checkedPasskey(deps, acting, given);
  const { label } = given;
  const passkey = { ...made, userId: acting.userId, label, createdAt: deps.now(), lastUsedAt: null };
  if (await deps.factors.addPasskey(passkey)) return passkey;
  throw new AppError(
    "conflict",
    saidBy(SECURITY_REFUSALS, ({ passkeyKnown }) => passkeyKnown),
  );
}

/**
 * Adds what an authenticator made: from now on it opens the account, and a second factor is asked for. Answers the
 * session's new token too: this session has just given the factor, every other one has to.
 */
export async function addPasskey(
  deps: AddPasskeyDeps,
  input: Acting & Answered,
): Promise<{ readonly passkey: Passkey; readonly token: string }> {
  const { challenge, label, response, ...acting } = input;
  const passkey = await noteRefusal(
    (outcome, facts) => noteDeed(deps, acting, "passkey-added", outcome, facts),
    () => add(deps, acting, { challenge, label, response }),
  );
  const token = await renewSession(deps, acting);
  await tellOfChange(deps, acting, "passkey-added", { label });
  return { passkey, token };
}
