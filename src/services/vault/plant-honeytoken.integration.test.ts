import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { encodeDecoy } from "#adapters/sodium/credential-layout.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { testKey } from "../accounts/test-key.ts";
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
  return plantHoneytoken(stage.wired, { email, network: "paper", label: "Main", credential, plain });
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
    select length(ciphertext) as length, key_id from sealed_secrets`;
  const { trader } = { trader: await stage.trader() };
  const lengths = await stage.sql`
    select distinct length(ciphertext) as length from sealed_secrets s
    join exchange_accounts a on a.id = s.subject_id where a.user_id = ${trader.userId}`;
  expect(lengths).toEqual([{ length: row?.length }]);
});
