import { beforeEach, describe, expect, test } from "vitest";
import { createAuthenticator } from "#testing/passkeys/create-authenticator.ts";
import { type Browser, openBrowser } from "#testing/sign-in/open-browser.ts";
import { type Door, openDoor } from "#testing/sign-in/open-door.ts";
import { addApp, EMAIL, enterWithApp, logIn, PASSWORD, signUp } from "#testing/sign-in/trader-steps.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OTHER = "another pass phrase of mine";
const ID = "018f0000-0000-7000-8000-000000000009";

let door: Door;
beforeEach(() => {
  door = openDoor();
});

const entered = async (email = EMAIL, network = "198.51.100.1") => {
  if ((await door.users.findByEmail(email)) === null) await signUp(door, email);
  const browser = openBrowser(door, network);
  await logIn(door, browser, { email });
  return browser;
};
const addPasskey = async (browser: Browser, authenticator = createAuthenticator()) => {
  const { challenge, options } = await browser.ask((api) => api.security.beginPasskey());
  const response = authenticator.create(options);
  const passkey = await browser.ask((api) =>
    api.security.addPasskey({ challenge, label: "Phone", response }),
  );
  return { authenticator, passkey };
};
const byPassword = (browser: Browser, password = PASSWORD) =>
  browser.ask((api) => api.security.stepUp({ answer: { kind: "password", password } }));

/** Every procedure that must not go on without a fresh factor. */
const GUARDED: ReadonlyArray<readonly [string, (browser: Browser) => Promise<unknown>]> = [
  ["beginTotp", (browser) => browser.ask((api) => api.security.beginTotp())],
  ["confirmTotp", (browser) => browser.ask((api) => api.security.confirmTotp({ code: "123456" }))],
  ["removeTotp", (browser) => browser.ask((api) => api.security.removeTotp())],
  ["newBackupCodes", (browser) => browser.ask((api) => api.security.newBackupCodes())],
  ["beginPasskey", (browser) => browser.ask((api) => api.security.beginPasskey())],
  [
    "addPasskey",
    (browser) =>
      browser.ask((api) =>
        api.security.addPasskey({
          challenge: "x".repeat(43),
          label: "x",
          response: { id: "x", response: {} },
        }),
      ),
  ],
  ["removePasskey", (browser) => browser.ask((api) => api.security.removePasskey({ id: "x" }))],
  ["changePassword", (browser) => browser.ask((api) => api.security.changePassword({ password: OTHER }))],
  ["changeEmail", (browser) => browser.ask((api) => api.security.changeEmail({ email: "new@axisor.local" }))],
];
const FROZEN = ["removeTotp", "removePasskey", "changeEmail"];

