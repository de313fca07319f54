import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createPaperCounter } from "#adapters/paper/create-paper-counter.ts";
import { sats } from "#domain/units.ts";
import { counterTokenOf } from "#paper-exchange/admin/counter-token.ts";
import { workNotifications } from "#services/notifications/work-notifications.ts";
import type { ProofPatience } from "#services/operations/await-proof.ts";
import { proveProtection } from "#services/operations/prove-protection.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { deliveryDepsOf } from "../told/delivery-deps-of.ts";
import { telegramDepsOf } from "../told/telegram-deps-of.ts";
import type { Wired } from "../wired.ts";
import { proveAlways } from "./prove-always.ts";
import { watchNetwork } from "./watch-network.ts";

/* The canary of a worker on a paper exchange whose clock stands still unless the test moves it. */
const TOKEN = counterTokenOf("an admin token for tests");
/** On a machine whose cores are all taken; a bound, not a promise. */
const WAIT = { timeout: 50_000, interval: 20 };
const WAITS_MS = 300_000;
const PATIENT: ProofPatience = { waitMs: 15_000, pollMs: 20 };
const BRIEF: ProofPatience = { waitMs: 400, pollMs: 20 };
const DAY_MS = 24 * 60 * 60_000;
const ADD_MARGIN = "/futures/isolated/trade/add-margin";

let stage: Stage;
let stopping: AbortController;
let running: Promise<unknown>[];

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(async () => {
  await stage.renew();
  stopping = new AbortController();
  running = [];
  // The price that is known before anybody watches.
  await stage.tick();
});
afterEach(async () => {
  stopping.abort();
  await Promise.all(running);
});
afterAll(() => stage.stop());

const wired = (): Wired => ({
  ...stage.wired,
  paperCounter: createPaperCounter({ url: stage.paper.url, token: TOKEN }),
});
const deps = () => ({ ...wired(), sleep: async (ms: number) => void (await sleep(ms)) });
const prove = (patience: ProofPatience = PATIENT) => proveProtection(deps(), patience);
/** A worker that has caught up: it ticks by itself from here on, also while the clock stands still. */
const watch = async () => {
  const onTick = () => undefined;
  running.push(watchNetwork(wired(), { network: "paper", signal: stopping.signal, onTick }));
  await vi.waitFor(() => {
    stage.wait(1_000);
    expect(stage.logged.join()).toContain('"gap-closed"');
  }, WAIT);
};
const standing = async () => {
  const canary = await stage.wired.canary.standing();
  if (canary === null) throw new Error("There is no canary");
  return canary;
};
const ledger = (kind: string) =>
  [...stage.paper.ledger()].filter((row) => row.kind === kind).map(({ amount }) => amount);
const warned = (step: string) =>
  stage.logged.filter((line) => line.includes('"canary-unproven"') && line.includes(`"${step}"`));

