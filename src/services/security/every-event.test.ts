import { expect, test } from "vitest";
import type { SecurityEventKind } from "#domain/security/security-event.ts";
import { createAuthenticator } from "#testing/passkeys/create-authenticator.ts";
import { openBrowser } from "#testing/sign-in/open-browser.ts";
import { openDoor } from "#testing/sign-in/open-door.ts";
import { addApp, EMAIL, logIn, PASSWORD, signUp } from "#testing/sign-in/trader-steps.ts";

/** What can happen to how somebody gets in. */
const OURS: readonly SecurityEventKind[] = [
  ...([
    "registered",
    "login",
    "login-factor",
    "session-opened",
    "logout",
    "step-up",
    "session-ended",
    "new-device",
  ] as const),
  ...(["reset-requested", "password-reset", "password-changed"] as const),
  ...(["email-change-requested", "email-changed"] as const),
  ...(["totp-added", "totp-removed", "passkey-added", "passkey-removed"] as const),
  ...(["backup-codes-made", "backup-code-used"] as const),
];

test("every way in and every change of it is taken down, with whose it is, from where and in which session", async () => {
  const door = openDoor();
  await signUp(door);
  const laptop = openBrowser(door);
  await logIn(door, laptop);
  const { app, codes } = await addApp(door, laptop);
  const phone = openBrowser(door, "203.0.113.9");
  await logIn(door, phone, { app });
  await phone.ask((api) => api.security.stepUp({ answer: { kind: "backup-code", code: codes[0] ?? "" } }));
  const { challenge, options } = await phone.ask((api) => api.security.beginPasskey());
  const response = createAuthenticator().create(options);
  const { id } = await phone.ask((api) => api.security.addPasskey({ challenge, label: "Key", response }));
  await phone.ask((api) => api.security.removePasskey({ id }));
  await phone.ask((api) => api.security.endOtherSessions());
  await phone.ask((api) => api.security.changeEmail({ email: "new@axisor.local" }));
  const moved = (await door.linkTo("new@axisor.local")) ?? "";
  await phone.ask((api) => api.auth.confirmEmail({ token: moved }));
  await phone.ask((api) => api.security.changePassword({ password: "another pass phrase of mine" }));
  await phone.ask((api) => api.security.removeTotp());
  door.pass(1);
  await phone.ask((api) => api.auth.requestReset({ email: "new@axisor.local" }));
  const token = (await door.linkTo("new@axisor.local")) ?? "";
  await phone.ask((api) => api.auth.choosePassword({ token, password: PASSWORD }));
  door.pass(1);
  await logIn(door, laptop, { email: "new@axisor.local" });
  const visitor = { network: "198.51.100.1", userAgent: null, deviceToken: null, party: null };
  await door.services.auth.logOut({ token: laptop.cookies.session ?? "", visitor });

  const { events } = door.security;
  const kinds = new Set(events.map(({ kind }) => kind));
  expect(OURS.filter((kind) => !kinds.has(kind))).toEqual([]);
  const userId = (await door.users.findByEmail("new@axisor.local"))?.id;
  for (const event of events) {
    expect(event).toMatchObject({ outcome: "allowed", userId, network: expect.stringMatching(/^\d+\./) });
    const isInSession = event.actor === "user" && event.kind !== "email-changed";
    expect(event.sessionId === null, event.kind).toBe(!isInSession);
    expect(event.at).toBeLessThanOrEqual(door.clock());
    expect(JSON.stringify(event.facts)).not.toMatch(new RegExp([PASSWORD, EMAIL, ...codes, token].join("|")));
  }
});
