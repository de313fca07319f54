import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { z } from "zod";
import type { PasskeyOptions, PasskeyResponse } from "#ports/passkey-ceremonies.ts";
import { cbor } from "./cbor.ts";

/** What an authenticator does differently from an honest one of flesh and bone. */
export type Manner = {
  /** The page it is asked from, as its browser sees it. */
  readonly origin?: string;
  /** The domain it makes the key for; the one it is asked for when left out. */
  readonly rpId?: string;
  /** Whether its owner showed a finger or typed a PIN. */
  readonly isVerified?: boolean;
  /** Whether it counts its uses, as keys of hardware do and synced ones do not. */
  readonly counts?: boolean;
  readonly isBackedUp?: boolean;
};

type Credential = { readonly id: Buffer; readonly key: KeyObject; readonly userHandle: string; uses: number };

export type Authenticator = {
  /** Makes a key pair as `navigator.credentials.create` would. */
  create(options: PasskeyOptions, manner?: Manner): PasskeyResponse;
  /** Signs with the first of its keys that will do, as `navigator.credentials.get` would. */
  get(options: PasskeyOptions, manner?: Manner): PasskeyResponse;
  /** One with the same keys and the same counters, as a thief who opened it would have. */
  copy(): Authenticator;
};

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");
const sha256 = (bytes: Uint8Array | string): Buffer => createHash("sha256").update(bytes).digest();

const creationSchema = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string() }),
  user: z.object({ id: z.string() }),
});
const requestSchema = z.object({
  challenge: z.string(),
  rpId: z.string(),
  allowCredentials: z.array(z.object({ id: z.string() })).optional(),
});

/** The public key as COSE writes it: kty EC2, ES256, P-256. */
const coseKey = (key: KeyObject): Buffer => {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  return cbor(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, "base64url")],
      [-3, Buffer.from(y, "base64url")],
    ]),
  );
};

const authenticatorData = (rpId: string, counter: number, manner: Manner, attested?: Buffer): Buffer => {
  const { isVerified = true, isBackedUp = false } = manner;
  const flags = 1 | (isVerified ? 4 : 0) | (isBackedUp ? 24 : 0) | (attested === undefined ? 0 : 64);
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, attested ?? Buffer.alloc(0)]);
};

const clientData = (type: string, challenge: string, origin: string): Buffer =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

const counterOf = (credential: Credential, manner: Manner): number => {
  credential.uses += 1;
  return (manner.counts ?? true) ? credential.uses : 0;
};

/** An authenticator in software: ES256, attestation "none". `usual` is how it behaves unless a call says otherwise. */
export const createAuthenticator = (usual: Manner = {}, keys: readonly Credential[] = []): Authenticator => {
  const credentials = keys.map((key) => ({ ...key }));
  const of = (manner: Manner | undefined) => ({ origin: "http://localhost:3000", ...usual, ...manner });
  return {
    create: (options, given) => {
      const manner = of(given);
      const { challenge, rp, user } = creationSchema.parse(options);
      const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const credential = { id: randomBytes(32), key: privateKey, userHandle: user.id, uses: 0 };
      credentials.push(credential);
      const attested = Buffer.concat([
        Buffer.alloc(16),
        Buffer.from([0, 32]),
        credential.id,
        coseKey(publicKey),
      ]);
      const authData = authenticatorData(
        manner.rpId ?? rp.id,
        counterOf(credential, manner),
        manner,
        attested,
      );
      const attestation = new Map<string, string | Uint8Array | Map<never, never>>([
        ["fmt", "none"],
        ["attStmt", new Map<never, never>()],
        ["authData", authData],
      ]);
      return {
        id: base64url(credential.id),
        rawId: base64url(credential.id),
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(clientData("webauthn.create", challenge, manner.origin)),
          attestationObject: base64url(cbor(attestation)),
          transports: ["internal"],
        },
      };
    },
    get: (options, given) => {
      const manner = of(given);
      const { challenge, rpId, allowCredentials } = requestSchema.parse(options);
      const allowed = allowCredentials?.map(({ id }) => id);
      const credential = credentials.find(({ id }) => allowed?.includes(base64url(id)) ?? true);
      if (credential === undefined) throw new Error("This authenticator has no key that was asked for");
      const data = authenticatorData(manner.rpId ?? rpId, counterOf(credential, manner), manner);
      const client = clientData("webauthn.get", challenge, manner.origin);
      return {
        id: base64url(credential.id),
        rawId: base64url(credential.id),
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(sign("sha256", Buffer.concat([data, sha256(client)]), credential.key)),
          userHandle: credential.userHandle,
        },
      };
    },
    copy: () => createAuthenticator(usual, credentials),
  };
};
