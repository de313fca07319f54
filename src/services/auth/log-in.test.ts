import { beforeEach, describe, expect, test } from "vitest";
import { fail } from "#domain/result.ts";
import { FakePasswordHasher } from "#testing/fakes/fake-password-hasher.ts";
import { openBrowser } from "#testing/sign-in/open-browser.ts";
import { type Door, openDoor } from "#testing/sign-in/open-door.ts";
import { addApp, EMAIL, enterWithApp, logIn, PASSWORD, signUp } from "#testing/sign-in/trader-steps.ts";

const MINUTE = 60_000;
const WRONG = "a guess that is long enough";

let door: Door;
beforeEach(async () => {
  door = openDoor();
  await signUp(door);
  door.passwords.verified.length = 0;
});

const from = (network: string) => openBrowser(door, network);
const attempt = (browser = from("203.0.113.1"), password = WRONG, email = EMAIL) =>
  browser.ask((api) => api.auth.logIn({ email, password }));
const refused = { code: "unauthorized", message: expect.stringContaining("do not belong together") };

describe("the password step", () => {
  test("answers a wrong password and an unknown address alike, and computes a hash for both", async () => {
    const answers = await Promise.allSettled([
      attempt(),
      attempt(undefined, PASSWORD, "nobody@axisor.local"),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ status: "rejected", reason: refused });
    expect(door.passwords.verified.map(({ hash }) => hash)).toEqual([`hashed:${PASSWORD}`, null]);
  });

  test("gives a ticket for the right one, which opens a session once and within a minute", async () => {
    const browser = from("203.0.113.1");
    const first = await attempt(browser, PASSWORD);
    const second = await attempt(browser, PASSWORD);
    if (first.kind !== "ticket" || second.kind !== "ticket") throw new Error("a factor was asked");
    expect(await browser.open(first.ticket)).toBe(true);
    expect(await browser.open(first.ticket)).toBe(false);
    door.pass(MINUTE);
    expect(await browser.open(second.ticket)).toBe(false);
    expect(await browser.open("no ticket of ours at all")).toBe(false);
  });

  test("of many who exchange one ticket, one gets a session", async () => {
    const step = await attempt(undefined, PASSWORD);
    const opened = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        from(`203.0.113.${n}`).open(step.kind === "ticket" ? step.ticket : ""),
      ),
    );
    expect(opened.filter(Boolean)).toHaveLength(1);
    expect(door.sessions.rows.size).toBe(1);
  });

  test("a ticket proves too little once a second factor was added", async () => {
    const step = await attempt(undefined, PASSWORD);
    const owner = from("198.51.100.1");
    await logIn(door, owner);
    await addApp(door, owner);
    expect(await from("203.0.113.1").open(step.kind === "ticket" ? step.ticket : "")).toBe(false);
  });

  test("is taken down, allowed and refused, with from where and how", async () => {
    await attempt(from("203.0.113.1"), PASSWORD);
    await expect(attempt(from("203.0.113.2"))).rejects.toMatchObject(refused);
    await expect(attempt(from("unknown"), WRONG, "nobody@axisor.local")).rejects.toMatchObject(refused);
    const userId = (await door.users.findByEmail(EMAIL))?.id;
    expect(door.security.events.slice(-3)).toMatchObject([
      { kind: "login", outcome: "allowed", userId, network: "203.0.113.1", facts: { method: "password" } },
      {
        kind: "login",
        outcome: "refused",
        userId,
        network: "203.0.113.2",
        facts: { reason: "unauthorized" },
      },
      { kind: "login", outcome: "refused", userId: null, network: null, actor: "nobody" },
    ]);
  });

  test("begins nothing by a password that was reset while it was looked at", async () => {
    const { passwords } = door;
    const verify = passwords.verify.bind(passwords);
    let during: (() => Promise<void>) | null = async () => {
      during = null;
      door.pass(1);
      const owner = from("198.51.100.1");
      await owner.ask((api) => api.auth.requestReset({ email: EMAIL }));
      const token = (await door.linkTo(EMAIL)) ?? "";
      await owner.ask((api) => api.auth.choosePassword({ token, password: "another pass phrase of mine" }));
      door.pass(1);
    };
    passwords.verify = async (...args) => {
      const answer = await verify(...args);
      await during?.();
      return answer;
    };
    const thief = from("203.0.113.1");
    const step = await attempt(thief, PASSWORD);
    expect(await thief.open(step.kind === "ticket" ? step.ticket : "")).toBe(false);
    expect(door.security.told().at(-1)).toBe("login refused");
  });

  test("says when to come back while too many hashes are waiting", async () => {
    const passwords = Object.assign(new FakePasswordHasher(), {
      verify: async () => fail({ kind: "busy" } as const),
    });
    door = openDoor({ passwords });
    await expect(attempt()).rejects.toMatchObject({ code: "unavailable", retryAfterMs: 3_000 });
  });
});

