import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fail, ok } from "#domain/result.ts";
import { priceFromUsd, sats } from "#domain/units.ts";
import type { Credential, Exchange, Exchanges } from "#ports/exchange.ts";
import { aDoer } from "#testing/builders/a-session.ts";
import { TRADING_PERMISSIONS } from "#testing/fakes/fake-exchange.ts";
import { FakeSecurityRecorder } from "#testing/fakes/fake-security-recorder.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { askKeyTest } from "./ask-key-test.ts";
import { handInKey } from "./hand-in-key.ts";
import { removeAccount } from "./remove-account.ts";
import { renameAccount } from "./rename-account.ts";
import { revalidateKeys } from "./revalidate-keys.ts";
import { syncAccount } from "./sync-account.ts";
import { testKey } from "./test-key.ts";

const DAY = 86_400_000;

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const aUser = async () => {
  const id = randomUUID();
  const email = `${id}@axisor.local`;
  await stage.wired.users.create({ id, email, passwordHash: "none", createdAt: stage.paper.now() });
  return id;
};

const openAccount = () => stage.paper.createAccount({ username: "demo", balance: sats(1_000_000) }).accountId;
const keyOf = (accountId: string, permissions: readonly string[] = TRADING_PERMISSIONS): Credential => {
  const { key, secret, passphrase } = stage.paper.createKey(accountId, { permissions, active: true });
  return { key, secret, passphrase };
};

/** Somebody with a connected key, and the account at the exchange it belongs to. */
const connected = async () => {
  const userId = await aUser();
  const atExchange = openAccount();
  const account = await handInKey(stage.wired, {
    ...keyOf(atExchange),
    by: aDoer(userId),
    network: "paper",
    label: "Main",
  });
  return { userId, atExchange, account };
};

const replace = (userId: string, accountId: string, key: Credential) =>
  handInKey(stage.wired, { ...key, by: aDoer(userId), accountId });
const read = async (accountId: string) => {
  const account = await stage.wired.accounts.find(accountId);
  if (account === null) throw new Error("There is no account");
  return syncAccount(stage.wired, account, { at: stage.paper.now(), last: null });
};
const secrets = () => stage.sql`select revision, field from sealed_secrets`;

describe("replacing a key", () => {
  test("puts another of the same account in its place, and readings go on throughout", async () => {
    const { userId, atExchange, account } = await connected();
    const before = await stage.wired.accounts.find(account.id);
    const next = keyOf(atExchange);
    const replaced = await replace(userId, account.id, next);
    expect(replaced).toMatchObject({
      id: account.id,
      keyLastFour: next.key.slice(-4),
      credentialRevision: 2,
    });
    expect(await secrets()).toEqual([{ revision: 2, field: "credential" }]);
    expect(await read(account.id)).toBe("read");
    // Whoever looked at the account just before opens the new key, not nothing: no work is put off for it.
    if (before === null) throw new Error("There was an account");
    await expect(syncAccount(stage.wired, before, { at: stage.paper.now(), last: null })).resolves.toBe(
      "read",
    );
  });

  test("by one of another exchange account, or one that can withdraw, changes nothing", async () => {
    const { userId, atExchange, account } = await connected();
    await expect(replace(userId, account.id, keyOf(openAccount()))).rejects.toMatchObject({
      code: "refused",
    });
    const greedy = keyOf(atExchange, [...TRADING_PERMISSIONS, "account:withdrawals:write"]);
    await expect(replace(userId, account.id, greedy)).rejects.toMatchObject({ code: "refused" });
    expect(await secrets()).toEqual([{ revision: 1, field: "credential" }]);
    expect(await read(account.id)).toBe("read");
  });

  test("of somebody else's account is answered like one that never was", async () => {
    const { account, atExchange } = await connected();
    const stranger = await aUser();
    const foreign = await replace(stranger, account.id, keyOf(atExchange)).catch((error: unknown) => error);
    const absent = await replace(stranger, randomUUID(), keyOf(atExchange)).catch((error: unknown) => error);
    expect(foreign).toMatchObject({ code: "not-found" });
    expect(String(foreign)).toBe(String(absent));
    await expect(
      renameAccount(stage.wired, { userId: stranger, id: account.id, label: "Mine" }),
    ).rejects.toMatchObject({ code: "not-found" });
  });

  test("by two at once lets one through", async () => {
    const { userId, atExchange, account } = await connected();
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => replace(userId, account.id, keyOf(atExchange))),
    );
    const [done, refused] = ["fulfilled", "rejected"].map(
      (how) => tries.filter(({ status }) => status === how).length,
    );
    expect(done).toBeGreaterThan(0);
    const [row] = await secrets();
    expect(row?.["revision"]).toBe(1 + (done ?? 0));
    expect((done ?? 0) + (refused ?? 0)).toBe(3);
    expect(await read(account.id)).toBe("read");
  });
});

