import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Passkey } from "#ports/factors.ts";
import { createAuthenticator, type Manner } from "#testing/passkeys/create-authenticator.ts";
import { createPasskeyCeremonies } from "./create-passkey-ceremonies.ts";

const ceremonies = createPasskeyCeremonies();
const PARTY = { id: "localhost", origin: "http://localhost:3000" };
const USER = { id: "018f0000-0000-7000-8000-000000000001", email: "trader@axisor.local" };

const aChallenge = () => randomBytes(32).toString("base64url");

const enrolled = async (manner: Manner = {}) => {
  const authenticator = createAuthenticator(manner);
  const challenge = aChallenge();
  const options = await ceremonies.askForNew({ party: PARTY, user: USER, challenge, known: [] });
  const made = await ceremonies.checkNew({
    party: PARTY,
    challenge,
    response: authenticator.create(options),
  });
  if (made === null) throw new Error("an honest authenticator was refused");
  const passkey: Passkey = { ...made, userId: USER.id, label: "Key", createdAt: 0, lastUsedAt: null };
  return { authenticator, passkey };
};

describe("a new passkey", () => {
  test("is taken from an honest authenticator, with what is needed to know it again", async () => {
    const { passkey } = await enrolled({ isBackedUp: true });
    expect(passkey).toMatchObject({ counter: 1, isBackedUp: true, transports: ["internal"] });
    expect(passkey.id).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  test("is asked for with its owner verified, on the device if it can, and never twice on one device", async () => {
    const { passkey } = await enrolled();
    const options = await ceremonies.askForNew({
      party: PARTY,
      user: USER,
      challenge: aChallenge(),
      known: [passkey],
    });
    expect(options).toMatchObject({
      rp: { id: "localhost" },
      attestation: "none",
      authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
      excludeCredentials: [{ id: passkey.id }],
    });
  });

  test.each<[string, Manner]>([
    ["for another page", { origin: "http://evil.example" }],
    ["for another port", { origin: "http://localhost:4000" }],
    ["for another domain", { rpId: "evil.example" }],
    ["without its owner verified", { isVerified: false }],
  ])("made %s is refused", async (_, manner) => {
    const challenge = aChallenge();
    const options = await ceremonies.askForNew({ party: PARTY, user: USER, challenge, known: [] });
    const response = createAuthenticator().create(options, manner);
    expect(await ceremonies.checkNew({ party: PARTY, challenge, response })).toBeNull();
  });

  test("made for another challenge, or of no form at all, is refused", async () => {
    const options = await ceremonies.askForNew({
      party: PARTY,
      user: USER,
      challenge: aChallenge(),
      known: [],
    });
    const response = createAuthenticator().create(options);
    expect(await ceremonies.checkNew({ party: PARTY, challenge: aChallenge(), response })).toBeNull();
    const shapeless = { id: "x", response: { clientDataJSON: 7 } };
    expect(
      await ceremonies.checkNew({ party: PARTY, challenge: aChallenge(), response: shapeless }),
    ).toBeNull();
  });
});

describe("a passkey", () => {
  const answered = async (manner: Manner = {}, change: Partial<Passkey> = {}) => {
    const { authenticator, passkey } = await enrolled();
    const challenge = aChallenge();
    const options = await ceremonies.askFor({ party: PARTY, challenge, allowed: [passkey] });
    const response = authenticator.get(options, manner);
    const check = (given = challenge) =>
      ceremonies.check({ party: PARTY, challenge: given, response, passkey: { ...passkey, ...change } });
    return { check, options, passkey };
  };

  test("that signs the challenge is recognised, and its counter is told", async () => {
    const { check, options, passkey } = await answered();
    expect(await check()).toEqual({ counter: 2 });
    expect(options).toMatchObject({
      rpId: "localhost",
      userVerification: "required",
      allowCredentials: [{ id: passkey.id }],
    });
  });

  test("may be any where nobody is known yet", async () => {
    const options = await ceremonies.askFor({ party: PARTY, challenge: aChallenge(), allowed: [] });
    expect(options.allowCredentials ?? []).toEqual([]);
  });

  test.each<[string, Manner]>([
    ["from another page", { origin: "https://localhost:3000" }],
    ["for another domain", { rpId: "example.org" }],
    ["without its owner verified", { isVerified: false }],
  ])("that signs %s is refused", async (_, manner) => {
    const { check } = await answered(manner);
    expect(await check()).toBeNull();
  });

  test("that signs another challenge is refused", async () => {
    const { check } = await answered();
    expect(await check(aChallenge())).toBeNull();
  });

  test("of another user, or another passkey than it says, is refused", async () => {
    const other = await answered({}, { userId: "018f0000-0000-7000-8000-000000000002" });
    expect(await other.check()).toBeNull();
    const { passkey } = await enrolled();
    const swapped = await answered({}, { publicKey: passkey.publicKey });
    expect(await swapped.check()).toBeNull();
    const renamed = await answered({}, { id: passkey.id });
    expect(await renamed.check()).toBeNull();
  });
});