describe("protection", () => {
  test("is proven by what the worker's own tick did and the exchange shows", async () => {
    await watch();
    expect(await prove()).toMatchObject({ kind: "proven" });
    const { provenAt, accountId, positionId, email, startedAt } = await standing();
    expect(provenAt).toBe(stage.paper.now());
    expect(startedAt).toBe(stage.paper.now());
    expect(email).toMatch(/^canary-2026-01-01-[0-9a-f-]{36}@axisor\.invalid$/);
    // 400 USD on 200,000 sats: all but 93,886 are taken out, and 22 % away liquidation is at 78,000.
    expect(ledger("cash-in")).toEqual([106_114]);
    expect(ledger("add-margin")).toEqual([18_935]);
    const position = await stage.wired.accounts.position(accountId ?? "", positionId ?? "");
    expect(position?.margin).toBe(93_886 + 18_935);
    const states = await stage.sql`select state from trade_intents`;
    expect(states).toEqual([{ state: "confirmed" }]);
  });

  test("is proven once a minute, by one process, and again a minute later", async () => {
    await watch();
    const both = await Promise.all([prove(), prove()]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(["elsewhere", "proven"]);
    expect(await prove()).toEqual({ kind: "fresh" });
    stage.wait(60_000);
    expect(await prove()).toMatchObject({ kind: "proven" });
    expect((await standing()).provenAt).toBe(stage.paper.now());
    expect(ledger("add-margin")).toHaveLength(2);
  });

  test("is not proven where no tick runs, however much time passes", async () => {
    expect(await prove(BRIEF)).toEqual({ kind: "missing", step: "intent" });
    expect((await standing()).provenAt).toBeNull();
    expect(warned("intent")).toHaveLength(1);
    expect(ledger("add-margin")).toEqual([]);
    // Nor by a margin that somebody else put in.
    const { accountId, positionId } = await standing();
    const account = await stage.wired.accounts.find(accountId ?? "");
    if (account === null || positionId === null) throw new Error("It is not equipped");
    await stage.wired.vault.withCredential(account, "guard", (credential) =>
      stage.wired.exchanges
        .withCredential("paper", credential)
        .addMargin({ positionId, amount: sats(18_935), signedAt: stage.paper.now() }),
    );
    expect(await prove(BRIEF)).toEqual({ kind: "missing", step: "intent" });
    expect((await standing()).provenAt).toBeNull();
  });

  test("is not proven where the exchange refuses the margin, and is again once it takes it", async () => {
    await watch();
    expect(await prove()).toMatchObject({ kind: "proven" });
    const { provenAt } = await standing();
    stage.wait(60_000);
    stage.paper.faults.inject({ kind: "refusal-with-echo", path: ADD_MARGIN, times: null });
    expect(await prove()).toEqual({ kind: "missing", step: "confirmation" });
    expect((await standing()).provenAt).toBe(provenAt);
    stage.paper.faults.clear();
    await vi.waitFor(async () => {
      stage.wait(30_000);
      expect(await prove({ waitMs: 1_000, pollMs: 20 })).toMatchObject({ kind: "proven" });
    }, WAIT);
  });

  test("is not proven by what the database says and the exchange does not show", async () => {
    await watch();
    const canary: Wired["canary"] = {
      ...stage.wired.canary,
      // One sat more than was sent.
      newestEffects: async (guardId) => {
        const effects = await stage.wired.canary.newestEffects(guardId);
        return effects.map((effect) => ({ ...effect, amount: sats((effect.amount ?? 0) + 1) }));
      },
    };
    expect(await proveProtection({ ...deps(), canary }, PATIENT)).toEqual({
      kind: "missing",
      step: "read-back",
    });
    expect((await standing()).provenAt).toBeNull();
  });
});

describe("the canary", () => {
  test(
    "is proven through any jump of the price, and after a liquidation with another in its place",
    async () => {
      await watch();
      for (const dollars of [110_000, 99_000, 89_100, 120_000]) {
        stage.wait(60_000);
        stage.move(dollars);
        await vi.waitFor(
          async () => expect(await prove({ waitMs: 5_000, pollMs: 20 })).toMatchObject({ kind: "proven" }),
          WAIT,
        );
      }
      const { userId } = await standing();
      stage.wait(60_000);
      stage.move(60_000);
      await vi.waitFor(
        async () => expect(await prove({ waitMs: 5_000, pollMs: 20 })).toMatchObject({ kind: "proven" }),
        WAIT,
      );
      expect((await standing()).userId).not.toBe(userId);
    },
    WAITS_MS,
  );

  test("is another every day, and nothing of the one before is left but the proof", async () => {
    await watch();
    await prove();
    const before = await standing();
    stage.wait(DAY_MS);
    stage.paper.faults.inject({ kind: "unavailable", path: ADD_MARGIN, times: null });
    await prove(BRIEF);
    const after = await standing();
    expect(after.userId).not.toBe(before.userId);
    expect(after.email).toContain("canary-2026-01-02-");
    expect(after.provenAt).toBe(before.provenAt);
    const users = await stage.sql`select id from users`;
    expect(users).toEqual([{ id: after.userId }]);
    const left = await stage.sql`select 1 from receipts where user_id = ${before.userId}`;
    expect(left).toHaveLength(0);
  });

  test("that never proved anything is as late after it was replaced as before", async () => {
    await prove(BRIEF);
    const before = await standing();
    stage.wait(DAY_MS);
    await prove(BRIEF);
    const after = await standing();
    expect(after.userId).not.toBe(before.userId);
    expect(after).toMatchObject({ startedAt: before.startedAt, provenAt: null });
    const at = stage.paper.now();
    expect((await stage.wired.operations.facts(at)).canaryAgeMs).toBe(at - before.startedAt);
  });

  test("does nothing on any network but paper, whatever the database says", async () => {
    await watch();
    await prove();
    const { provenAt } = await standing();
    stopping.abort();
    await Promise.all(running);
    for (const network of ["mainnet", "signet"]) {
      await stage.sql`update exchange_accounts set network = ${network}`;
      stage.wait(60_000);
      const rows = [...stage.paper.ledger()].length;
      expect(await prove(BRIEF)).toEqual({ kind: "missing", step: "not-paper" });
      expect([...stage.paper.ledger()]).toHaveLength(rows);
    }
    expect((await standing()).provenAt).toBe(provenAt);
  });

  test("is told nothing, is nobody who was active, and is not let in by any password", async () => {
    await watch();
    await prove();
    stage.paper.faults.inject({ kind: "refusal-with-echo", path: ADD_MARGIN, times: null });
    stage.wait(60_000);
    await prove();
    const told = deliveryDepsOf(wired());
    while ((await workNotifications(told)) > 0);
    expect(await stage.sql`select 1 from deliveries`).toHaveLength(0);
    expect(await stage.wired.deliveries.unsent(10)).toEqual([]);
    expect(await stage.sql`select 1 from outbox where spread_at is null`).toHaveLength(0);
    const { activeUsers } = await stage.wired.operations.figures(stage.paper.now());
    expect(activeUsers).toEqual({ "5m": 0, "1d": 0, "7d": 0 });
    const { email } = await standing();
    const user = await stage.wired.users.findByEmail(email);
    expect(user?.passwordHash).toMatch(/^\$argon2id\$/);
    for (const guess of ["", "none", email])
      expect(await stage.wired.passwords.verify(user?.passwordHash ?? null, guess)).toMatchObject({
        value: false,
      });
  });

  test("is not there where no paper exchange runs, and is gone where one ran", async () => {
    expect(await proveProtection({ ...deps(), paperCounter: null })).toEqual({ kind: "off" });
    expect(await stage.wired.canary.standing()).toBeNull();
    await prove(BRIEF);
    expect((await stage.wired.operations.facts(stage.paper.now())).canaryAgeMs).toBe(0);
    expect(await proveProtection({ ...deps(), paperCounter: null })).toEqual({ kind: "off" });
    expect((await stage.wired.operations.facts(stage.paper.now())).canaryAgeMs).toBeNull();
    expect(await stage.sql`select 1 from users`).toHaveLength(0);
  });

  test("goes on from where a round was broken off", async () => {
    const { paperCounter } = wired();
    if (paperCounter === null) throw new Error("There is no counter");
    const unkeyed = {
      ...paperCounter,
      issueKey: async () => ({ ok: false, failure: { kind: "unavailable", message: "" } }) as const,
    };
    expect(await proveProtection({ ...deps(), paperCounter: unkeyed }, BRIEF)).toEqual({
      kind: "missing",
      step: "account",
    });
    const { userId } = await standing();
    stage.paper.faults.inject({ kind: "act-then-drop", method: "POST", path: "/futures/isolated/trade" });
    expect(await prove(BRIEF)).toEqual({ kind: "missing", step: "position" });
    await watch();
    expect(await prove()).toMatchObject({ kind: "proven" });
    expect((await standing()).userId).toBe(userId);
    // What was opened by the request nobody heard the end of is the one that is guarded.
    expect(ledger("order-margin")).toHaveLength(1);
  });

  test("is kept by a worker, and told where the bot is asked", async () => {
    await watch();
    running.push(proveAlways(wired(), stopping.signal));
    await vi.waitFor(async () => expect((await standing()).provenAt).not.toBeNull(), WAIT);
    stage.wait(14_000);
    const bot = {} as NonNullable<Wired["telegramBot"]>;
    expect(await telegramDepsOf({ ...wired(), telegramBot: bot })?.proofAgeMs()).toBe(14_000);
  });
});
