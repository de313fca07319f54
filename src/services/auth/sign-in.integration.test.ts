import { randomBytes } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "#adapters/postgres/open-database.ts";
import { createPostgresExchangeAccounts } from "#adapters/postgres/postgres-exchange-accounts.ts";
import { createPostgresVaultKeys } from "#adapters/postgres/postgres-vault-keys.ts";
import { aSealedSecret } from "#testing/builders/a-sealed-secret.ts";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import { createAuthenticator } from "#testing/passkeys/create-authenticator.ts";
import { openBrowser } from "#testing/sign-in/open-browser.ts";
import { type Door, noLimits, openDoor } from "#testing/sign-in/open-door.ts";
import { postgresParts } from "#testing/sign-in/postgres-parts.ts";
import { EMAIL, enterWithApp, logIn, PASSWORD, signUp } from "#testing/sign-in/trader-steps.ts";
import { anAccount } from "#testing/stores/guarded-position.ts";

/* The stores are real and nothing is limited: what must happen once is decided by PostgreSQL alone. */

let database: TestDatabase;
let opened: ReturnType<typeof openDatabase>;
let sql: Sql;
let door: Door;
const made: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  opened = openDatabase(database.url, { max: 8, name: "sign-in-test" });
  // What builders call sealed names this key.
  await createPostgresVaultKeys(opened.db).record({ id: 1, fingerprint: Buffer.alloc(16, 1), createdAt: 0 });
  sql = postgres(database.url, { max: 1, onnotice: () => undefined });
});
beforeEach(async () => {
  await sql`truncate users, mails, mail_links, login_challenges cascade`;
  made.length = 0;
  door = openDoor({
    ...postgresParts(opened.db),
    limiter: noLimits,
    newToken: () => {
      const token = randomBytes(32).toString("base64url");
      made.push(token);
      return token;
    },
  });
});
afterAll(async () => {
  await opened.close();
  await sql.end();
  await database.drop();
});

const begin = async () => {
  const browser = openBrowser(door, "203.0.113.1");
  const step = await browser.ask((api) => api.auth.logIn({ email: EMAIL, password: PASSWORD }));
  if (step.kind !== "factor") throw new Error("no factor was asked");
  const { challenge } = step;
  return (kind: "totp" | "backup-code", code: string) =>
    browser.ask((api) => api.auth.answerFactor({ challenge, answer: { kind, code } }));
};
const passed = (answers: readonly PromiseSettledResult<unknown>[]) =>
  answers.filter(({ status }) => status === "fulfilled").length;

