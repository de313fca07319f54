import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { basisPoints, usd } from "#domain/units.ts";
import type { Panic, PanicAim, PanicLink, PanicLinks, PanicRun } from "#ports/panic.ts";
import { NOW } from "../stores/guarded-position.ts";

export type PanicHarness = {
  readonly panic: Panic;
  readonly panicLinks: PanicLinks;
  addUser(): Promise<string>;
  /** Somebody with an exchange account. */
  addAccount(): Promise<{ readonly userId: string; readonly accountId: string }>;
  removeAccount(account: { readonly userId: string; readonly accountId: string }): Promise<void>;
};

const aim = (id: string, kind: PanicAim["kind"] = "position"): PanicAim => ({ kind, id, quantity: usd(100) });

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

/** What is promised of runs of the panic switch and of its links. */
export const panicContract = (harness: () => PanicHarness): void => {
  const aRun = async (wanted: Partial<PanicRun> = {}): Promise<PanicRun> => {
    const own = { ...(await harness().addAccount()), by: "trader", startedAt: NOW } as const;
    return { panicId: randomUUID(), share: basisPoints(0), ...own, ...wanted };
  };

  describe("a run of the panic switch", () => {
    test("begun twice is one, with what it aimed at first", async () => {
      const run = await aRun();
      await harness().panic.begin(run, [aim("a"), aim("b")]);
      await harness().panic.begin({ ...run, share: basisPoints(5_000) }, [aim("c")]);
      const [only, ...rest] = await harness().panic.claim(9, 60_000);
      expect(rest).toEqual([]);
      expect(only).toMatchObject(run);
      expect(only?.aims.map(({ id, state }) => [id, state])).toEqual([
        ["a", "planned"],
        ["b", "planned"],
      ]);
    });

    test("is in the hands of one worker, until that gives it back, dies or ends it", async () => {
      const run = await aRun();
      await harness().panic.begin(run, [aim("a")]);
      const claims = await Promise.all([1, 2, 3].map(() => harness().panic.claim(9, 60_000)));
      expect(claims.flat()).toHaveLength(1);
      await harness().panic.release(run, { kind: "again", afterMs: 0 });
      expect(await harness().panic.claim(9, 0)).toHaveLength(1);
      expect(await harness().panic.claim(9, 60_000)).toHaveLength(1);
      await harness().panic.release(run, { kind: "done", at: NOW + 5 });
      await harness().panic.release(run, { kind: "again", afterMs: 0 });
      expect(await harness().panic.claim(9, 60_000)).toEqual([]);
      expect(await harness().panic.progress(run.userId, run.panicId)).toMatchObject([{ doneAt: NOW + 5 }]);
    });

    test("shows how far each position is, in the order of closing, and to nobody else", async () => {
      const run = await aRun();
      await harness().panic.begin(run, [aim("b"), aim("a")]);
      await harness().panic.note(
        run,
        { kind: "position", id: "b", state: "failed", attempt: 2, words: "Refused." },
        NOW + 1,
      );
      await harness().panic.aimAt(run, [aim("a"), aim("c"), aim("a", "order")], NOW + 2);
      const [progress] = await harness().panic.progress(run.userId, run.panicId);
      expect(
        progress?.aims.map(({ kind, id, state, attempt, words }) => [kind, id, state, attempt, words]),
      ).toEqual([
        ["position", "b", "failed", 2, "Refused."],
        ["position", "a", "planned", 0, null],
        ["position", "c", "planned", 0, null],
        ["order", "a", "planned", 0, null],
      ]);
      expect(await harness().panic.progress(await harness().addUser(), run.panicId)).toEqual([]);
    });

    test("is found again by whoever threw it as long as none was begun later, and by nobody else", async () => {
      const run = await aRun();
      expect(await harness().panic.latest(run.userId)).toBeNull();
      await harness().panic.begin(run, [aim("a")]);
      await harness().panic.release(run, { kind: "done", at: NOW + 5 });
      expect(await harness().panic.latest(run.userId)).toBe(run.panicId);
      const later = { ...run, panicId: randomUUID(), startedAt: NOW + 10 };
      await harness().panic.begin(later, [aim("a")]);
      expect(await harness().panic.latest(run.userId)).toBe(later.panicId);
      expect(await harness().panic.latest(await harness().addUser())).toBeNull();
    });

    test("shows one look what stands and the panic that began last, whether there is either or not", async () => {
      const run = await aRun();
      const { userId, accountId } = run;
      const look = async () => {
        const { panic } = harness();
        const seen = await panic.look(userId);
        expect(seen).toEqual({ standing: await panic.standing(userId), latest: await panic.latest(userId) });
        return seen;
      };
      expect(await look()).toEqual({ standing: [], latest: null });
      const frozen = { userId, stage: "freeze", by: "trader", at: NOW } as const;
      await harness().panic.raise({ ...frozen, accountId });
      expect(await look()).toMatchObject({ standing: [{ accountId }], latest: null });
      await harness().panic.begin(run, [aim("a")]);
      await harness().panic.raise({ ...frozen, accountId: null });
      expect(await look()).toMatchObject({
        standing: [{ accountId: null }, { accountId }],
        latest: run.panicId,
      });
      expect(await harness().panic.look(await harness().addUser())).toEqual({ standing: [], latest: null });
    });

    test("ends with its account", async () => {
      const run = await aRun();
      await harness().panic.begin(run, [aim("a")]);
      await harness().removeAccount(run);
      expect(await harness().panic.progress(run.userId, run.panicId)).toEqual([]);
    });
  });

  describe("a panic link", () => {
    test("serves once, whoever comes together with it", async () => {
      const link = aLink(await harness().addUser());
      expect(await harness().panicLinks.create(link, 5)).toBe(true);
      expect(await harness().panicLinks.find(link.digest, NOW)).toEqual(link);
      const takers = await Promise.all([1, 2, 3].map(() => harness().panicLinks.take(link.digest, NOW + 1)));
      expect(takers.filter((taken) => taken !== null)).toEqual([{ ...link, usedAt: NOW + 1 }]);
      expect(await harness().panicLinks.find(link.digest, NOW + 1)).toBeNull();
    });

    test("serves no more once it was revoked, by its owner alone, or has run out", async () => {
      const userId = await harness().addUser();
      const [link, late] = [aLink(userId), aLink(userId, { expiresAt: NOW + 10 })];
      for (const each of [link, late]) await harness().panicLinks.create(each, 5);
      expect(await harness().panicLinks.revoke(await harness().addUser(), link.id, NOW)).toBe(false);
      expect((await harness().panicLinks.living(NOW)).map(({ id }) => id).toSorted()).toEqual(
        [link.id, late.id].toSorted(),
      );
      expect(await harness().panicLinks.revoke(userId, link.id, NOW)).toBe(true);
      expect(await harness().panicLinks.revoke(userId, link.id, NOW)).toBe(false);
      expect(await harness().panicLinks.take(link.digest, NOW)).toBeNull();
      expect(await harness().panicLinks.take(late.digest, NOW + 10)).toBeNull();
      expect(await harness().panicLinks.living(NOW + 10)).toEqual([]);
      expect(await harness().panicLinks.ofUser(userId)).toHaveLength(2);
    });

    test("is made only while there are few, and one that serves no more makes room", async () => {
      const userId = await harness().addUser();
      const made = await Promise.all([1, 2, 3, 4].map(() => harness().panicLinks.create(aLink(userId), 2)));
      expect(made.filter(Boolean)).toHaveLength(2);
      const [first] = await harness().panicLinks.ofUser(userId);
      await harness().panicLinks.revoke(userId, first?.id ?? "", NOW);
      expect(await harness().panicLinks.create(aLink(userId), 2)).toBe(true);
    });
  });
};
