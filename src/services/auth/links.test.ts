import { beforeEach, describe, expect, test } from "vitest";
import { openBrowser } from "#testing/sign-in/open-browser.ts";
import { type Door, openDoor } from "#testing/sign-in/open-door.ts";
import { EMAIL, enterWithApp, logIn, PASSWORD, signUp } from "#testing/sign-in/trader-steps.ts";
import { linkIdOf, linkTokenOf } from "./link-token-of.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OTHER = "another pass phrase of mine";
const NEW_EMAIL = "new@axisor.local";
const dead = { code: "not-found", field: "token" };

let door: Door;
const stranger = () => openBrowser(door, "203.0.113.99");
const mustLink = async (email = EMAIL): Promise<string> => {
  const token = await door.linkTo(email);
  if (token === null) throw new Error("no link was mailed");
  return token;
};
/** What is begun after a password was chosen is begun later, be it by a millisecond. */
const choose = async (token: string, password = PASSWORD) => {
  const done = await stranger().ask((api) => api.auth.choosePassword({ token, password }));
  door.pass(1);
  return done;
};

beforeEach(() => {
  door = openDoor();
});

describe("registering", () => {
  const register = (email = EMAIL, browser = stranger()) =>
    browser.ask((api) => api.auth.register({ email }));

  test("mails a link, and makes a user only where it is followed, however the address was spelled", async () => {
    await register("Trader@Axisor.Local");
    expect(await door.users.findByEmail(EMAIL)).toBeNull();
    const token = await mustLink();
    expect(await stranger().ask((api) => api.auth.readLink({ token }))).toEqual({
      purpose: "register",
      email: EMAIL,
    });
    expect(await choose(token)).toEqual({ email: EMAIL });
    const browser = openBrowser(door);
    await logIn(door, browser, { email: "TRADER@axisor.local" });
    expect(await browser.who()).toMatchObject({ email: EMAIL });
  });

  test("answers an address that has an account alike, mails word of it and no link", async () => {
    await signUp(door);
    expect(await register()).toEqual({ sent: true });
    expect(await register("nobody@axisor.local")).toEqual({ sent: true });
    expect(await door.linkTo(EMAIL)).toBeNull();
    expect((await door.mailsTo(EMAIL)).at(-1)).toBe("already-registered");
  });

  test("a link serves once, with all others to the address, and for 24 hours", async () => {
    await register();
    const first = await mustLink();
    await register();
    const second = await mustLink();
    expect(second).not.toBe(first);
    await choose(second);
    for (const token of [first, second]) await expect(choose(token)).rejects.toMatchObject(dead);
    await register("late@axisor.local");
    const late = await mustLink("late@axisor.local");
    door.pass(24 * HOUR);
    await expect(choose(late)).rejects.toMatchObject(dead);
  });

  test("of many who follow one link at once, one chooses the password", async () => {
    await register();
    const token = await mustLink();
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => choose(token, `pass phrase number ${n} of them`)),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test.each([
    "aaaaaaaaaaaaaaaaaa",
    "passwordpassword",
    "12345678901234567",
    "trader@axisor.local1",
    "Password123456789",
    "qwertyuiop123456!!",
    "dragondragondragon77",
  ])("a link refuses the password %s, though it is long enough, and stays usable", async (password) => {
    await register();
    const token = await mustLink();
    await expect(choose(token, password)).rejects.toMatchObject({ code: "bad-input", field: "password" });
    expect(await choose(token)).toEqual({ email: EMAIL });
  });

  test("stores a hash, never the password", async () => {
    await signUp(door);
    expect((await door.users.findByEmail(EMAIL))?.passwordHash).toBe(`hashed:${PASSWORD}`);
  });

  test("stops a network after 20 in an hour and an address after 5, wherever they come from", async () => {
    for (let n = 0; n < 20; n++) await register(`user-${n}@axisor.local`);
    await expect(register("late@axisor.local")).rejects.toMatchObject({ code: "limit-reached" });
    for (let n = 0; n < 5; n++) await register(EMAIL, openBrowser(door, `198.51.100.${n}`));
    await expect(register(EMAIL, openBrowser(door, "198.51.100.9"))).rejects.toMatchObject({
      code: "limit-reached",
    });
  });
});

describe("a link's token", () => {
  test("opens nothing when any of its characters is another, or when only the table is known", async () => {
    await stranger().ask((api) => api.auth.register({ email: EMAIL }));
    const token = await mustLink();
    for (let at = 0; at < token.length; at++) {
      const changed = `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
      door.pass(15 * MINUTE);
      await expect(stranger().ask((api) => api.auth.readLink({ token: changed }))).rejects.toMatchObject(
        dead,
      );
    }
    const [row] = [...door.mailLinks.rows.values()];
    if (row === undefined) throw new Error("no link was stored");
    const guess = linkTokenOf(new Uint8Array(32), row);
    expect(linkIdOf(guess)).toBe(row.id);
    await expect(stranger().ask((api) => api.auth.readLink({ token: guess }))).rejects.toMatchObject(dead);
    expect(JSON.stringify([...door.mailLinks.rows.values(), ...door.mails.rows])).not.toContain(token);
  });

  test("is made for one purpose and one address: with another of either it is another token", () => {
    const link = { id: "018f0000-0000-7000-8000-000000000001", purpose: "register", email: EMAIL } as const;
    const key = new Uint8Array(32).fill(7);
    const tokens = [link, { ...link, purpose: "reset" as const }, { ...link, email: NEW_EMAIL }].map((each) =>
      linkTokenOf(key, each),
    );
    expect(new Set(tokens).size).toBe(3);
    expect(tokens.map(linkIdOf)).toEqual([link.id, link.id, link.id]);
  });

  test("that names no link at all is refused in the same words", async () => {
    for (const token of ["x".repeat(20), "!".repeat(64), "A".repeat(64)]) {
      await expect(stranger().ask((api) => api.auth.readLink({ token }))).rejects.toMatchObject(dead);
    }
  });
});

describe("a reset", () => {
  const ask = (email = EMAIL) => stranger().ask((api) => api.auth.requestReset({ email }));

  test("is answered alike for an address that has no account, which gets no mail", async () => {
    await signUp(door);
    expect(await ask()).toEqual({ sent: true });
    expect(await ask("nobody@axisor.local")).toEqual({ sent: true });
    expect(await door.mailsTo("nobody@axisor.local")).toEqual([]);
    expect(door.security.told().slice(-2)).toEqual(["reset-requested allowed", "reset-requested refused"]);
  });

  test("ends all sessions, keeps the factor, freezes for a day and tells the owner", async () => {
    const { browser, app } = await enterWithApp(door);
    await ask();
    await choose(await mustLink(), OTHER);
    expect(await browser.who()).toBeNull();
    expect(await door.mailsTo(EMAIL)).toContain("password-reset");
    const user = await door.users.findByEmail(EMAIL);
    expect(user?.frozenUntil).toBe(door.clock() - 1 + 24 * HOUR);
    const again = stranger();
    const step = await again.ask((api) => api.auth.logIn({ email: EMAIL, password: OTHER }));
    expect(step).toMatchObject({ kind: "factor", methods: ["totp", "backup-code"] });
    await logIn(door, again, { password: OTHER, app });
    expect(await again.who()).toMatchObject({ hasSecondFactor: true });
  });

  test("ends logins that were begun with the old password, a ticket among them", async () => {
    await signUp(door);
    const begun = stranger();
    const step = await begun.ask((api) => api.auth.logIn({ email: EMAIL, password: PASSWORD }));
    await ask();
    await choose(await mustLink(), OTHER);
    if (step.kind !== "ticket") throw new Error("a factor was asked");
    expect(await begun.open(step.ticket)).toBe(false);
  });

  test("its link is good for 30 minutes, and dead once the password was chosen some other way", async () => {
    await signUp(door);
    const browser = openBrowser(door);
    await logIn(door, browser);
    await ask();
    const overtaken = await mustLink();
    door.pass(1);
    await browser.ask((api) => api.security.changePassword({ password: OTHER }));
    await expect(choose(overtaken)).rejects.toMatchObject(dead);
    door.pass(HOUR);
    await ask();
    const late = await mustLink();
    door.pass(30 * MINUTE);
    await expect(choose(late)).rejects.toMatchObject(dead);
  });

  test("lets the owner log in although strangers have used up the account's attempts", async () => {
    await signUp(door);
    for (let n = 0; n < 5; n++) {
      const guess = openBrowser(door, `192.0.2.${n}`).ask((api) =>
        api.auth.logIn({ email: EMAIL, password: "a guess that is long" }),
      );
      await expect(guess).rejects.toMatchObject({ code: "unauthorized" });
    }
    const owner = openBrowser(door);
    await expect(logIn(door, owner)).rejects.toMatchObject({ code: "limit-reached" });
    await ask();
    await choose(await mustLink(), OTHER);
    await logIn(door, owner, { password: OTHER });
    expect(await owner.who()).not.toBeNull();
  });
});

describe("another address", () => {
  const entered = async () => {
    await signUp(door);
    const browser = openBrowser(door);
    await logIn(door, browser);
    return browser;
  };
  const change = (browser: ReturnType<typeof openBrowser>, email = NEW_EMAIL) =>
    browser.ask((api) => api.security.changeEmail({ email }));
  const confirm = (token: string) => stranger().ask((api) => api.auth.confirmEmail({ token }));

  test("counts once its link is followed, by whomever; sessions stay, and the old address is told both times", async () => {
    const browser = await entered();
    await change(browser);
    expect(await browser.who()).toMatchObject({ email: EMAIL });
    expect(await door.mailsTo(EMAIL)).toContain("email-change-requested");
    expect(await confirm(await mustLink(NEW_EMAIL))).toEqual({ email: NEW_EMAIL });
    expect(await browser.who()).toMatchObject({ email: NEW_EMAIL });
    expect((await door.mailsTo(EMAIL)).at(-1)).toBe("email-changed");
    const again = stranger();
    await logIn(door, again, { email: NEW_EMAIL });
    expect(await again.who()).not.toBeNull();
  });

  test("that has an account is answered alike and gets word of that, no link", async () => {
    await signUp(door, NEW_EMAIL);
    const browser = await entered();
    expect(await change(browser)).toEqual({ sent: true });
    expect(await door.linkTo(NEW_EMAIL)).toBeNull();
    expect((await door.mailsTo(NEW_EMAIL)).at(-1)).toBe("already-registered");
  });

  test("that gets an account before the link is followed stays with that account", async () => {
    const browser = await entered();
    await change(browser);
    const token = await mustLink(NEW_EMAIL);
    await signUp(door, NEW_EMAIL);
    await expect(confirm(token)).rejects.toMatchObject({ code: "conflict" });
    expect(await browser.who()).toMatchObject({ email: EMAIL });
  });

  test("asked for before the owner took the account back by a reset is dead", async () => {
    const browser = await entered();
    await change(browser);
    const token = await mustLink(NEW_EMAIL);
    door.pass(1);
    await stranger().ask((api) => api.auth.requestReset({ email: EMAIL }));
    await choose(await mustLink(EMAIL), OTHER);
    await expect(confirm(token)).rejects.toMatchObject(dead);
  });

  test("is not taken from a link that was sent for something else, and chooses no password", async () => {
    const browser = await entered();
    await change(browser);
    const token = await mustLink(NEW_EMAIL);
    await expect(choose(token)).rejects.toMatchObject(dead);
    await stranger().ask((api) => api.auth.requestReset({ email: EMAIL }));
    await expect(confirm(await mustLink(EMAIL))).rejects.toMatchObject(dead);
  });

  test("is none when it is the one that counts already", async () => {
    const browser = await entered();
    await expect(change(browser, EMAIL.toUpperCase())).rejects.toMatchObject({
      code: "bad-input",
      field: "email",
    });
  });
});
