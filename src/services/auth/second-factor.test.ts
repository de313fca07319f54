import { beforeEach, describe, expect, test } from "vitest";
import { fail } from "#domain/result.ts";
import type { PasswordHasher } from "#ports/password-hasher.ts";
import { FakePasswordHasher } from "#testing/fakes/fake-password-hasher.ts";
import { createAuthenticator } from "#testing/passkeys/create-authenticator.ts";
import { anApp } from "#testing/sign-in/an-app.ts";
import { type Browser, openBrowser } from "#testing/sign-in/open-browser.ts";
import { type Door, noLimits, openDoor } from "#testing/sign-in/open-door.ts";
import { addApp, EMAIL, enterWithApp, logIn, PASSWORD, signUp } from "#testing/sign-in/trader-steps.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const OTHER = "another pass phrase of mine";
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
/** Counts the codes that are looked at from now on. */
const watchLooks = () => {
  const looks = { count: 0 };
  const seeds = door.totpSeeds;
  const stepOf = seeds.stepOf.bind(seeds);
  seeds.stepOf = async (request) => {
    looks.count++;
    return await stepOf(request);
  };
  return looks;
};
/** Guesses until it is refused, by whoever knows this password. */
const guessAll = async (browser: Browser, password = PASSWORD) => {
  const step = await browser.ask((api) => api.auth.logIn({ email: EMAIL, password }));
  if (step.kind !== "factor") throw new Error("no factor was asked");
  const { challenge } = step;
  const answer = { kind: "totp", code: "000000" } as const;
  const guess = () => browser.ask((api) => api.auth.answerFactor({ challenge, answer }));
  for (let n = 0; n < 6; n++) await guess().catch(() => undefined);
};
const resetTo = async (password: string) => {
  const browser = openBrowser(door, "198.51.100.99");
  await browser.ask((api) => api.auth.requestReset({ email: EMAIL }));
  const token = (await door.linkTo(EMAIL)) ?? "";
  await browser.ask((api) => api.auth.choosePassword({ token, password }));
  door.pass(1);
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
    const looks = watchLooks();
    for (let n = 0; n < 40; n++) {
      const { answer } = await begin(openBrowser(door, `192.0.2.${n}`));
      await answer(six(n)).catch(() => undefined);
    }
    expect(looks.count).toBe(5);
    door.pass(Math.ceil(door.clock() / DAY) * DAY - door.clock());
    looks.count = 0;
    for (let quarter = 0; quarter < 96; quarter++) {
      const { answer } = await begin(openBrowser(door, `192.0.2.${quarter}`));
      for (let n = 0; n < 6; n++) await answer(six(n)).catch(() => undefined);
      door.pass(15 * MINUTE);
    }
    expect(looks.count).toBeLessThanOrEqual(100);
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

  test("opens nothing when the password was reset while it was looked at", async () => {
    const { app } = await enterWithApp(door);
    const { browser, answer } = await begin();
    const seeds = door.totpSeeds;
    const stepOf = seeds.stepOf.bind(seeds);
    seeds.stepOf = async (request) => {
      door.pass(1);
      await resetTo(OTHER);
      return await stepOf(request);
    };
    expect(await browser.open((await answer(app.codeAt(door.clock()))).ticket)).toBe(false);
    expect(door.sessions.rows.size).toBe(0);
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

describe("guesses by whoever has the password", () => {
  test("keep the owner out neither of a browser that gave the factor before nor of an open session", async () => {
    const { browser: home, app } = await enterWithApp(door);
    const open = openBrowser(door, "198.51.100.2");
    await logIn(door, open, { app });
    const [tried, passed] = [
      { logins: 0, stepUps: 0 },
      { logins: 0, stepUps: 0 },
    ];
    for (let quarter = 0; quarter < 30; quarter++) {
      await guessAll(openBrowser(door, `192.0.2.${quarter}`));
      door.pass(7 * MINUTE);
      tried.logins++;
      passed.logins += await logIn(door, home, { app }).then(
        () => 1,
        () => 0,
      );
      door.pass(8 * MINUTE);
      const answer = { kind: "totp", code: app.codeAt(door.clock()) } as const;
      tried.stepUps++;
      passed.stepUps += await open
        .ask((api) => api.security.stepUp({ answer }))
        .then(
          () => 1,
          () => 0,
        );
    }
    expect(passed).toEqual(tried);
  });

  test("leave the browser alone that the factor was added in, though it logged in before there was one", async () => {
    await signUp(door);
    const home = openBrowser(door);
    await logIn(door, home);
    door.pass(MINUTE);
    const { app } = await addApp(door, home);
    await guessAll(openBrowser(door, "192.0.2.1"));
    await logIn(door, home, { app });
  });

  test("of a day that is used up are told the wait that holds, however often they are tried again", async () => {
    const { app } = await enterWithApp(door);
    door.pass(Math.ceil(door.clock() / DAY) * DAY - door.clock());
    for (let quarter = 0; quarter < 48; quarter++) {
      await guessAll(openBrowser(door, `192.0.2.${quarter}`));
      door.pass(15 * MINUTE);
    }
    const stranger = openBrowser(door, "203.0.113.3");
    for (let n = 0; n < 7; n++) {
      const refused = await logIn(door, stranger, { app }).catch((error) => error);
      expect(refused).toMatchObject({ code: "limit-reached" });
      expect(refused.retryAfterMs).toBeGreaterThan(11 * 60 * MINUTE);
    }
  });

  test("are told to the owner whatever the owner does meanwhile", async () => {
    const { browser: home, app } = await enterWithApp(door);
    const { answer } = await begin(openBrowser(door, "192.0.2.1"));
    for (let n = 0; n < 4; n++) await expect(answer("000000")).rejects.toMatchObject(wrongCode);
    await logIn(door, home, { app });
    await expect(answer("000000")).rejects.toMatchObject(wrongCode);
    expect(await door.mailsTo(EMAIL)).toContain("factor-attempts");
  });

  test("count as strangers' in a browser they logged in with before there was a factor", async () => {
    await signUp(door);
    const thieves = Array.from({ length: 20 }, (_, n) => openBrowser(door, `192.0.2.${n}`));
    for (const thief of thieves) await logIn(door, thief);
    door.pass(1);
    const owner = openBrowser(door);
    await logIn(door, owner);
    await addApp(door, owner);
    const looks = watchLooks();
    for (const thief of thieves) {
      await guessAll(thief);
      const answer = { kind: "totp", code: "000000" } as const;
      for (let n = 0; n < 6; n++) {
        await thief.ask((api) => api.security.stepUp({ answer })).catch(() => undefined);
      }
    }
    expect(looks.count).toBe(5);
  });

  test("count as strangers' in a browser that was just being let in when the factor was added", async () => {
    let during: (() => Promise<unknown>) | null = null;
    const count = door.factors.countBackupCodes.bind(door.factors);
    // Asked beside what decides whether a factor is needed.
    door.factors.countBackupCodes = async (userId) => {
      const run = during;
      during = null;
      await run?.();
      return await count(userId);
    };
    await signUp(door);
    const [owner, thief] = [openBrowser(door), openBrowser(door, "192.0.2.1")];
    await logIn(door, owner);
    const step = await thief.ask((api) => api.auth.logIn({ email: EMAIL, password: PASSWORD }));
    during = async () => {
      door.pass(1);
      await addApp(door, owner);
    };
    expect(await thief.open(step.kind === "ticket" ? step.ticket : "")).toBe(true);
    const { userId, deviceId } = (await thief.who()) ?? { userId: "", deviceId: null };
    expect(await door.devices.gaveFactor(userId, deviceId ?? "")).toBe(false);
  });

  test("are worth at most 0.05 % a day, from however many browsers, known and not, and through resets", async () => {
    const { app } = await enterWithApp(door);
    const known = Array.from({ length: 8 }, (_, n) => openBrowser(door, `198.51.100.${n}`));
    for (const browser of known) {
      door.pass(30_000);
      await logIn(door, browser, { app });
    }
    door.pass(Math.ceil(door.clock() / DAY) * DAY - door.clock());
    const looks = watchLooks();
    const rounds = async (count: number, password: string) => {
      for (let quarter = 0; quarter < count; quarter++) {
        for (const browser of known) await guessAll(browser, password);
        await guessAll(openBrowser(door, `192.0.2.${quarter}`), password);
        door.pass(15 * MINUTE);
      }
    };
    await rounds(48, PASSWORD);
    expect(looks.count).toBe(200);
    for (const hour of [1, 2, 3]) {
      await resetTo(`pass phrase ${hour} of many words`);
      await rounds(15, `pass phrase ${hour} of many words`);
    }
    expect(looks.count).toBe(220);
    // Two codes of a million are right while the last one still counts.
    expect(looks.count * (2 / 1_000_000)).toBeLessThan(0.000_5);
  });

  test("from one browser that gave the factor leave the others what they need", async () => {
    const { browser: home, app } = await enterWithApp(door);
    const copied = openBrowser(door, "198.51.100.2");
    await logIn(door, copied, { app });
    for (let quarter = 0; quarter < 40; quarter++) {
      await guessAll(copied);
      door.pass(15 * MINUTE);
    }
    await logIn(door, home, { app });
  });

  test("are over with a reset: the owner gets in from any browser, and whoever reads the mail has 20 a day", async () => {
    const { app } = await enterWithApp(door);
    door.pass(Math.ceil(door.clock() / DAY) * DAY - door.clock());
    for (let quarter = 0; quarter < 48; quarter++) {
      await guessAll(openBrowser(door, `192.0.2.${quarter}`));
      door.pass(15 * MINUTE);
    }
    await expect(logIn(door, openBrowser(door, "203.0.113.3"), { app })).rejects.toMatchObject({
      code: "limit-reached",
    });
    await resetTo(OTHER);
    await logIn(door, openBrowser(door, "203.0.113.3"), { password: OTHER, app });
    const looks = watchLooks();
    for (let round = 0; round < 30; round++) {
      const password = `pass phrase ${round} of many words`;
      await resetTo(password);
      await guessAll(openBrowser(door, `192.0.2.${round}`), password);
      door.pass(15 * MINUTE);
    }
    expect(looks.count).toBe(20);
  });

  test("never come near the day's bound by being right", async () => {
    const { browser: home, app } = await enterWithApp(door);
    const open = openBrowser(door, "198.51.100.2");
    for (let n = 0; n < 110; n++) {
      if (n % 5 === 0) await logIn(door, open, { app });
      else await logIn(door, home, { app });
      door.pass(31_000);
    }
  });
});

describe("while codes cannot be checked", () => {
  test("right ones use up no attempts of their owner's", async () => {
    const { browser, app } = await enterWithApp(door);
    for (const kind of ["known", "stranger"]) {
      const at = () => (kind === "known" ? browser : openBrowser(door, "203.0.113.3"));
      door.totpSeeds.isAway = true;
      for (let n = 0; n < 12; n++) {
        await expect(logIn(door, at(), { app })).rejects.toMatchObject({ code: "unavailable" });
        door.pass(5_000);
      }
      door.totpSeeds.isAway = false;
      door.pass(30_000);
      await logIn(door, at(), { app });
      door.pass(30_000);
    }
  });

  test("no more are looked at once they can be: what is given back was never looked at", async () => {
    await enterWithApp(door);
    const looks = watchLooks();
    const guess = async (count: number) => {
      const browsers = Array.from({ length: count }, (_, n) => openBrowser(door, `192.0.2.${n}`));
      const begun = [];
      for (const browser of browsers) begun.push(await begin(browser));
      await Promise.allSettled(begun.map(({ answer }) => answer("000000")));
    };
    await guess(3);
    door.totpSeeds.isAway = true;
    await guess(20);
    // Counted before they are asked about, so no more than the two that were left are on their way at once.
    expect(looks.count).toBe(5);
    door.totpSeeds.isAway = false;
    await guess(20);
    expect(looks.count - 2).toBe(5);
  });

  test("neither a busy hasher nor a worker that is away counts against a backup code, a step-up or a new app", async () => {
    const hasher = new FakePasswordHasher();
    let isBusy = false;
    const passwords: PasswordHasher = {
      hash: (password) => hasher.hash(password),
      verify: async (hash, password) =>
        isBusy ? fail({ kind: "busy" }) : await hasher.verify(hash, password),
    };
    door = openDoor({ passwords });
    const { browser, codes } = await enterWithApp(door);
    isBusy = true;
    const answer = { kind: "backup-code", code: codes[0] ?? "" } as const;
    for (let n = 0; n < 7; n++) {
      await expect(browser.ask((api) => api.security.stepUp({ answer }))).rejects.toMatchObject({
        code: "unavailable",
      });
    }
    isBusy = false;
    await browser.ask((api) => api.security.stepUp({ answer }));
    await browser.ask((api) => api.security.removeTotp());
    const { secret } = await browser.ask((api) => api.security.beginTotp());
    const confirm = () =>
      browser.ask((api) => api.security.confirmTotp({ code: anApp(secret).codeAt(door.clock()) }));
    door.totpSeeds.isAway = true;
    for (let n = 0; n < 7; n++) await expect(confirm()).rejects.toMatchObject({ code: "unavailable" });
    door.totpSeeds.isAway = false;
    await confirm();
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