describe("asking what a key may do", () => {
  const deps = () => ({ ...stage.wired, security: recorder });
  let recorder = new FakeSecurityRecorder();
  beforeEach(() => {
    recorder = new FakeSecurityRecorder();
  });

  test("happens at once when its owner wants to know", async () => {
    const { userId, account } = await connected();
    expect(await testKey(stage.wired, { userId, accountId: account.id })).toEqual({
      kind: "accepted",
      permissions: TRADING_PERMISSIONS.toSorted(),
    });
    await expect(
      testKey(stage.wired, { userId: await aUser(), accountId: account.id }),
    ).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("happens once a day by itself, and not before", async () => {
    await connected();
    expect(await revalidateKeys(deps(), "paper")).toBe(0);
    stage.paper.step(priceFromUsd(100_000), stage.paper.now() + DAY);
    expect(await revalidateKeys(deps(), "paper")).toBe(1);
    expect(await revalidateKeys(deps(), "paper")).toBe(0);
    expect(recorder.events).toEqual([]);
  });

  test("of one that can withdraw by now ends its use, and its owner is told", async () => {
    const { userId, account } = await connected();
    const wide = [...TRADING_PERMISSIONS, "account:withdrawals:write"];
    const exchanges = {
      ...stage.wired.exchanges,
      withCredential: (...args: Parameters<typeof stage.wired.exchanges.withCredential>) => ({
        ...stage.wired.exchanges.withCredential(...args),
        permissions: async () => ({ ok: true, value: wide }) as const,
      }),
    };
    stage.paper.step(priceFromUsd(100_000), stage.paper.now() + DAY);
    await revalidateKeys({ ...deps(), exchanges }, "paper");
    expect(await stage.wired.accounts.find(account.id)).toMatchObject({ status: "refused" });
    expect(await stage.wired.accounts.claimDue("paper", stage.paper.now() + DAY, 10, 1)).toEqual([]);
    expect(recorder.told()).toEqual(["key-refused refused"]);
    expect(await stage.wired.mails.newest(1)).toMatchObject([
      { userId, facts: { kind: "key-changed", what: "key-refused", label: "Main" } },
    ]);
    // A reading that was under way does not take it back.
    expect(await read(account.id)).toBe("read");
    expect(await stage.wired.accounts.find(account.id)).toMatchObject({ status: "refused" });
  });

  /** Exchanges that answer the question what a key may do in their own way, and readings of its account too if told. */
  const saying = (
    permissions: Awaited<ReturnType<Exchange["permissions"]>>,
    account?: Awaited<ReturnType<Exchange["account"]>>,
  ): Exchanges => ({
    ...stage.wired.exchanges,
    withCredential: (...args) => ({
      ...stage.wired.exchanges.withCredential(...args),
      permissions: async () => permissions,
      ...(account === undefined ? {} : { account: async () => account }),
    }),
  });
  const gone = fail({ kind: "unauthorized", status: 401, message: "Gone.", raw: "" } as const);
  const statusOf = async (id: string) => (await stage.wired.accounts.find(id))?.status;

  test("of one the exchange does not accept any more notes that, and it is tried again", async () => {
    const { userId, account } = await connected();
    const exchanges = saying(gone, gone);
    const verdict = await testKey({ ...stage.wired, exchanges }, { userId, accountId: account.id });
    expect(verdict).toMatchObject({ kind: "unauthorized" });
    expect(await statusOf(account.id)).toBe("unauthorized");
  });

  test("of one that is not let in there, and reads its account, learns nothing about the key", async () => {
    const { userId, account } = await connected();
    const exchanges = saying(gone);
    const verdict = await testKey({ ...stage.wired, exchanges }, { userId, accountId: account.id });
    expect(verdict).toMatchObject({ kind: "unreadable" });
    expect(await stage.wired.accounts.find(account.id)).toMatchObject({ status: "active", blindSince: null });
  });

  test("of one that is accepted uses it again, whatever was thought of it, and reads it at once", async () => {
    for (const before of ["unauthorized", "refused"]) {
      const { userId, account } = await connected();
      await stage.sql`update exchange_accounts set status = ${before}, next_read_at = now() + interval '9 years'
                      where id = ${account.id}`;
      const verdict = await testKey(stage.wired, { userId, accountId: account.id });
      expect(verdict).toMatchObject({ kind: "accepted" });
      expect(await statusOf(account.id)).toBe("active");
      const due = await stage.wired.accounts.claimDue("paper", stage.paper.now(), 9, 15_000);
      expect(due.map(({ id }) => id)).toContain(account.id);
    }
  });

  test("of one that is used already leaves it due when it was", async () => {
    const { userId, account } = await connected();
    await stage.wired.accounts.makeDue(account.id, stage.paper.now() + 5_000);
    await testKey(stage.wired, { userId, accountId: account.id });
    const claim = (at: number) => stage.wired.accounts.claimDue("paper", at, 9, 1);
    expect(await claim(stage.paper.now() + 4_999)).toEqual([]);
    expect(await claim(stage.paper.now() + 5_000)).toHaveLength(1);
  });

  describe("takes nothing back", () => {
    const accept = (account: { readonly id: string; readonly credentialRevision: number }, at: number) =>
      stage.wired.accountKeys.noteValidation(account, {
        permissions: TRADING_PERMISSIONS,
        verdict: "accepted",
        at,
        nextAt: at + DAY,
      });

    test("where it was asked for before the refusal", async () => {
      const { account } = await connected();
      const at = stage.paper.now();
      const wide = [...TRADING_PERMISSIONS, "account:withdrawals:write"];
      await stage.wired.accountKeys.noteValidation(account, {
        permissions: wide,
        verdict: "refused",
        at,
        nextAt: at + DAY,
      });
      await accept(account, at - 1);
      expect(await statusOf(account.id)).toBe("refused");
      await accept(account, at);
      expect(await statusOf(account.id)).toBe("active");
    });

    test("from the key that took its place, nor from an account that is gone", async () => {
      const { userId, account } = await connected();
      await stage.sql`update exchange_accounts set status = 'refused', credential_revision = 2
                      where id = ${account.id}`;
      await accept(account, stage.paper.now());
      expect(await statusOf(account.id)).toBe("refused");
      await removeAccount(stage.wired, { userId, id: account.id });
      await accept(account, stage.paper.now());
      expect(await statusOf(account.id)).toBeUndefined();
    });
  });

  describe("of one that lacks a right", () => {
    const lacking = () => saying(ok([]));
    const ask = (exchanges: Exchanges = lacking()) => revalidateKeys({ ...deps(), exchanges }, "paper");
    /** What its owner was told beside that it is connected. */
    const mails = async () => {
      const told = await stage.wired.mails.newest(5);
      const all = told.flatMap(({ facts }) => ("what" in facts ? [facts.what] : []));
      return all.filter((what) => what !== "key-connected");
    };

    test("goes on guarding with it: one answer may be odd, and a key let go guards nothing", async () => {
      const { account } = await connected();
      stage.paper.step(priceFromUsd(100_000), stage.paper.now() + DAY);
      expect(await ask()).toBe(1);
      expect(await stage.wired.accounts.find(account.id)).toMatchObject({
        status: "active",
        permissions: [],
      });
      expect(await read(account.id)).toBe("read");
      expect(recorder.events).toEqual([]);
      expect(await mails()).toEqual([]);
    });

    test("asks again within the hour; its owner is told when that says the same, and each day it lasts", async () => {
      const { account } = await connected();
      stage.paper.step(priceFromUsd(100_000), stage.paper.now() + DAY);
      await ask();
      stage.paper.step(priceFromUsd(100_000), stage.paper.now() + 3_600_000 - 1);
      expect(await ask()).toBe(0);
      stage.paper.step(priceFromUsd(100_000), stage.paper.now() + 1);
      expect(await ask()).toBe(1);
      expect(await mails()).toEqual(["key-lacking"]);
      stage.paper.step(priceFromUsd(100_000), stage.paper.now() + DAY - 1);
      expect(await ask()).toBe(0);
      stage.paper.step(priceFromUsd(100_000), stage.paper.now() + 1);
      await ask();
      expect(await mails()).toEqual(["key-lacking", "key-lacking"]);
      expect(await statusOf(account.id)).toBe("active");
    });

    test("forgets an odd answer with the next one", async () => {
      const { account } = await connected();
      stage.paper.step(priceFromUsd(100_000), stage.paper.now() + DAY);
      await ask();
      stage.paper.step(priceFromUsd(100_000), stage.paper.now() + 3_600_000);
      await ask(stage.wired.exchanges);
      expect(await mails()).toEqual([]);
      expect(await stage.wired.accounts.find(account.id)).toMatchObject({
        status: "active",
        permissions: TRADING_PERMISSIONS.toSorted(),
      });
    });

    test("tells its owner who tests it, and takes back no refusal", async () => {
      const { userId, account } = await connected();
      const test = () => testKey({ ...stage.wired, exchanges: lacking() }, { userId, accountId: account.id });
      const verdict = await test();
      expect(verdict).toMatchObject({ kind: "lacking", isKnown: false });
      // As a process without keys is told it.
      const { accounts } = stage.wired;
      const asked = { accounts, desk: { ask: async () => verdict } };
      expect(await askKeyTest(asked, { by: aDoer(userId), accountId: account.id })).toMatchObject({
        kind: "lacking",
      });
      expect(await test()).toMatchObject({
        kind: "lacking",
        isKnown: true,
        reason: {
          en: expect.stringContaining("lacks account:read, futures:isolated:read, futures:isolated:write"),
          "pt-BR": expect.stringContaining("permissões: account:read, futures:isolated:read"),
        },
      });
      await stage.sql`update exchange_accounts set status = 'refused' where id = ${account.id}`;
      await test();
      expect(await statusOf(account.id)).toBe("refused");
    });
  });
});

describe("removing a key", () => {
  test("shreds it: neither the sealed secret nor its data key is left anywhere", async () => {
    const { userId, account } = await connected();
    await removeAccount(stage.wired, { userId, id: account.id });
    expect(await secrets()).toEqual([]);
    await expect(removeAccount(stage.wired, { userId, id: account.id })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
