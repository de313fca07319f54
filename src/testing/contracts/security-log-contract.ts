import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { ChainHead } from "#domain/security/check-link.ts";
import { CHAIN_ORIGIN } from "#domain/security/digest-input.ts";
import { NO_RISK } from "#domain/security/judge-risk.ts";
import type { LoggedEvent } from "#domain/security/logged-event.ts";
import { RECENT_EVENTS } from "#domain/security/risk-weights.ts";
import type { SecurityEvent } from "#domain/security/security-event.ts";
import type { SecurityLog } from "#ports/security-log.ts";
import { verifyChain } from "#services/security/verify-chain.ts";
import { aSecurityEvent } from "../builders/a-security-event.ts";
import { LOGIN_TIME } from "../builders/a-session.ts";
import { runs } from "../infra/runs.ts";

/** What somebody with every right over the database does to the log behind its back. */
export type Tamper = {
  /** Writes another text into the fact `note` of an event. */
  edit(seq: number, note: string): Promise<void>;
  remove(seq: number): Promise<void>;
  /** Lets two events trade their numbers. */
  swap(one: number, other: number): Promise<void>;
  /** Puts a copy of an event behind the last one, with the next number. */
  copyToEnd(seq: number): Promise<void>;
  /** Sets where the chain's own row says it ends. */
  setHead(head: ChainHead): Promise<void>;
};

export type SecurityLogHarness = {
  readonly securityLog: SecurityLog;
  readonly tamper: Tamper;
  /** Leaves an empty log. */
  empty(): Promise<void>;
};

const calm = () => NO_RISK;
const NOW = LOGIN_TIME;

const seqs = (events: readonly LoggedEvent[]) => events.map(({ seq }) => seq);

