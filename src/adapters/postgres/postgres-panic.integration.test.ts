import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { basisPoints, usd } from "#domain/units.ts";
import type { PanicAim, PanicLink, PanicRun } from "#ports/panic.ts";
import { addGuarded, aPlan, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";

let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
beforeEach(() => stores.empty());
afterAll(() => stores.close());

const aim = (id: string, kind: PanicAim["kind"] = "position"): PanicAim => ({ kind, id, quantity: usd(100) });

const aRun = async (wanted: Partial<PanicRun> = {}): Promise<PanicRun> => {
  const { userId, account } = await addGuarded(stores);
  const own = { userId, accountId: account.id, by: "trader", startedAt: NOW } as const;
  return { panicId: randomUUID(), share: basisPoints(0), ...own, ...wanted };
};

const aLink = (userId: string, wanted: Partial<PanicLink> = {}): PanicLink => ({
  id: randomUUID(),
  userId,
  digest: randomUUID(),
  label: "Phone",
  createdAt: NOW,
  expiresAt: NOW + 1_000,
  usedAt: null,
  revokedAt: null,
  ...wanted,
});

describe("a run of the panic switch", () => {
  test("begun twice is one, with what it aimed at first", async () => {
    const run = await aRun();
    await stores.panic.begin(run, [aim("a"), aim("b")]);
    await stores.panic.begin({ ...run, share: basisPoints(5_000) }, [aim("c")]);
    const [only, ...rest] = await stores.panic.claim(9, 60_000);
    expect(rest).toEqual([]);
    expect(only).toMatchObject(run);
    expect(only?.aims.map(({ id, state }) => [id, state])).toEqual([
      ["a", "planned"],
      ["b", "planned"],
    ]);
  });

  test("is in the hands of one worker, until that gives it back, dies or ends it", async () => {
    const run = await aRun();
    await stores.panic.begin(run, [aim("a")]);
    const claims = await Promise.all([1, 2, 3].map(() => stores.panic.claim(9, 60_000)));
    expect(claims.flat()).toHaveLength(1);
    await stores.panic.release(run, { kind: "again", afterMs: 0 });
    expect(await stores.panic.claim(9, 0)).toHaveLength(1);
    expect(await stores.panic.claim(9, 60_000)).toHaveLength(1);
    await stores.panic.release(run, { kind: "done", at: NOW + 5 });
    await stores.panic.release(run, { kind: "again", afterMs: 0 });
    expect(await stores.panic.claim(9, 60_000)).toEqual([]);
    expect(await stores.panic.progress(run.userId, run.panicId)).toMatchObject([{ doneAt: NOW + 5 }]);
  });

  test("shows how far each position is, in the order of closing, and to nobody else", async () => {
    const run = await aRun();
    await stores.panic.begin(run, [aim("b"), aim("a")]);
    await stores.panic.note(
      run,
      { kind: "position", id: "b", state: "failed", attempt: 2, words: "Refused." },
      NOW + 1,
    );
    await stores.panic.aimAt(run, [aim("a"), aim("c"), aim("a", "order")], NOW + 2);
    const [progress] = await stores.panic.progress(run.userId, run.panicId);
    expect(
      progress?.aims.map(({ kind, id, state, attempt, words }) => [kind, id, state, attempt, words]),
    ).toEqual([
      ["position", "b", "failed", 2, "Refused."],
      ["position", "a", "planned", 0, null],
      ["position", "c", "planned", 0, null],
      ["order", "a", "planned", 0, null],
    ]);
    expect(await stores.panic.progress(await stores.addUser(), run.panicId)).toEqual([]);
  });

  test("ends with its account", async () => {
    const run = await aRun();
    await stores.panic.begin(run, [aim("a")]);
    await stores.accounts.remove(run.userId, run.accountId);
    expect(await stores.panic.progress(run.userId, run.panicId)).toEqual([]);
  });
});

test("a stage and a plan at once end as if one had come before the other", async () => {
  for (const _ of Array.from({ length: 8 })) {
    const { userId, account, guards } = await addGuarded(stores);
    const [guard] = guards;
    if (guard === undefined) throw new Error("There is no guard");
    const plan = aPlan(guard, { cause: { kind: "manual", id: randomUUID() } });
    const [planned] = await Promise.all([
      stores.intents.plan(null, plan),
      stores.panic.raise({ userId, accountId: account.id, stage: "flatten", by: "link", at: NOW }),
    ]);
    // Whichever came first: what was planned is still refused when it is to be sent.
    const sending = { signedAt: NOW, settleMs: 1_000, at: NOW };
    const sent = await stores.intents.markSent({ id: plan.id, fence: 1 }, sending);
    expect([planned, sent]).toEqual(planned === "planned" ? ["planned", "refused"] : ["conflict", "gone"]);
  }
});

describe("a panic link", () => {
  test("serves once, whoever comes together with it", async () => {
    const link = aLink(await stores.addUser());
    expect(await stores.panicLinks.create(link, 5)).toBe(true);
    expect(await stores.panicLinks.find(link.digest, NOW)).toEqual(link);
    const takers = await Promise.all([1, 2, 3].map(() => stores.panicLinks.take(link.digest, NOW + 1)));
    expect(takers.filter((taken) => taken !== null)).toEqual([{ ...link, usedAt: NOW + 1 }]);
    expect(await stores.panicLinks.find(link.digest, NOW + 1)).toBeNull();
  });

  test("serves no more once it was revoked, by its owner alone, or has run out", async () => {
    const userId = await stores.addUser();
    const [link, late] = [aLink(userId), aLink(userId, { expiresAt: NOW + 10 })];
    for (const each of [link, late]) await stores.panicLinks.create(each, 5);
    expect(await stores.panicLinks.revoke(await stores.addUser(), link.id, NOW)).toBe(false);
    expect((await stores.panicLinks.living(NOW)).map(({ id }) => id).toSorted()).toEqual(
      [link.id, late.id].toSorted(),
    );
    expect(await stores.panicLinks.revoke(userId, link.id, NOW)).toBe(true);
    expect(await stores.panicLinks.revoke(userId, link.id, NOW)).toBe(false);
    expect(await stores.panicLinks.take(link.digest, NOW)).toBeNull();
    expect(await stores.panicLinks.take(late.digest, NOW + 10)).toBeNull();
    expect(await stores.panicLinks.living(NOW + 10)).toEqual([]);
    expect(await stores.panicLinks.ofUser(userId)).toHaveLength(2);
  });

  test("is made only while there are few, and one that serves no more makes room", async () => {
    const userId = await stores.addUser();
    const made = await Promise.all([1, 2, 3, 4].map(() => stores.panicLinks.create(aLink(userId), 2)));
    expect(made.filter(Boolean)).toHaveLength(2);
    const [first] = await stores.panicLinks.ofUser(userId);
    await stores.panicLinks.revoke(userId, first?.id ?? "", NOW);
    expect(await stores.panicLinks.create(aLink(userId), 2)).toBe(true);
  });
});
