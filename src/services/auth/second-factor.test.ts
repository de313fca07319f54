import { beforeEach, describe, expect, test } from "vitest";
import { createAuthenticator } from "#testing/passkeys/create-authenticator.ts";
import { anApp } from "#testing/sign-in/an-app.ts";
import { openBrowser } from "#testing/sign-in/open-browser.ts";
import { type Door, noLimits, openDoor } from "#testing/sign-in/open-door.ts";
import { EMAIL, enterWithApp, logIn, PASSWORD, signUp } from "#testing/sign-in/trader-steps.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const wrongCode = { code: "bad-input", field: "code" };

let door: Door;
beforeEach(() => {
  door = openDoor();
});

/** Past the password, before the second factor. */
const begin = async (browser = openBrowser(door, "203.0.113.1")) => {
  const step = await browser.ask((api) => api.auth.logIn({ email: EMAIL, password: PASSWORD }));
  if (step.kind !== "factor") throw new Error("no factor was asked");
  const { challenge, methods } = step;
  const answer = (code: string, kind: "totp" | "backup-code" = "totp") =>
    browser.ask((api) => api.auth.answerFactor({ challenge, answer: { kind, code } }));
  return { browser, challenge, methods, answer };
};
const six = (n: number): string => String(n).padStart(6, "0");

