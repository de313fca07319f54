import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from "@simplewebauthn/browser";
import type { PasskeyRequest } from "#server/trpc/schemas/sign-in.ts";
import { LocalProblem } from "#ui/api/problem-of.ts";
import type { PasskeyWords } from "./passkey-words.ts";

type Options = PasskeyRequest["options"];
type Problems = PasskeyWords["problems"];

const isToSign = (options: Options): options is Options & PublicKeyCredentialRequestOptionsJSON =>
  typeof options.challenge === "string";

const isToMake = (options: Options): options is Options & PublicKeyCredentialCreationOptionsJSON =>
  typeof options.challenge === "string" &&
  "user" in options &&
  "rp" in options &&
  "pubKeyCredParams" in options;

/** What the browser's refusal means; it tells little on purpose, so that no page learns which passkeys exist. */
export const passkeyProblem = (words: Problems, error: unknown): LocalProblem => {
  if (error instanceof LocalProblem) return error;
  const code = error instanceof WebAuthnError ? error.code : null;
  if (code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED") return new LocalProblem(words.knownAlready);
  if (code === "ERROR_INVALID_DOMAIN" || code === "ERROR_INVALID_RP_ID")
    return new LocalProblem(words.wrongAddress);
  return new LocalProblem(words.unanswered);
};

/** Lets an authenticator sign a request. Throws `LocalProblem` when none does. */
export const signWithPasskey = async (words: Problems, { options }: PasskeyRequest) => {
  try {
    if (!isToSign(options)) throw new LocalProblem(words.unasked);
    const answer = await startAuthentication({ optionsJSON: options });
    return { ...answer, response: { ...answer.response } };
  } catch (error) {
    throw passkeyProblem(words, error);
  }
};

/** Lets an authenticator make a passkey. Throws `LocalProblem` when none does. */
export const makePasskey = async (words: Problems, { options }: PasskeyRequest) => {
  try {
    if (!isToMake(options)) throw new LocalProblem(words.unasked);
    const answer = await startRegistration({ optionsJSON: options });
    return { ...answer, response: { ...answer.response } };
  } catch (error) {
    throw passkeyProblem(words, error);
  }
};
