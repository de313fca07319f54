import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from "@simplewebauthn/browser";
import type { PasskeyRequest } from "#server/trpc/schemas/sign-in.ts";
import { LocalProblem } from "#ui/api/problem-of.ts";

type Options = PasskeyRequest["options"];

const UNASKED =
  "Axisor asked for a passkey in a way this browser does not know. Reload the page and try again.";
const UNANSWERED =
  "No passkey answered, or it was cancelled. Nothing was changed. Try again when you are ready.";
const KNOWN_ALREADY = "This device holds a passkey of this account already.";
const WRONG_ADDRESS =
  "Passkeys do not work at this address. Open Axisor by its own name over https, or as localhost.";

const isToSign = (options: Options): options is Options & PublicKeyCredentialRequestOptionsJSON =>
  typeof options.challenge === "string";

const isToMake = (options: Options): options is Options & PublicKeyCredentialCreationOptionsJSON =>
  typeof options.challenge === "string" &&
  "user" in options &&
  "rp" in options &&
  "pubKeyCredParams" in options;

/** What the browser's refusal means; it tells little on purpose, so that no page learns which passkeys exist. */
export const passkeyProblem = (error: unknown): LocalProblem => {
  if (error instanceof LocalProblem) return error;
  const code = error instanceof WebAuthnError ? error.code : null;
  if (code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED") return new LocalProblem(KNOWN_ALREADY);
  if (code === "ERROR_INVALID_DOMAIN" || code === "ERROR_INVALID_RP_ID")
    return new LocalProblem(WRONG_ADDRESS);
  return new LocalProblem(UNANSWERED);
};

/** Lets an authenticator sign a request. Throws `LocalProblem` when none does. */
export const signWithPasskey = async ({ options }: PasskeyRequest) => {
  try {
    if (!isToSign(options)) throw new LocalProblem(UNASKED);
    const answer = await startAuthentication({ optionsJSON: options });
    return { ...answer, response: { ...answer.response } };
  } catch (error) {
    throw passkeyProblem(error);
  }
};

/** Lets an authenticator make a passkey. Throws `LocalProblem` when none does. */
export const makePasskey = async ({ options }: PasskeyRequest) => {
  try {
    if (!isToMake(options)) throw new LocalProblem(UNASKED);
    const answer = await startRegistration({ optionsJSON: options });
    return { ...answer, response: { ...answer.response } };
  } catch (error) {
    throw passkeyProblem(error);
  }
};