describe("a code of an authenticator app", () => {
  test("lets its owner in, and not a second time with the same code", async () => {
    const { app } = await enterWithApp(door);
    const code = app.codeAt(door.clock());
    const first = await begin();
    expect(await first.browser.open((await first.answer(code)).ticket)).toBe(true);
    expect(await first.browser.who()).toMatchObject({ hasSecondFactor: true, steppedUpAt: door.clock() });
    await expect((await begin()).answer(code)).rejects.toMatchObject(wrongCode);
  });

  test("that enrolled the app is used up with that", async () => {
    await signUp(door);
    const browser = openBrowser(door);
    await logIn(door, browser);
    const { secret } = await browser.ask((api) => api.security.beginTotp());
    const code = anApp(secret).codeAt(door.clock());
    await browser.ask((api) => api.security.confirmTotp({ code }));
    await expect((await begin()).answer(code)).rejects.toMatchObject(wrongCode);
  });

  test("of 200 who send one code at once, one is let in, in however many logins", async () => {
    door = openDoor({ limiter: noLimits });
    const { app } = await enterWithApp(door);
    const code = app.codeAt(door.clock());
    const logins = await Promise.all(Array.from({ length: 20 }, () => begin()));
    const answers = await Promise.allSettled(
      Array.from({ length: 200 }, (_, n) => logins[n % 20]?.answer(code)),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("of a step to come, and of one long past, is wrong", async () => {
    door = openDoor({ limiter: noLimits });
    const { app } = await enterWithApp(door);
    for (const steps of [1, 2, 10, -2, -3]) {
      const { answer } = await begin();
      await expect(answer(app.codeAt(door.clock() + steps * 30_000))).rejects.toMatchObject(wrongCode);
    }
  });

  test("is looked at five times a quarter and 100 times a day, however often the guesser logs in and from wherever", async () => {
    await enterWithApp(door);
    let looked = 0;
    const seeds = door.totpSeeds;
    const stepOf = seeds.stepOf.bind(seeds);
    seeds.stepOf = async (request) => {
      looked++;
      return await stepOf(request);
    };
    for (let n = 0; n < 40; n++) {
      const { answer } = await begin(openBrowser(door, `192.0.2.${n}`));
      await answer(six(n)).catch(() => undefined);
    }
    expect(looked).toBe(5);
    door.pass(Math.ceil(door.clock() / DAY) * DAY - door.clock());
    looked = 0;
    for (let quarter = 0; quarter < 96; quarter++) {
      const { answer } = await begin(openBrowser(door, `192.0.2.${quarter}`));
      for (let n = 0; n < 6; n++) await answer(six(n)).catch(() => undefined);
      door.pass(15 * MINUTE);
    }
    expect(looked).toBeLessThanOrEqual(100);
  });

  test("is told to the owner by mail when it was wrong for the fifth time, once", async () => {
    const { app } = await enterWithApp(door);
    const { answer } = await begin();
    const failed = async () => {
      await expect(answer("000000")).rejects.toBeDefined();
      return (await door.mailsTo(EMAIL)).filter((kind) => kind === "factor-attempts").length;
    };
    const told: number[] = [];
    for (let n = 0; n < 8; n++) told.push(await failed());
    expect(told).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
    await expect(answer(app.codeAt(door.clock()))).rejects.toMatchObject({ code: "limit-reached" });
  });

  test("that was right takes the wrong ones before it back", async () => {
    const { app } = await enterWithApp(door);
    for (let round = 0; round < 4; round++) {
      const { answer } = await begin();
      for (let n = 0; n < 3; n++) await expect(answer("000000")).rejects.toMatchObject(wrongCode);
      await answer(app.codeAt(door.clock()));
      door.pass(30_000);
    }
    expect(await door.mailsTo(EMAIL)).not.toContain("factor-attempts");
  });

  test("cannot be checked while nobody opens the vault: nobody is let in, and nobody is told it was wrong", async () => {
    const { app } = await enterWithApp(door);
    door.totpSeeds.isAway = true;
    const { answer } = await begin();
    await expect(answer(app.codeAt(door.clock()))).rejects.toMatchObject({ code: "unavailable" });
    door.totpSeeds.isAway = false;
    expect(await answer(app.codeAt(door.clock()))).toMatchObject({ kind: "ticket" });
  });

  test("comes too late after five minutes, and after the login it was for is done", async () => {
    const { app } = await enterWithApp(door);
    const slow = await begin();
    door.pass(5 * MINUTE);
    await expect(slow.answer(app.codeAt(door.clock()))).rejects.toMatchObject({
      code: "not-found",
      field: "challenge",
    });
    const { answer } = await begin();
    await answer(app.codeAt(door.clock()));
    door.pass(30_000);
    await expect(answer(app.codeAt(door.clock()))).rejects.toMatchObject({ code: "not-found" });
  });

  test("right and wrong ones are taken down", async () => {
    const { app } = await enterWithApp(door);
    const { answer } = await begin();
    await expect(answer("000000")).rejects.toMatchObject(wrongCode);
    await answer(app.codeAt(door.clock()));
    expect(door.security.events.slice(-3)).toMatchObject([
      { kind: "login", outcome: "allowed", facts: { factorAsked: true } },
      { kind: "login-factor", outcome: "refused", facts: { method: "totp" }, network: "203.0.113.1" },
      { kind: "login-factor", outcome: "allowed", facts: { method: "totp" } },
    ]);
  });
});

describe("a backup code", () => {
  test("lets its owner in once, however it is typed", async () => {
    const { codes } = await enterWithApp(door);
    const [code = ""] = codes;
    expect(codes).toHaveLength(10);
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    const first = await begin();
    expect(await first.browser.open((await first.answer(code.toLowerCase(), "backup-code")).ticket)).toBe(
      true,
    );
    await expect((await begin()).answer(code, "backup-code")).rejects.toMatchObject(wrongCode);
    expect(await first.browser.ask((api) => api.security.overview())).toMatchObject({ backupCodesLeft: 9 });
    expect(door.security.told()).toContain("backup-code-used allowed");
  });

  test("of 100 who send one at once, one is let in", async () => {
    door = openDoor({ limiter: noLimits });
    const { codes } = await enterWithApp(door);
    const logins = await Promise.all(Array.from({ length: 10 }, () => begin()));
    const answers = await Promise.allSettled(
      Array.from({ length: 100 }, (_, n) => logins[n % 10]?.answer(codes[0] ?? "", "backup-code")),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("is worth nothing once new ones were made: all ten are refused", async () => {
    door = openDoor({ limiter: noLimits });
    const { browser, codes } = await enterWithApp(door);
    const fresh = await browser.ask((api) => api.security.newBackupCodes());
    for (const code of codes) {
      await expect((await begin()).answer(code, "backup-code")).rejects.toMatchObject(wrongCode);
    }
    expect(await (await begin()).answer(fresh.codes[9] ?? "", "backup-code")).toMatchObject({
      kind: "ticket",
    });
  });

  test("costs a slow hash whether its selector is known or not, and is counted like any code", async () => {
    const { codes } = await enterWithApp(door);
    const { answer } = await begin();
    door.passwords.verified.length = 0;
    const known = `${codes[0]?.slice(0, 4)}AAAAAAAA`;
    for (const guess of [known, "ZZZZZZZZZZZZ", known, "YYYYYYYYYYYY", known]) {
      await expect(answer(guess, "backup-code")).rejects.toMatchObject(wrongCode);
    }
    expect(door.passwords.verified).toHaveLength(5);
    await expect(answer(codes[0] ?? "", "backup-code")).rejects.toMatchObject({ code: "limit-reached" });
  });
});

describe("a passkey", () => {
  const withPasskey = async () => {
    await signUp(door);
    const browser = openBrowser(door);
    await logIn(door, browser);
    const authenticator = createAuthenticator();
    const { challenge, options } = await browser.ask((api) => api.security.beginPasskey());
    await browser.ask((api) =>
      api.security.addPasskey({ challenge, label: "Phone", response: authenticator.create(options) }),
    );
    return { browser, authenticator };
  };
  const knock = async (
    authenticator: ReturnType<typeof createAuthenticator>,
    browser = openBrowser(door, "203.0.113.8"),
  ) => {
    const { challenge, options } = await browser.ask((api) => api.auth.passkeyRequest({ challenge: null }));
    const response = authenticator.get(options);
    return { browser, enter: () => browser.ask((api) => api.auth.logInWithPasskey({ challenge, response })) };
  };

  test("lets its owner in alone: it is both factors", async () => {
    const { authenticator } = await withPasskey();
    const { browser, enter } = await knock(authenticator);
    expect(await browser.open((await enter()).ticket)).toBe(true);
    const { sessions } = await browser.ask((api) => api.security.overview());
    expect(sessions.find(({ isThis }) => isThis)).toMatchObject({ method: "passkey" });
    expect(await browser.who()).toMatchObject({ email: EMAIL, steppedUpAt: door.clock() });
  });

  test("answers one challenge once", async () => {
    const { authenticator } = await withPasskey();
    const { enter } = await knock(authenticator);
    await enter();
    await expect(enter()).rejects.toMatchObject({ code: "not-found", field: "challenge" });
  });

  test("is not locked by anybody's wrong passwords or codes", async () => {
    const { authenticator } = await withPasskey();
    for (let n = 0; n < 30; n++) {
      const guess = openBrowser(door, `192.0.2.${n}`).ask((api) =>
        api.auth.logIn({ email: EMAIL, password: "a guess that is long" }),
      );
      await expect(guess).rejects.toBeDefined();
    }
    const { browser, enter } = await knock(authenticator);
    expect(await browser.open((await enter()).ticket)).toBe(true);
  });

  test("serves as the second factor after the password, and only for the login it was asked for", async () => {
    const { authenticator } = await withPasskey();
    const { browser, challenge, methods } = await begin();
    expect(methods).toEqual(["passkey"]);
    const asked = await browser.ask((api) => api.auth.passkeyRequest({ challenge }));
    const response = authenticator.get(asked.options);
    const alone = browser.ask((api) => api.auth.logInWithPasskey({ challenge: asked.challenge, response }));
    await expect(alone).rejects.toMatchObject({ code: "not-found" });
    const again = await browser.ask((api) => api.auth.passkeyRequest({ challenge }));
    const answer = {
      kind: "passkey",
      challenge: again.challenge,
      response: authenticator.get(again.options),
    } as const;
    const { ticket } = await browser.ask((api) => api.auth.answerFactor({ challenge, answer }));
    expect(await browser.open(ticket)).toBe(true);
    expect([...door.sessions.rows.values()].at(-1)?.method).toBe("password+passkey");
  });

  test("of another user is no second factor of this one", async () => {
    await withPasskey();
    await signUp(door, "thief@axisor.local");
    const thief = openBrowser(door, "203.0.113.66");
    await logIn(door, thief, { email: "thief@axisor.local" });
    const own = createAuthenticator();
    const enrolling = await thief.ask((api) => api.security.beginPasskey());
    await thief.ask((api) =>
      api.security.addPasskey({
        challenge: enrolling.challenge,
        label: "Own",
        response: own.create(enrolling.options),
      }),
    );
    const { challenge, browser } = await begin();
    const asked = await browser.ask((api) => api.auth.passkeyRequest({ challenge }));
    const response = own.get({ ...asked.options, allowCredentials: undefined });
    const answer = { kind: "passkey", challenge: asked.challenge, response } as const;
    await expect(browser.ask((api) => api.auth.answerFactor({ challenge, answer }))).rejects.toMatchObject({
      code: "bad-input",
    });
  });

  test("that was copied is refused once the copy or the owner has counted on", async () => {
    const { authenticator } = await withPasskey();
    const copy = authenticator.copy();
    await (await knock(authenticator)).enter();
    await (await knock(authenticator)).enter();
    const { enter } = await knock(copy);
    await expect(enter()).rejects.toMatchObject({ code: "unauthorized" });
    expect(door.security.events.at(-1)).toMatchObject({ kind: "login", outcome: "refused" });
  });

  test("cannot be asked for by address or over plain http, which the page is told, and the password step too", async () => {
    const { browser } = await withPasskey();
    expect(await browser.ask((api) => api.security.overview())).toMatchObject({ arePasskeysAvailable: true });
    const home = openBrowser(door, "192.168.1.9", "http://192.168.1.2:3000");
    const asked = home.ask((api) => api.auth.passkeyRequest({ challenge: null }));
    await expect(asked).rejects.toMatchObject({ code: "refused", message: expect.stringContaining("https") });
    const step = home.ask((api) => api.auth.logIn({ email: EMAIL, password: PASSWORD }));
    await expect(step).rejects.toMatchObject({ code: "refused", message: expect.stringContaining("https") });
  });

  test("that nobody enrolled opens nothing", async () => {
    await withPasskey();
    const stranger = createAuthenticator();
    stranger.create({ challenge: "AAAA", rp: { id: "localhost" }, user: { id: "AAAA" } });
    const { enter } = await knock(stranger);
    await expect(enter()).rejects.toMatchObject({ code: "unauthorized" });
  });
});