describe("attempts to log in", () => {
  test("looks at no more than five passwords of strangers in 15 minutes, racing ones included", async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) => attempt(from(`192.0.2.${n}`))),
    );
    expect(door.passwords.verified).toHaveLength(5);
    expect(
      answers.filter((answer) => answer.status === "rejected" && answer.reason.code === "limit-reached"),
    ).toHaveLength(35);
    await expect(attempt(undefined, PASSWORD)).rejects.toMatchObject({
      code: "limit-reached",
      retryAfterMs: expect.any(Number),
    });
  });

  test("waiting as long as was said is enough, if nobody else tries meanwhile", async () => {
    for (let n = 0; n < 5; n++) await expect(attempt(from(`192.0.2.${n}`))).rejects.toMatchObject(refused);
    const answer = await attempt(undefined, PASSWORD).catch((error) => error);
    door.pass(answer.retryAfterMs);
    expect(await attempt(undefined, PASSWORD)).toMatchObject({ kind: "ticket" });
  });

  test("from 1,000 networks look at five passwords a quarter and at 100 a day, and never lock out a browser that was in before", async () => {
    const owner = from("198.51.100.1");
    await logIn(door, owner);
    door.passwords.verified.length = 0;
    for (let n = 0; n < 1_000; n++) {
      await expect(attempt(from(`10.0.${n >> 8}.${n & 255}`))).rejects.toBeDefined();
    }
    expect(door.passwords.verified).toHaveLength(5);
    const moved = openBrowser(door, "198.51.100.200");
    moved.cookies.device = owner.cookies.device;
    await logIn(door, moved);
    expect(await moved.who()).toMatchObject({ email: EMAIL });

    door.passwords.verified.length = 0;
    const day = Math.ceil(door.clock() / 86_400_000) * 86_400_000;
    door.pass(day - door.clock());
    for (let quarter = 0; quarter < 96; quarter++) {
      for (let n = 0; n < 6; n++) await attempt(from(`10.9.${quarter}.${n}`)).catch(() => undefined);
      door.pass(15 * MINUTE);
    }
    expect(door.passwords.verified.length).toBeLessThanOrEqual(100);
    await logIn(door, moved);
  });

  test("of a browser that was in before are counted on their own: five, and then it waits too", async () => {
    const owner = from("198.51.100.1");
    await logIn(door, owner);
    for (let n = 0; n < 5; n++) await expect(attempt(owner)).rejects.toMatchObject(refused);
    await expect(attempt(owner, PASSWORD)).rejects.toMatchObject({ code: "limit-reached" });
    expect(await attempt(from("203.0.113.50"), PASSWORD)).toMatchObject({ kind: "ticket" });
  });

  test("a cookie that was made up, or is another account's, has no attempts of its own", async () => {
    await signUp(door, "other@axisor.local");
    const other = from("198.51.100.2");
    await logIn(door, other, { email: "other@axisor.local" });
    for (let n = 0; n < 5; n++) await expect(attempt(from(`192.0.2.${n}`))).rejects.toMatchObject(refused);
    await expect(attempt(other, PASSWORD)).rejects.toMatchObject({ code: "limit-reached" });
    const inventor = from("203.0.113.7");
    inventor.cookies.device = "A".repeat(43);
    await expect(attempt(inventor, PASSWORD)).rejects.toMatchObject({ code: "limit-reached" });
  });

  test("that were honest are not held against the address", async () => {
    for (let n = 0; n < 12; n++) await attempt(from(`203.0.113.${n}`), PASSWORD);
  });

  test("of one network at many accounts are stopped after 100 in 15 minutes", async () => {
    const browser = from("203.0.113.1");
    for (let n = 0; n < 100; n++) {
      await expect(attempt(browser, WRONG, `user-${n}@axisor.local`)).rejects.toMatchObject(refused);
    }
    await expect(attempt(browser, WRONG, "one-more@axisor.local")).rejects.toMatchObject({
      code: "limit-reached",
    });
  });

  test("let nobody in while they cannot be counted", async () => {
    const limiter = {
      take: async () => fail({ kind: "unavailable", message: "down" } as const),
      clear: async () => fail({ kind: "unavailable", message: "down" } as const),
      giveBack: async () => fail({ kind: "unavailable", message: "down" } as const),
    };
    door = openDoor({ limiter });
    await expect(attempt(undefined, PASSWORD)).rejects.toMatchObject({ code: "unavailable" });
    expect(door.passwords.verified).toHaveLength(0);
    expect(door.security.told()).toEqual(["login failed"]);
  });
});

describe("a browser", () => {
  test("is known again; one never seen before is told to the owner, the very first is not", async () => {
    const laptop = from("198.51.100.1");
    await logIn(door, laptop);
    await logIn(door, laptop);
    expect(await door.mailsTo(EMAIL)).not.toContain("new-device");
    await logIn(door, from("203.0.113.5"));
    expect((await door.mails.newest(1))[0]?.facts).toMatchObject({
      kind: "new-device",
      device: "Firefox on Linux",
      network: "203.0.113.5",
    });
    expect(door.security.told().filter((told) => told.startsWith("new-device"))).toEqual([
      "new-device allowed",
    ]);
    expect(door.devices.rows).toHaveLength(2);
  });

  test("gives the session a name, a place and a way it was opened by", async () => {
    const { browser } = await enterWithApp(door, "app@axisor.local");
    const { sessions } = await browser.ask((api) => api.security.overview());
    expect(sessions).toMatchObject([
      { device: "Firefox on Linux", network: "198.51.100.1", method: "password", isThis: true },
    ]);
  });
});
