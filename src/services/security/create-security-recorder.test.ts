import { beforeEach, describe, expect, test } from "vitest";
import type { SecurityEventKind } from "#domain/security/security-event.ts";
import { aSession, LOGIN_TIME } from "#testing/builders/a-session.ts";
import { openSecurityDesk, type SecurityDesk } from "#testing/security/open-security-desk.ts";
import { createSecurityRecorder } from "./create-security-recorder.ts";
import { finishAnswers } from "./finish-answers.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let desk: SecurityDesk;
let userId: string;

beforeEach(async () => {
  desk = await openSecurityDesk();
  userId = await desk.addTrader();
});

const kinds = () => desk.events().map(({ kind }) => kind);
const countOf = (kind: SecurityEventKind) => kinds().filter((other) => other === kind).length;
const guardStates = async () => (await desk.automations.ofUser(userId, 0)).map(({ state }) => state);
const sessionCount = async () => (await desk.sessions.ofUser(userId, desk.deps.clock())).length;

/** More than alerts, less than holds: ten probes in a minute. */
const probe = async (times = 10) => {
  for (let at = 0; at < times; at += 1) await desk.record({ userId, kind: "foreign-id", outcome: "refused" });
};
const openHoneytoken = () =>
  desk.record({ userId, kind: "honeytoken-opened", actor: "system", network: null });

describe("an event", () => {
  test("that is usual is written down, and nobody is told", async () => {
    await desk.record({ userId });
    expect(desk.events()).toMatchObject([{ seq: 1, kind: "login", risk: 0, signals: [] }]);
    expect(desk.mails.rows).toEqual([]);
    expect(desk.lines).toEqual([]);
  });

  test("that cannot be written down is an error of whoever caused it", async () => {
    desk.securityLog.append = async () => Promise.reject(new Error("the database is away"));
    await expect(desk.record({ userId })).rejects.toThrow("the database is away");
  });

  test("that is risky is told at once: in the log, by mail and to whoever runs this", async () => {
    await probe();
    expect(kinds()).toEqual([...Array(10).fill("foreign-id"), "risk-alert", "alert-told"]);
    expect(desk.events()[10]?.facts).toMatchObject({ of: 10, risk: 0.85, signals: "id-probe" });
    expect(desk.mails.rows).toMatchObject([
      {
        to: `${userId}@axisor.local`,
        userId,
        facts: {
          kind: "security-alert",
          title:
            "Something that belongs to somebody else was asked for, and refused. " +
            "Unusual, because what belongs to others was asked for in quick succession.",
        },
      },
    ]);
    expect(desk.lines.join()).toContain('"level":50');
    expect(desk.lines.join()).toContain('"event":"security-alert"');
  });

  test("that is risky, but not the worst, holds nothing", async () => {
    await probe();
    expect(await guardStates()).toEqual(["armed"]);
    expect(await sessionCount()).toBe(1);
    expect(countOf("account-held")).toBe(0);
  });
});

describe("alerts", () => {
  test("of the same signals come once an hour, however often they are seen", async () => {
    await probe(20);
    desk.pass(50 * MINUTE);
    await probe(15);
    expect(desk.mails.rows).toHaveLength(1);
    desk.pass(15 * MINUTE);
    await probe();
    expect(desk.mails.rows).toHaveLength(2);
    expect(countOf("risk-alert")).toBe(2);
  });

  test("of many events at once are one", async () => {
    await probe(9);
    await Promise.all(Array.from({ length: 20 }, () => probe(1)));
    expect(desk.mails.rows).toHaveLength(1);
  });

  test("of other signals, and of other accounts, are not held back by it", async () => {
    await probe();
    await openHoneytoken();
    const other = await desk.addUser();
    for (let at = 0; at < 10; at += 1) await desk.record({ userId: other, kind: "foreign-id" });
    expect(desk.mails.rows.map((mail) => mail.userId)).toEqual([userId, userId, other]);
  });

  test("about nobody's account reach whoever runs this", async () => {
    await desk.record({ userId: null, kind: "chain-broken", actor: "system", facts: { seq: 3 } });
    expect(desk.mails.rows).toEqual([]);
    expect(desk.lines.join()).toContain("changed by hand, from event 3 on");
    expect(kinds()).toEqual(["chain-broken", "risk-alert", "alert-told"]);
  });
});

