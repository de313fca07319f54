import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { ok } from "#domain/result.ts";
import { createAuthenticator } from "#testing/passkeys/create-authenticator.ts";
import { openBrowser } from "#testing/sign-in/open-browser.ts";
import { openDoor } from "#testing/sign-in/open-door.ts";
import { EMAIL, enterWithApp, logIn, PASSWORD } from "#testing/sign-in/trader-steps.ts";

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
/** Quick, but one way like the real one. */
const passwords = {
  hash: async (password: string) => ok(digest(password)),
  verify: async (hash: string | null, password: string) => ok(hash === digest(password)),
};

const every = (token: string): readonly string[] => [
  token,
  Buffer.from(token, "base64url").toString("hex"),
  Buffer.from(token, "base64url").toString("base64"),
];

test("what is stored of sessions, devices, tickets, begun steps, links and codes opens nothing", async () => {
  const made: string[] = [];
  const door = openDoor({
    passwords,
    newToken: () => {
      const token = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
      made.push(token);
      return token;
    },
  });
  const { browser, app, codes } = await enterWithApp(door);
  const links = [];
  await browser.ask((api) => api.auth.requestReset({ email: EMAIL }));
  links.push(await door.linkTo(EMAIL));
  const second = openBrowser(door, "198.51.100.2");
  await logIn(door, second, { app });
  await second.ask((api) => api.auth.logIn({ email: EMAIL, password: PASSWORD }));
  const { challenge, options } = await second.ask((api) => api.security.beginPasskey());
  const response = createAuthenticator().create(options);
  await second.ask((api) => api.security.addPasskey({ challenge, label: "Key", response }));
  const third = openBrowser(door, "198.51.100.3");
  await third.ask((api) => api.auth.passkeyRequest({ challenge: null }));
  await second.ask((api) => api.security.stepUpRequest());

  const stored = JSON.stringify([
    [...door.sessions.rows.values()],
    door.devices.rows,
    [...door.challenges.rows.values()],
    [...door.mailLinks.rows.values()],
    door.mails.rows,
    [...door.factors.codes.values()],
    door.security.events,
    door.lines,
  ]);
  // What an authenticator has to sign is no secret: it goes to every browser that asks.
  const challenges = new Set([...door.challenges.rows.values()].map((row) => row.passkeyChallenge));
  const secrets = made.filter((token) => !challenges.has(token));
  expect(secrets.length).toBeGreaterThan(15);
  const found = [...secrets, ...links.map((link) => link ?? "")]
    .flatMap(every)
    .filter((text) => stored.includes(text));
  expect(found).toEqual([]);
  const verifiers = codes.map((code) => code.replaceAll("-", "").slice(4));
  expect([PASSWORD, ...codes, ...verifiers].filter((text) => stored.includes(text))).toEqual([]);
  expect(stored).toContain('"tokenHash":"');
});