describe("a fresh factor", () => {
  test("is the login itself, for five minutes to the millisecond", async () => {
    const browser = await entered();
    door.pass(5 * MINUTE - 1);
    await browser.ask((api) => api.security.beginTotp());
    door.pass(1);
    await expect(browser.ask((api) => api.security.beginTotp())).rejects.toMatchObject({
      code: "forbidden",
      reason: "step-up",
    });
  });

  test.each(GUARDED)("is asked by %s before anything else", async (_, call) => {
    const { browser } = await enterWithApp(door);
    door.pass(5 * MINUTE);
    const before = JSON.stringify([
      [...door.factors.totps],
      [...door.factors.keys],
      [...door.mailLinks.rows],
    ]);
    await expect(call(browser)).rejects.toMatchObject({ code: "forbidden", reason: "step-up" });
    expect(JSON.stringify([[...door.factors.totps], [...door.factors.keys], [...door.mailLinks.rows]])).toBe(
      before,
    );
  });

  test("is a code, a backup code or a passkey once there is one, and the password no more", async () => {
    const { browser, app, codes } = await enterWithApp(door);
    const { authenticator } = await addPasskey(browser);
    const ways = [
      () => ({ kind: "totp", code: app.codeAt(door.clock()) }) as const,
      () => ({ kind: "backup-code", code: codes[0] ?? "" }) as const,
    ];
    for (const way of ways) {
      door.pass(6 * MINUTE);
      const { until } = await browser.ask((api) => api.security.stepUp({ answer: way() }));
      expect(Date.parse(until)).toBe(door.clock() + 5 * MINUTE);
    }
    door.pass(6 * MINUTE);
    const asked = await browser.ask((api) => api.security.stepUpRequest());
    const answer = {
      kind: "passkey",
      challenge: asked.challenge,
      response: authenticator.get(asked.options),
    } as const;
    await browser.ask((api) => api.security.stepUp({ answer }));
    door.pass(6 * MINUTE);
    await expect(byPassword(browser)).rejects.toMatchObject({ code: "bad-input", field: "password" });
    expect(await browser.ask((api) => api.security.overview())).toMatchObject({
      steppedUpUntil: null,
      stepUpMethods: ["totp", "passkey", "backup-code"],
    });
  });

  test("is the password while there is nothing else, and guesses are counted and told like codes", async () => {
    const browser = await entered();
    door.pass(6 * MINUTE);
    for (let n = 0; n < 5; n++) {
      await expect(byPassword(browser, "a guess that is long")).rejects.toMatchObject({ field: "password" });
    }
    await expect(byPassword(browser)).rejects.toMatchObject({ code: "limit-reached" });
    expect(await door.mailsTo(EMAIL)).toContain("factor-attempts");
    door.pass(15 * MINUTE);
    await byPassword(browser);
    await browser.ask((api) => api.security.beginTotp());
  });

  test("gives the session another token; one that was copied before is worth nothing for what is guarded", async () => {
    const browser = await entered();
    const copy = openBrowser(door);
    copy.cookies.session = browser.cookies.session;
    await byPassword(browser);
    expect(browser.cookies.session).not.toBe(copy.cookies.session);
    expect(await copy.who()).toMatchObject({ steppedUpAt: null });
    await expect(copy.ask((api) => api.security.beginTotp())).rejects.toMatchObject({ reason: "step-up" });
    door.pass(10_000);
    expect(await copy.who()).toBeNull();
    expect(await browser.who()).toMatchObject({ email: EMAIL });
  });

  test("of one session is none of another, nor of another user's passkey challenge", async () => {
    const { browser, app } = await enterWithApp(door);
    const second = openBrowser(door, "198.51.100.2");
    await logIn(door, second, { app });
    door.pass(6 * MINUTE);
    await second.ask((api) =>
      api.security.stepUp({ answer: { kind: "totp", code: app.codeAt(door.clock()) } }),
    );
    await expect(browser.ask((api) => api.security.beginPasskey())).rejects.toMatchObject({
      reason: "step-up",
    });
    const { authenticator } = await addPasskey(second);
    const asked = await second.ask((api) => api.security.stepUpRequest());
    const other = await entered("other@axisor.local");
    const answer = {
      kind: "passkey",
      challenge: asked.challenge,
      response: authenticator.get(asked.options),
    } as const;
    await expect(other.ask((api) => api.security.stepUp({ answer }))).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("from before the first second factor is none any more in every other session", async () => {
    const [first, second] = [await entered(), await entered(EMAIL, "198.51.100.2")];
    door.pass(1);
    await addApp(door, first);
    await first.ask((api) => api.security.beginPasskey());
    await expect(second.ask((api) => api.security.beginPasskey())).rejects.toMatchObject({
      reason: "step-up",
    });
  });

  test("is taken down, given and refused", async () => {
    const { browser, app } = await enterWithApp(door);
    await expect(
      browser.ask((api) => api.security.stepUp({ answer: { kind: "totp", code: "000000" } })),
    ).rejects.toMatchObject({ field: "code" });
    await browser.ask((api) =>
      api.security.stepUp({ answer: { kind: "totp", code: app.codeAt(door.clock()) } }),
    );
    expect(door.security.events.slice(-2)).toMatchObject([
      {
        kind: "step-up",
        outcome: "refused",
        actor: "user",
        sessionId: expect.any(String),
        facts: { method: "totp" },
      },
      { kind: "step-up", outcome: "allowed", actor: "user", deviceId: expect.any(String) },
    ]);
  });
});

describe("on the day after a reset", () => {
  const afterReset = async () => {
    const { app } = await enterWithApp(door);
    await openBrowser(door).ask((api) => api.auth.requestReset({ email: EMAIL }));
    const token = (await door.linkTo(EMAIL)) ?? "";
    await openBrowser(door).ask((api) => api.auth.choosePassword({ token, password: OTHER }));
    door.pass(1);
    const browser = openBrowser(door);
    await logIn(door, browser, { password: OTHER, app });
    return { browser, app };
  };

  test.each(GUARDED.filter(([name]) => FROZEN.includes(name)))(
    "%s waits, although a factor was just given",
    async (_, call) => {
      const { browser } = await afterReset();
      await expect(call(browser)).rejects.toMatchObject({
        code: "forbidden",
        reason: "frozen",
        retryAfterMs: 24 * HOUR - 1,
      });
    },
  );

  test("what lowers risk goes on, and after it everything does", async () => {
    const { browser, app } = await afterReset();
    await browser.ask((api) => api.security.endOtherSessions());
    await addPasskey(browser);
    expect(await browser.ask((api) => api.security.overview())).toMatchObject({
      frozenUntil: expect.any(String),
    });
    door.pass(24 * HOUR);
    expect(await browser.who()).toBeNull();
    await logIn(door, browser, { password: OTHER, app });
    await browser.ask((api) => api.security.removeTotp());
    expect(await browser.ask((api) => api.security.overview())).toMatchObject({
      frozenUntil: null,
      totp: null,
    });
  });
});

describe("an authenticator app", () => {
  test("is shown as a link, a picture and groups of four, and counts once it has shown a code", async () => {
    const browser = await entered();
    const shown = await browser.ask((api) => api.security.beginTotp());
    expect(shown.secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(shown.uri).toContain(shown.secret.replaceAll(" ", ""));
    expect(shown.qrSvg).toMatch(/^<svg /);
    expect(await browser.who()).toMatchObject({ hasSecondFactor: false });
    await expect(browser.ask((api) => api.security.confirmTotp({ code: "000000" }))).rejects.toMatchObject({
      field: "code",
    });
    const { codes } = await addApp(door, browser);
    expect(new Set(codes).size).toBe(10);
    expect(await browser.who()).toMatchObject({ hasSecondFactor: true });
    expect(await browser.ask((api) => api.security.overview())).toMatchObject({
      totp: { confirmedAt: expect.any(String) },
      backupCodesLeft: 10,
    });
    expect(door.security.told().slice(-2)).toEqual(["totp-added allowed", "backup-codes-made allowed"]);
    expect(await door.mailsTo(EMAIL)).toContain("factor-changed");
  });

  test("that stands is not replaced, and its seed not written over", async () => {
    const { browser, app } = await enterWithApp(door);
    await expect(browser.ask((api) => api.security.beginTotp())).rejects.toMatchObject({ code: "conflict" });
    await browser.ask((api) =>
      api.security.stepUp({ answer: { kind: "totp", code: app.codeAt(door.clock()) } }),
    );
  });

  test("is removed with its seed, and its backup codes when it was the only factor", async () => {
    const { browser } = await enterWithApp(door);
    const { passkey } = await addPasskey(browser);
    await browser.ask((api) => api.security.removeTotp());
    expect(door.totpSeeds.seeds.size).toBe(0);
    expect(await browser.ask((api) => api.security.overview())).toMatchObject({ backupCodesLeft: 10 });
    await browser.ask((api) => api.security.removePasskey({ id: passkey.id }));
    expect(await browser.ask((api) => api.security.overview())).toMatchObject({
      backupCodesLeft: 0,
      totp: null,
      passkeys: [],
      stepUpMethods: ["password"],
    });
    await expect(browser.ask((api) => api.security.removeTotp())).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(browser.ask((api) => api.security.newBackupCodes())).rejects.toMatchObject({
      reason: "second-factor",
    });
  });

  test("that is the last factor stays while a mainnet key is stored, and so does a passkey", async () => {
    const { browser } = await enterWithApp(door);
    const { userId } = (await browser.who()) ?? { userId: "" };
    door.accounts.give(userId, "paper");
    door.accounts.give(userId, "mainnet");
    const refusal = { code: "refused", reason: "second-factor" };
    await expect(browser.ask((api) => api.security.removeTotp())).rejects.toMatchObject(refusal);
    expect(await browser.who()).toMatchObject({ hasSecondFactor: true });
    const { passkey } = await addPasskey(browser);
    await browser.ask((api) => api.security.removeTotp());
    await expect(browser.ask((api) => api.security.removePasskey({ id: passkey.id }))).rejects.toMatchObject(
      refusal,
    );
    expect(door.factors.keys.size).toBe(1);
  });

  test("that is an operator's last factor stays while they are one, and so does a passkey", async () => {
    const { browser } = await enterWithApp(door);
    await door.users.setRole(EMAIL, "operator");
    const refusal = {
      code: "refused",
      reason: "second-factor",
      message: expect.stringContaining("operator"),
    };
    await expect(browser.ask((api) => api.security.removeTotp())).rejects.toMatchObject(refusal);
    expect(door.totpSeeds.seeds.size).toBe(1);
    const { passkey } = await addPasskey(browser);
    await browser.ask((api) => api.security.removeTotp());
    await expect(browser.ask((api) => api.security.removePasskey({ id: passkey.id }))).rejects.toMatchObject(
      refusal,
    );
    await door.users.setRole(EMAIL, "trader");
    await browser.ask((api) => api.security.removePasskey({ id: passkey.id }));
  });

  test("is not added while nobody opens the vault", async () => {
    const browser = await entered();
    door.totpSeeds.isAway = true;
    await expect(browser.ask((api) => api.security.beginTotp())).rejects.toMatchObject({
      code: "unavailable",
    });
    expect(await browser.who()).toMatchObject({ hasSecondFactor: false });
  });
});

describe("a passkey", () => {
  test("is added with its name, listed, told by mail, and never twice", async () => {
    const browser = await entered();
    const { passkey } = await addPasskey(browser);
    expect(passkey).toMatchObject({ label: "Phone", isBackedUp: false, lastUsedAt: null });
    expect((await browser.ask((api) => api.security.overview())).passkeys).toEqual([passkey]);
    expect(door.security.told().at(-1)).toBe("passkey-added allowed");
    expect((await door.mails.newest(1))[0]?.facts).toMatchObject({ what: "passkey-added" });
  });

  test("made for a challenge of another user, or for none that is open, is refused and taken down", async () => {
    const [browser, other] = [await entered(), await entered("other@axisor.local")];
    const { challenge, options } = await other.ask((api) => api.security.beginPasskey());
    const response = createAuthenticator().create(options);
    for (const token of [challenge, "A".repeat(43)]) {
      const added = browser.ask((api) => api.security.addPasskey({ challenge: token, label: "x", response }));
      await expect(added).rejects.toMatchObject({ code: "not-found", field: "challenge" });
    }
    expect(door.security.told().at(-1)).toBe("passkey-added refused");
    expect(door.factors.keys.size).toBe(0);
  });

  test("of somebody else and none at all are refused alike, and stay", async () => {
    const [browser, other] = [await entered(), await entered("other@axisor.local")];
    const { passkey } = await addPasskey(other);
    const answers = await Promise.allSettled(
      [passkey.id, "none"].map((id) => browser.ask((api) => api.security.removePasskey({ id }))),
    );
    const [foreign, absent] = answers.map((answer) => answer.status === "rejected" && answer.reason);
    expect(foreign).toMatchObject({ code: "not-found" });
    expect(String(foreign)).toBe(String(absent));
    expect(door.factors.keys.size).toBe(1);
  });
});

describe("a password", () => {
  test("that is changed ends all other sessions and no factor, and is told", async () => {
    const { browser, app } = await enterWithApp(door);
    const second = openBrowser(door, "198.51.100.2");
    await logIn(door, second, { app });
    await browser.ask((api) => api.security.changePassword({ password: OTHER }));
    expect(await second.who()).toBeNull();
    expect(await browser.who()).toMatchObject({ hasSecondFactor: true, frozenUntil: null });
    expect((await door.mailsTo(EMAIL)).at(-1)).toBe("password-changed");
    expect(door.security.events.at(-1)).toMatchObject({
      kind: "password-changed",
      facts: { sessionsEnded: 1 },
    });
  });

  test("that is weak is refused, and the old one stays", async () => {
    const browser = await entered();
    const changed = browser.ask((api) => api.security.changePassword({ password: "passwordpassword1" }));
    await expect(changed).rejects.toMatchObject({ code: "bad-input", field: "password" });
    await logIn(door, openBrowser(door));
  });
});

describe("sessions", () => {
  test("are ended one by one and all others at once, and are out at their next call", async () => {
    const [laptop, phone, tablet] = [
      await entered(),
      await entered(EMAIL, "198.51.100.2"),
      await entered(EMAIL, "198.51.100.3"),
    ];
    const id = (await phone.who())?.sessionId ?? "";
    await laptop.ask((api) => api.security.endSession({ id }));
    await expect(phone.ask((api) => api.security.overview())).rejects.toMatchObject({ code: "unauthorized" });
    expect(await tablet.who()).not.toBeNull();
    await laptop.ask((api) => api.security.endOtherSessions());
    await expect(tablet.ask((api) => api.security.overview())).rejects.toMatchObject({
      code: "unauthorized",
    });
    expect(await laptop.who()).not.toBeNull();
    expect(door.security.told().slice(-2)).toEqual(["session-ended allowed", "session-ended allowed"]);
  });

  test("of somebody else and none at all are refused alike, and stay", async () => {
    const [browser, other] = [await entered(), await entered("other@axisor.local")];
    const foreign = (await other.who())?.sessionId ?? "";
    const answers = await Promise.allSettled(
      [foreign, ID].map((id) => browser.ask((api) => api.security.endSession({ id }))),
    );
    const [one, two] = answers.map((answer) => answer.status === "rejected" && answer.reason);
    expect(one).toMatchObject({ code: "not-found" });
    expect(String(one)).toBe(String(two));
    expect(await other.who()).not.toBeNull();
  });

  test("end 24 hours after the login however much they are used, and after 8 hours without use", async () => {
    const browser = await entered();
    for (let hour = 0; hour < 24; hour++) {
      expect(await browser.who()).not.toBeNull();
      door.pass(HOUR);
    }
    expect(await browser.who()).toBeNull();
    const idle = await entered();
    door.pass(8 * HOUR);
    expect(await idle.who()).toBeNull();
  });

  test("are logged out for good, which is taken down", async () => {
    const browser = await entered();
    const token = browser.cookies.session ?? "";
    await door.services.auth.logOut({
      token,
      visitor: { network: "198.51.100.1", userAgent: null, deviceToken: null, party: null },
    });
    expect(await browser.who()).toBeNull();
    expect(door.security.events.at(-1)).toMatchObject({ kind: "logout", actor: "user" });
  });
});