/** What every security log promises. */
export function securityLogContract(name: string, open: () => Promise<SecurityLogHarness>): void {
  let log: SecurityLog;
  let tamper: Tamper;

  beforeEach(async () => {
    const harness = await open();
    await harness.empty();
    ({ securityLog: log, tamper } = harness);
  });

  const add = async (changes: Partial<SecurityEvent> = {}): Promise<LoggedEvent> => {
    const added = await log.append(aSecurityEvent(changes), calm);
    if (added === null) throw new Error("Nothing was added");
    return added;
  };
  const addMany = async (count: number): Promise<void> => {
    for (let at = 1; at <= count; at += 1) await add({ facts: { note: `event ${at}` } });
  };
  const verdict = (written?: ChainHead) => verifyChain({ securityLog: log }, { written: written ?? null });

  describe(`${name} keeps the contract of the security log`, () => {
    test("gives back what was added, with its number, risk and signals", async () => {
      const event = aSecurityEvent({
        kind: "key-replaced",
        deviceId: randomUUID(),
        sessionId: randomUUID(),
        facts: { label: "Main", revision: 2, isTest: false, old: null },
      });
      const added = await log.append(event, () => ({ risk: 0.475, signals: ["new-network", "new-device"] }));
      const logged = { ...event, seq: 1, risk: 0.475, signals: ["new-network", "new-device"] };
      expect(added).toEqual(logged);
      expect(await log.ofUser(event.userId ?? "", { before: null, limit: 9 })).toEqual([logged]);
      expect(await verdict()).toMatchObject({ kind: "intact", head: { seq: 1 } });
    });

    test("begins at the origin, and an event that is not to be written leaves it there", async () => {
      expect(await log.head()).toEqual(CHAIN_ORIGIN);
      expect(await log.append(aSecurityEvent(), () => null)).toBeNull();
      expect(await log.head()).toEqual(CHAIN_ORIGIN);
      expect(await add()).toMatchObject({ seq: 1 });
    });

    test("numbers 200 events added at once from 1 to 200, in a chain that holds", async () => {
      const added = await Promise.all(Array.from({ length: 200 }, () => add({ userId: randomUUID() })));
      expect(seqs(added).toSorted((one, other) => one - other)).toEqual(
        Array.from({ length: 200 }, (_, at) => at + 1),
      );
      expect(await verdict()).toEqual({ kind: "intact", head: await log.head(), checked: 200 });
    });

    test("judges each of many events at once in the light of all that came before it", async () => {
      const seen: number[] = [];
      await Promise.all(
        Array.from({ length: 20 }, () =>
          log.append(aSecurityEvent(), (recent) => {
            seen.push(recent.length);
            return NO_RISK;
          }),
        ),
      );
      expect(seen).toEqual(Array.from({ length: 20 }, (_, at) => at));
    });

    test("keeps whatever a fact may hold so that it reads the same as it was hashed", async () => {
      const fact = fc.oneof(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.double(),
        fc.boolean(),
        fc.constantFrom(null, -0, 1e21, 2 ** 53, Number.NaN, "\u0000", "\ud800", "\u2028"),
      );
      await fc.assert(
        fc.asyncProperty(fc.dictionary(fc.string({ maxLength: 20 }), fact, { maxKeys: 5 }), async (facts) => {
          const added = await add({ facts });
          expect(await log.ofUser(added.userId ?? "", { before: null, limit: 1 })).toEqual([added]);
        }),
        { numRuns: runs(500) },
      );
      expect(await verdict()).toMatchObject({ kind: "intact" });
    });
  });

  describe(`${name} as lists`, () => {
    test("tells an account's events page by page, the newest first, and nobody else's", async () => {
      const userId = randomUUID();
      for (const owner of [userId, randomUUID(), userId, null, userId]) await add({ userId: owner });
      expect(seqs(await log.ofUser(userId, { before: null, limit: 2 }))).toEqual([5, 3]);
      expect(seqs(await log.ofUser(userId, { before: 3, limit: 2 }))).toEqual([1]);
      expect(await log.ofUser(randomUUID(), { before: null, limit: 2 })).toEqual([]);
    });

    test("tells everybody's events, or only the risky ones", async () => {
      for (const risk of [0.95, 0, 0.8, 0.81, 0.5])
        await log.append(aSecurityEvent({ userId: randomUUID() }), () => ({ risk, signals: [] }));
      const list = async (minRisk: number | null, before: number | null = null, limit = 9) =>
        seqs(await log.list({ before, limit, minRisk }));
      expect(await list(null)).toEqual([5, 4, 3, 2, 1]);
      expect(await list(null, 4, 2)).toEqual([3, 2]);
      expect(await list(0.8)).toEqual([4, 1]);
      expect(await list(0.9)).toEqual([1]);
      expect(await list(0.8, 4)).toEqual([1]);
    });

    test("tells what is recent of an account, and of nobody", async () => {
      const userId = randomUUID();
      await add({ userId, at: NOW - 2_000 });
      await add({ userId, at: NOW - 1_000 });
      await add({ userId, at: NOW });
      await add({ userId: null, at: NOW });
      expect(seqs(await log.recentOf(userId, NOW - 1_000))).toEqual([3, 2]);
      expect(seqs(await log.recentOf(null, NOW - 1_000))).toEqual([4]);
    });

    test("hides nothing that was let through behind any number of refusals", async () => {
      const userId = randomUUID();
      await add({ userId, kind: "password-reset" });
      await Promise.all(
        Array.from({ length: RECENT_EVENTS + 20 }, () =>
          add({ userId, outcome: "refused", actor: "nobody" }),
        ),
      );
      const recent = await log.recentOf(userId, NOW - 1_000);
      expect(recent).toHaveLength(RECENT_EVENTS + 1);
      expect(recent.at(-1)).toMatchObject({ seq: 1, kind: "password-reset" });
    });
  });

  describe(`${name} tampered with`, () => {
    test("shows an event that was changed", async () => {
      await addMany(5);
      await tamper.edit(3, "nothing happened");
      expect(await verdict()).toEqual({ kind: "broken", seq: 3, fault: "changed", checked: 2 });
    });

    test("shows an event that was removed, be it the first", async () => {
      await addMany(5);
      await tamper.remove(4);
      expect(await verdict()).toMatchObject({ kind: "broken", seq: 4, fault: "missing" });
      await tamper.remove(1);
      expect(await verdict()).toMatchObject({ kind: "broken", seq: 1, fault: "missing" });
    });

    test("shows events that traded places", async () => {
      await addMany(5);
      await tamper.swap(2, 4);
      expect(await verdict()).toMatchObject({ kind: "broken", seq: 2, fault: "not-linked" });
    });

    test("shows an event that was put in", async () => {
      await addMany(5);
      await tamper.copyToEnd(5);
      expect(await verdict()).toMatchObject({ kind: "broken", seq: 6, fault: "not-linked" });
    });

    test("shows a tail that was cut off, by where the chain says that it ends", async () => {
      await addMany(5);
      await tamper.remove(5);
      await tamper.remove(4);
      expect(await verdict()).toMatchObject({ kind: "broken", seq: 4, fault: "missing" });
    });

    test("shows a tail that was cut off with the chain's own end, against a head that was written down", async () => {
      await addMany(4);
      const earlier = await log.head();
      await addMany(1);
      const written = await log.head();
      await tamper.remove(5);
      await tamper.setHead(earlier);
      expect(await verdict()).toMatchObject({ kind: "intact", head: earlier });
      expect(await verdict(written)).toMatchObject({ kind: "broken", seq: 5, fault: "missing" });
    });

    test("shows a chain that was written anew, against a head that was written down", async () => {
      await addMany(3);
      const written = await log.head();
      for (const seq of [3, 2]) await tamper.remove(seq);
      const [first] = await log.links(0, 1);
      await tamper.setHead({ seq: 1, hash: first?.hash ?? "" });
      await add({ facts: { note: "another story" } });
      await addMany(3);
      expect(await verdict()).toMatchObject({ kind: "intact" });
      expect(await verdict(written)).toMatchObject({ kind: "broken", seq: 3, fault: "not-the-head" });
    });

    test("shows an end that names another digest, and events beyond it", async () => {
      await addMany(3);
      const { hash } = await log.head();
      await tamper.setHead({ seq: 3, hash: CHAIN_ORIGIN.hash });
      expect(await verdict()).toMatchObject({ kind: "broken", seq: 3, fault: "not-the-head" });
      await tamper.setHead({ seq: 2, hash });
      expect(await verdict()).toMatchObject({ kind: "broken", seq: 3, fault: "beyond-head" });
    });

    test("is found out from where it was last seen whole, without reading all of it again", async () => {
      await addMany(3);
      const from = await log.head();
      await addMany(2);
      const since = () => verifyChain({ securityLog: log }, { from });
      expect(await since()).toMatchObject({ kind: "intact", checked: 2 });
      await tamper.edit(5, "nothing happened");
      expect(await since()).toMatchObject({ kind: "broken", seq: 5, fault: "changed" });
      for (const seq of [5, 4, 3]) await tamper.remove(seq);
      await tamper.setHead({ seq: 2, hash: from.hash });
      expect(await since()).toMatchObject({ kind: "broken", seq: 3, fault: "missing" });
    });
  });
}