describe("the worst", () => {
  test("pauses every automation and ends every session, and says so", async () => {
    await openHoneytoken();
    expect(await guardStates()).toEqual(["paused"]);
    expect(await sessionCount()).toBe(0);
    expect(desk.events()[1]).toMatchObject({
      kind: "account-held",
      userId,
      facts: { of: 1, paused: 1, ended: 1 },
    });
    expect(kinds()).toEqual(["honeytoken-opened", "account-held", "risk-alert", "alert-told"]);
  });

  test("touches nobody else", async () => {
    const other = await desk.addTrader();
    await openHoneytoken();
    expect((await desk.automations.ofUser(other, 0)).map(({ state }) => state)).toEqual(["armed"]);
    expect(await desk.sessions.ofUser(other, desk.deps.clock())).toHaveLength(1);
  });

  test("holds again when it happens again, though it is told only once", async () => {
    await openHoneytoken();
    await desk.sessions.create(aSession(userId), LOGIN_TIME);
    await openHoneytoken();
    expect(await sessionCount()).toBe(0);
    expect(countOf("account-held")).toBe(2);
    expect(desk.mails.rows).toHaveLength(1);
  });
});

describe("a process that ends between an event and its answer", () => {
  /** Every part an answer needs, failing from one moment on. */
  const failing = (part: "mails" | "sessions" | "told") => {
    const away = async () => Promise.reject(new Error("the process was killed"));
    const { securityLog } = desk;
    const parts = {
      mails: { ...desk.deps, mails: { write: away } },
      sessions: { ...desk.deps, sessions: { endAllOf: away } },
      told: {
        ...desk.deps,
        securityLog: {
          ...bound(securityLog),
          append: async (...args: Parameters<typeof securityLog.append>) =>
            args[0].kind === "alert-told" ? away() : securityLog.append(...args),
        },
      },
    };
    return createSecurityRecorder(parts[part]);
  };
  const bound = (log: SecurityDesk["securityLog"]): SecurityDesk["deps"]["securityLog"] => ({
    append: log.append.bind(log),
    recentOf: log.recentOf.bind(log),
    ofUser: log.ofUser.bind(log),
    list: log.list.bind(log),
    links: log.links.bind(log),
    head: log.head.bind(log),
  });
  const honeytoken = () => ({
    at: desk.deps.clock(),
    kind: "honeytoken-opened" as const,
    outcome: "allowed" as const,
    userId,
    actor: "system" as const,
    network: null,
    deviceId: null,
    sessionId: null,
    facts: {},
  });

  test.each(["mails", "sessions", "told"] as const)(
    "at its %s leaves an answer that the next sweep gives, once",
    async (part) => {
      await failing(part).record(honeytoken());
      expect(desk.lines.join()).toContain("security-answer-failed");
      desk.pass(5_000);
      expect(await finishAnswers(desk.deps)).toBe(0);
      desk.pass(25_000);
      expect(await finishAnswers(desk.deps)).toBeGreaterThan(0);
      expect(await guardStates()).toEqual(["paused"]);
      expect(await sessionCount()).toBe(0);
      expect(desk.mails.rows).toHaveLength(1);
      desk.pass(30_000);
      expect(await finishAnswers(desk.deps)).toBe(0);
      expect([countOf("account-held"), countOf("risk-alert"), countOf("alert-told")]).toEqual([1, 1, 1]);
    },
  );

  test("is answered once by many who notice it at the same time", async () => {
    await failing("sessions").record(honeytoken());
    desk.pass(30_000);
    await Promise.all(Array.from({ length: 8 }, () => finishAnswers(desk.deps)));
    expect(desk.mails.rows).toHaveLength(1);
    expect([countOf("account-held"), countOf("risk-alert"), countOf("alert-told")]).toEqual([1, 1, 1]);
  });

  test("more than a day ago is not answered any more", async () => {
    await failing("sessions").record(honeytoken());
    desk.pass(25 * HOUR);
    expect(await finishAnswers(desk.deps)).toBe(0);
  });
});
