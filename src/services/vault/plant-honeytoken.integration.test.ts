import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { encodeDecoy } from "#adapters/sodium/credential-layout.ts";
import { sats } from "#domain/units.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { testKey } from "../accounts/test-key.ts";
import { makeBackupCodes } from "../security/make-backup-codes.ts";
import { plantHoneytoken } from "./plant-honeytoken.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const plant = () => {
  const credential = { key: "decoy-key-abcd", secret: "decoy-secret", passphrase: "decoy" };
  const plain = encodeDecoy(credential);
  const email = `${randomUUID()}@axisor.local`;
  return plantHoneytoken(stage.wired, {
    email,
    network: "paper",
    label: "Main",
    credential,
    plain,
    random: Math.random,
  });
};

test("a decoy looks like an account and is never read, and whoever opens it is heard of and gets nothing", async () => {
  const decoy = await plant();
  expect(await stage.wired.accounts.find(decoy.id)).toMatchObject({ keyLastFour: "abcd" });
  expect(await stage.wired.accounts.claimDue("paper", stage.paper.now() + 86_400_000, 10, 1)).toEqual([]);
  expect(
    await stage.wired.accountKeys.claimStale("paper", stage.paper.now() + 10 * 86_400_000, 10, 1),
  ).toEqual([]);
  const opened = await stage.wired.vault.withCredential(
    decoy,
    "screen",
    async (credential) => credential.digest,
  );
  expect(opened).toEqual({ ok: false, failure: { kind: "cannot-open" } });
  await vi.waitFor(() => expect(stage.logged.join()).toContain('"signals":"honeytoken"'));
});

test("a decoy stays refused and untouched, whoever has its key tested", async () => {
  const decoy = await plant();
  const row = () => stage.sql`select * from exchange_accounts where id = ${decoy.id}`;
  const before = await row();
  const request = { userId: decoy.userId, accountId: decoy.id };
  await expect(testKey(stage.wired, request)).rejects.toThrow("cannot be opened");
  await stage.wired.accounts.markUnauthorized(decoy, "wrong key", stage.paper.now());
  expect(await row()).toEqual(before);
  expect(await stage.wired.accounts.hasAny("paper")).toBe(false);
});

test("a decoy's row holds nothing that gives it away", async () => {
  await plant();
  const [row] = await stage.sql<{ length: number; key_id: number }[]>`
    select length(ciphertext) as length, key_id from sealed_secrets where field = 'credential'`;
  const { trader } = { trader: await stage.trader() };
  const lengths = await stage.sql`
    select distinct length(ciphertext) as length from sealed_secrets s
    join exchange_accounts a on a.id = s.subject_id where a.user_id = ${trader.userId}`;
  expect(lengths).toEqual([{ length: row?.length }]);
});

/** Somebody who did what a decoy's rows tell: registered, proved a second factor, connected, and was refused one day. */
const refusedTrader = async () => {
  const { userId, account } = await stage.trader();
  const { factors, totp, totpSeeds, passwords, accountKeys, accounts } = stage.wired;
  const hash = await passwords.hash("a password that somebody chose");
  if (!hash.ok) throw new Error("The hasher is busy");
  await stage.sql`update users set password_hash = ${hash.value} where id = ${userId}`;
  const at = stage.paper.now();
  await factors.beginTotp({ userId, revision: 1, confirmedAt: null, createdAt: at });
  await totpSeeds.keep(userId, 1, totp.newSeed());
  await factors.spendStep(userId, Math.floor(at / 30_000));
  await factors.confirmTotp(userId, 1, at, (await makeBackupCodes(stage.wired)).hashed);
  stage.wait(86_400_000);
  const later = { accountId: account.id, balance: sats(1_000), positions: [], readAt: stage.paper.now() - 1 };
  await accounts.storeReading({ ...later, nextReadAt: () => stage.paper.now() + 60_000 });
  const validatedAt = stage.paper.now();
  const nextAt = validatedAt + 86_400_000;
  await accountKeys.noteValidation(account, { permissions: [], verdict: "refused", at: validatedAt, nextAt });
  return userId;
};

type Row = Readonly<Record<string, unknown>>;

/** What of a row can be told without a look at its values. */
const outlineOf = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value === null ? null : typeof value]),
  );
const rowsOf = async (userId: string) => {
  const of = (table: string) => stage.sql<Row[]>`select * from ${stage.sql(table)} where user_id = ${userId}`;
  const [[user], [account], [factor], codes, secrets] = await Promise.all([
    stage.sql<Row[]>`select * from users where id = ${userId}`,
    of("exchange_accounts"),
    of("totp_factors"),
    of("backup_codes"),
    stage.sql<Row[]>`
      select field, revision, length(ciphertext) as length, length(wrapped_key) as wrapped from sealed_secrets
      where user_id = ${userId} order by field`,
  ]);
  if (user === undefined || account === undefined || factor === undefined)
    throw new Error("A row is missing");
  return { user, account, factor, codes, secrets };
};

test("a decoy has what everybody has: a password, a second factor, readings, and a past in which they came about", async () => {
  const decoy = await plant();
  const [planted, real] = [await rowsOf(decoy.userId), await rowsOf(await refusedTrader())];
  for (const table of ["user", "account", "factor"] as const) {
    expect([table, outlineOf(planted[table])]).toEqual([table, outlineOf(real[table])]);
  }
  const form = ({ user }: typeof real) => String(user["password_hash"]).replace(/[A-Za-z0-9+/]{20,}/g, "…");
  expect(form(planted)).toBe("$argon2id$v=19$m=47104,t=1,p=1$…$…");
  expect(form(planted)).toBe(form(real));
  expect(planted.codes).toHaveLength(real.codes.length);
  expect(planted.secrets).toEqual(real.secrets);
  const { user, factor, account } = planted;
  const past = [
    user["created_at"],
    factor["created_at"],
    factor["confirmed_at"],
    account["created_at"],
    account["read_at"],
    account["validated_at"],
  ].map(Number);
  expect(past).toEqual(past.toSorted((one, other) => one - other));
  expect(new Set(past).size).toBe(past.length);
  expect(account["status"]).toBe("refused");
});
