import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createPaperCounter } from "#adapters/paper/create-paper-counter.ts";
import { counterTokenOf } from "#paper-exchange/admin/counter-token.ts";
import type { Acting } from "#services/security/acting.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { bindCredentials } from "./bind-credentials.ts";
import type { Wired } from "./wired.ts";

const VISITOR = { network: "198.51.100.7", userAgent: null, deviceToken: null, party: null };
const TOKEN = counterTokenOf("an admin token for tests");

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const enter = async (): Promise<Acting> => {
  const [userId, email] = [randomUUID(), `${randomUUID()}@axisor.local`];
  await stage.wired.users.create({ id: userId, email, passwordHash: "none", createdAt: stage.paper.now() });
  return { ...anActiveSession({ userId, email, deviceId: randomUUID() }), visitor: VISITOR };
};

const counterAt = (url = stage.paper.url, token = TOKEN) => createPaperCounter({ url, token });
const withCounter = (paperCounter: Wired["paperCounter"] = counterAt()): Wired => ({
  ...stage.wired,
  paperCounter,
});
const start = (acting: Acting, wired = withCounter()) =>
  bindCredentials(wired).startOnPaper({ acting, locale: "en" });
const deposits = () => [...stage.paper.ledger()].filter(({ kind }) => kind === "deposit");
const accountsOf = ({ userId }: Acting) => stage.wired.accounts.ofUser(userId);

describe("starting on paper", () => {
  test("opens an account with play sats and connects its key as any key is, which no answer holds", async () => {
    const acting = await enter();
    const view = await start(acting);
    expect(view).toMatchObject({
      label: "Paper account",
      network: "paper",
      status: "active",
      balance: 3_000_000,
    });
    expect(view.permissions).not.toContain("account:withdrawals:write");
    const sealed = await stage.sql`select 1 from sealed_secrets`;
    expect(sealed).toHaveLength(1);
    const events = await stage.sql<{ kind: string }[]>`
      select kind from security_events where user_id = ${acting.userId}`;
    expect(events.map(({ kind }) => kind)).toEqual(["key-connected"]);
    expect(Object.keys(view).filter((name) => /secret|passphrase|^key$/.test(name))).toEqual([]);
  });

  test("leads a second press, and one at the same time, to the same account, paid for once", async () => {
    const acting = await enter();
    const both = await Promise.all([start(acting), start(acting)]);
    const again = await start(acting);
    expect(new Set([...both, again].map(({ id }) => id)).size).toBe(1);
    expect(await accountsOf(acting)).toHaveLength(1);
    expect(deposits().map(({ amount }) => amount)).toEqual([3_000_000]);
  });

  test("gives whoever removed their key the same account, not another purse", async () => {
    const acting = await enter();
    const { id } = await start(acting);
    await bindCredentials(withCounter()).remove({ acting, locale: "en", id });
    const view = await start(acting);
    expect(view.id).not.toBe(id);
    expect(deposits()).toHaveLength(1);
  });

  test("gives each trader an account of their own", async () => {
    const [one, other] = [await enter(), await enter()];
    await start(one);
    await start(other);
    const names = [...(await accountsOf(one)), ...(await accountsOf(other))].map((a) => a.exchangeUserId);
    expect(new Set(names).size).toBe(2);
  });

  test("is refused where no paper exchange runs, and keeps nothing where it does not answer", async () => {
    const acting = await enter();
    await expect(start(acting, withCounter(null))).rejects.toMatchObject({ code: "refused" });
    const unreachable = [counterAt("http://127.0.0.1:9"), counterAt(stage.paper.url, "not the token")];
    for (const counter of unreachable) {
      await expect(start(acting, withCounter(counter))).rejects.toMatchObject({
        code: "unavailable",
        message: expect.stringContaining("Nothing was stored"),
      });
    }
    const silent = { ...counterAt(), issueKey: counterAt("http://127.0.0.1:9").issueKey };
    await expect(start(acting, withCounter(silent))).rejects.toMatchObject({ code: "unavailable" });
    expect(await accountsOf(acting)).toEqual([]);
    expect(await stage.sql`select 1 from sealed_secrets`).toHaveLength(0);
    // What was opened half the way is gone on with.
    await start(acting);
    expect(deposits()).toHaveLength(1);
  });
});

describe("the counter", () => {
  const ask = async (path: string, token: string) =>
    (
      await fetch(`${stage.paper.url}${path}`, {
        method: "POST",
        headers: { "x-counter-token": token, "x-admin-token": token },
        body: JSON.stringify({ owner: randomUUID() }),
      })
    ).status;

  test("is not there without its token, opens no key without an account, and its token is no admin's", async () => {
    expect(await ask("/counter/accounts", "guessed")).toBe(404);
    expect(await ask("/counter/accounts", TOKEN)).toBe(200);
    expect(await ask("/counter/keys", TOKEN)).toBe(404);
    expect(await ask("/admin/accounts", TOKEN)).toBe(404);
  });
});