describe("on PostgreSQL", () => {
  test("of 200 who send one code at once, in 20 logins, one is let in, and nobody with it later", async () => {
    const { app } = await enterWithApp(door);
    const code = app.codeAt(door.clock());
    const logins = await Promise.all(Array.from({ length: 20 }, begin));
    expect(
      passed(await Promise.allSettled(Array.from({ length: 200 }, (_, n) => logins[n % 20]?.("totp", code)))),
    ).toBe(1);
    const later = await Promise.all(Array.from({ length: 20 }, begin));
    expect(passed(await Promise.allSettled(later.map((answer) => answer("totp", code))))).toBe(0);
  });

  test("no code of a step to come is taken", async () => {
    const { app } = await enterWithApp(door);
    for (const ahead of [1, 2, 3]) {
      const answer = await begin();
      expect(
        passed(await Promise.allSettled([answer("totp", app.codeAt(door.clock() + ahead * 30_000))])),
      ).toBe(0);
    }
  });

  test("of 100 who send one backup code at once, one is let in; new codes make all ten old ones worthless", async () => {
    const { browser, codes } = await enterWithApp(door);
    const logins = await Promise.all(Array.from({ length: 10 }, begin));
    const [code = ""] = codes;
    expect(
      passed(
        await Promise.allSettled(
          Array.from({ length: 100 }, (_, n) => logins[n % 10]?.("backup-code", code)),
        ),
      ),
    ).toBe(1);
    await browser.ask((api) => api.security.newBackupCodes());
    for (const old of codes) {
      const answer = await begin();
      expect(passed(await Promise.allSettled([answer("backup-code", old)]))).toBe(0);
    }
  });

  test("of 100 who send what one passkey signed, one is let in", async () => {
    const { browser } = await enterWithApp(door);
    const authenticator = createAuthenticator({ counts: false });
    const enrolling = await browser.ask((api) => api.security.beginPasskey());
    const response = authenticator.create(enrolling.options);
    await browser.ask((api) =>
      api.security.addPasskey({ challenge: enrolling.challenge, label: "Key", response }),
    );
    const { challenge, options } = await browser.ask((api) => api.auth.passkeyRequest({ challenge: null }));
    const signed = authenticator.get(options);
    const answers = await Promise.allSettled(
      Array.from({ length: 100 }, () =>
        browser.ask((api) => api.auth.logInWithPasskey({ challenge, response: signed })),
      ),
    );
    expect(passed(answers)).toBe(1);
  });

  test("of 50 who exchange one ticket, one gets a session; of 20 who follow one link, one chooses the password", async () => {
    const { app } = await enterWithApp(door);
    const answer = await begin();
    const { ticket } = await answer("totp", app.codeAt(door.clock()));
    const sessions = await sql`select count(*)::int as count from sessions`;
    const opened = await Promise.all(
      Array.from({ length: 50 }, (_, n) => openBrowser(door, `203.0.113.${n}`).open(ticket)),
    );
    expect(opened.filter(Boolean)).toHaveLength(1);
    expect(await sql`select count(*)::int as count from sessions`).toMatchObject([
      { count: sessions[0]?.count + 1 },
    ]);
    const browser = openBrowser(door);
    await browser.ask((api) => api.auth.requestReset({ email: EMAIL }));
    const token = (await door.linkTo(EMAIL)) ?? "";
    const chosen = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        browser.ask((api) => api.auth.choosePassword({ token, password: `pass phrase number ${n} of them` })),
      ),
    );
    expect(passed(chosen)).toBe(1);
    expect(await sql`select * from sessions`).toEqual([]);
  });

  test("a session that is just being opened when the password is reset does not outlive that", async () => {
    const parts = postgresParts(opened.db);
    let during: (() => Promise<void>) | null = null;
    const see: typeof parts.devices.see = async (device) => {
      const run = during;
      during = null;
      await run?.();
      return await parts.devices.see(device);
    };
    door = openDoor({ ...parts, devices: { ...parts.devices, see }, limiter: noLimits });
    await signUp(door);
    const thief = openBrowser(door, "203.0.113.1");
    const step = await thief.ask((api) => api.auth.logIn({ email: EMAIL, password: PASSWORD }));
    door.pass(1);
    during = async () => {
      const owner = openBrowser(door);
      await owner.ask((api) => api.auth.requestReset({ email: EMAIL }));
      const token = (await door.linkTo(EMAIL)) ?? "";
      await owner.ask((api) => api.auth.choosePassword({ token, password: "another pass phrase of mine" }));
    };
    expect(await thief.open(step.kind === "ticket" ? step.ticket : "")).toBe(false);
    expect(await thief.who()).toBeNull();
    expect(await sql`select * from sessions`).toEqual([]);
  });

  test("two factors that go at once beside a mainnet key leave one, however often it is tried", async () => {
    for (let round = 0; round < 10; round++) {
      await sql`truncate users, mails, mail_links, login_challenges cascade`;
      const { browser } = await enterWithApp(door);
      const { challenge, options } = await browser.ask((api) => api.security.beginPasskey());
      const response = createAuthenticator().create(options);
      const { id } = await browser.ask((api) =>
        api.security.addPasskey({ challenge, label: "Key", response }),
      );
      const { userId } = (await browser.who()) ?? { userId: "" };
      const account = anAccount({ userId, network: "mainnet" });
      await createPostgresExchangeAccounts(opened.db).add(account, aSealedSecret());
      const answers = await Promise.allSettled([
        browser.ask((api) => api.security.removeTotp()),
        browser.ask((api) => api.security.removePasskey({ id })),
      ]);
      expect(passed(answers)).toBe(1);
      expect(answers.find(({ status }) => status === "rejected")).toMatchObject({
        reason: { code: "refused", reason: "second-factor" },
      });
      expect(await door.deps.users.hasSecondFactor(userId)).toBe(true);
    }
  });

  test("a session that was ended is refused at its next call, by whichever token it is asked", async () => {
    const { browser, app } = await enterWithApp(door);
    const phone = openBrowser(door, "198.51.100.2");
    await logIn(door, phone, { app });
    const old = openBrowser(door);
    old.cookies.session = phone.cookies.session;
    door.pass(30_000);
    await phone.ask((api) =>
      api.security.stepUp({ answer: { kind: "totp", code: app.codeAt(door.clock()) } }),
    );
    const id = (await phone.who())?.sessionId ?? "";
    await browser.ask((api) => api.security.endSession({ id }));
    for (const ended of [phone, old]) {
      await expect(ended.ask((api) => api.security.overview())).rejects.toMatchObject({
        code: "unauthorized",
      });
    }
    expect(await browser.who()).not.toBeNull();
  });

  test("no table holds a token, a code or a password that opens anything", async () => {
    const { codes } = await enterWithApp(door);
    const browser = openBrowser(door, "203.0.113.9");
    await browser.ask((api) => api.auth.requestReset({ email: EMAIL }));
    await browser.ask((api) => api.auth.logIn({ email: EMAIL, password: PASSWORD }));
    const link = (await door.linkTo(EMAIL)) ?? "";
    const tables = [
      "users",
      "sessions",
      "devices",
      "login_challenges",
      "mail_links",
      "mails",
      "totp_factors",
    ];
    const rows = await Promise.all(
      tables.map((table) => sql`select row_to_json(t)::text as row from ${sql(table)} t`),
    );
    // The fake hasher of these tests keeps the password after a mark of its own.
    const stored = rows
      .flat()
      .map(({ row }) => String(row).replaceAll(`hashed:${PASSWORD}`, ""))
      .join("\n");
    expect(rows.every((table) => table.length > 0)).toBe(true);
    const secrets = [...made, link, PASSWORD, ...codes];
    expect(secrets.length).toBeGreaterThan(20);
    expect(secrets.filter((secret) => secret === "" || stored.includes(secret))).toEqual([]);
  });
});
