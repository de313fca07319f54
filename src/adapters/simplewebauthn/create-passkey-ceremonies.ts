import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { Passkey } from "#ports/factors.ts";
import type { NewPasskey, PasskeyCeremonies } from "#ports/passkey-ceremonies.ts";
import { assertionSchema, attestationSchema } from "./browser-answer.ts";

/** Ed25519, ES256 and RS256: what authenticators have. */
const ALGORITHMS = [-8, -7, -257];
const TIMEOUT_MS = 5 * 60_000;

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(base64url, "base64url"));
const textBytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, "utf8"));

const credentialOf = ({ id, transports }: Passkey) => ({ id, transports: [...transports] });

/** The library throws where an answer is wrong; to us that is a no like any other. */
const orNull = async <T>(check: () => Promise<T>): Promise<T | null> => {
  try {
    return await check();
  } catch {
    return null;
  }
};

const askForNew: PasskeyCeremonies["askForNew"] = async ({ party, user, challenge, known }) => ({
  ...(await generateRegistrationOptions({
    rpName: "Axisor",
    rpID: party.id,
    userName: user.email,
    userDisplayName: user.email,
    userID: textBytes(user.id),
    challenge: bytesOf(challenge),
    timeout: TIMEOUT_MS,
    attestationType: "none",
    excludeCredentials: known.map(credentialOf),
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
    supportedAlgorithmIDs: ALGORITHMS,
  })),
});

const checkNew: PasskeyCeremonies["checkNew"] = async ({ party, challenge, response }) => {
  const answer = attestationSchema.safeParse(response);
  if (!answer.success) return null;
  const result = await orNull(() =>
    verifyRegistrationResponse({
      response: answer.data,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (result === null || !result.verified) return null;
  const { credential, credentialBackedUp } = result.registrationInfo;
  const made: NewPasskey = {
    id: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: answer.data.response.transports ?? [],
    isBackedUp: credentialBackedUp,
  };
  return made;
};

const askFor: PasskeyCeremonies["askFor"] = async ({ party, challenge, allowed }) => ({
  ...(await generateAuthenticationOptions({
    rpID: party.id,
    challenge: bytesOf(challenge),
    timeout: TIMEOUT_MS,
    userVerification: "required",
    ...(allowed.length === 0 ? {} : { allowCredentials: allowed.map(credentialOf) }),
  })),
});

const check: PasskeyCeremonies["check"] = async ({ party, challenge, response, passkey }) => {
  const answer = assertionSchema.safeParse(response);
  if (!answer.success || answer.data.id !== passkey.id) return null;
  const { userHandle } = answer.data.response;
  // An authenticator that names its user must name the one whose key it is.
  if (userHandle !== undefined && Buffer.from(userHandle, "base64url").toString() !== passkey.userId)
    return null;
  const result = await orNull(() =>
    verifyAuthenticationResponse({
      response: answer.data,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      // The library would refuse a counter that did not grow; the store does it, for all who race.
      credential: { id: passkey.id, publicKey: Uint8Array.from(passkey.publicKey), counter: 0 },
    }),
  );
  return result?.verified === true ? { counter: result.authenticationInfo.newCounter } : null;
};

/** Passkeys by a library that knows WebAuthn. No attestation is asked: any maker's authenticator will do. */
export const createPasskeyCeremonies = (): PasskeyCeremonies => ({ askForNew, checkNew, askFor, check });
