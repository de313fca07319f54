import { describe, expect, test } from "vitest";
import type { ReceiptOutcome } from "#domain/notifications/receipt.ts";
import { priceFromUsd, rateE9 } from "#domain/units.ts";
import type { StoredGuard } from "#ports/automations.ts";
import { aPosition } from "../../builders/a-position.ts";
import { addGuarded, aReceipt, aTick, NOW } from "../../stores/guarded-position.ts";
import type { OpenStores, StoreHarness } from "./store-harness.ts";
import { withStores } from "./with-stores.ts";

const logParts = (stores: () => StoreHarness): void => {
  const aGuard = async (): Promise<StoredGuard> => {
    const [guard] = (await addGuarded(stores())).guards;
    if (guard === undefined) throw new Error("There is no guard");
    return guard;
  };
  const write = async (guard: StoredGuard, count: number, outcome: ReceiptOutcome = "unknown") => {
    const written = Array.from({ length: count }, () => aReceipt(guard, { outcome }));
    for (const receipt of written) await stores().writeReceipt(receipt);
    return written.map(({ id }) => id);
  };
  const page = (userId: string, beforeSeq: number | null, limit = 4) =>
    stores().tradeLog.list(userId, { limit, beforeSeq, outcomes: null });

  describe("the trade log", () => {
    test("page by page holds every receipt once, newest first, while new ones are written", async () => {
      const guard = await aGuard();
      const before = await write(guard, 10);
      const seen: string[] = [];
      let rows = await page(guard.userId, null);
      while (rows.length > 0) {
        seen.push(...rows.map(({ id }) => id));
        await write(guard, 3);
        rows = await page(guard.userId, rows.at(-1)?.seq ?? null);
      }
      expect(seen).toEqual(before.toReversed());
    });

    test("shows what it is asked for, and of nobody else", async () => {
      const [mine, other] = [await aGuard(), await aGuard()];
      await write(mine, 2, "unknown");
      const [refused] = await write(mine, 1, "rejected");
      await write(other, 3, "rejected");
      const query = { limit: 9, beforeSeq: null, outcomes: ["rejected"] as const };
      expect((await stores().tradeLog.list(mine.userId, query)).map(({ id }) => id)).toEqual([refused]);
      expect(await stores().tradeLog.find(other.userId, refused ?? "")).toBeNull();
      expect(await stores().tradeLog.find(mine.userId, refused ?? "")).toMatchObject({ id: refused });
      expect(await stores().tradeLog.notices(mine.userId, 9)).toMatchObject([
        { receiptId: refused, severity: "danger", outcome: "rejected", at: NOW },
        { outcome: "unknown" },
        { outcome: "unknown" },
      ]);
    });

    test("names a page as it lists it, and tells what is named, of nobody else", async () => {
      const [mine, other] = [await aGuard(), await aGuard()];
      const written = await write(mine, 4);
      const [foreign = ""] = await write(other, 1);
      const query = { limit: 3, beforeSeq: null, outcomes: null };
      const listed = await stores().tradeLog.list(mine.userId, query);
      const keys = await stores().tradeLog.keys(mine.userId, query);
      expect(keys).toEqual(listed.map(({ id, seq }) => ({ id, seq })));
      const names = [foreign, ...written.slice(1)];
      expect(await stores().tradeLog.withIds(mine.userId, names)).toEqual(listed);
      expect(await stores().tradeLog.withIds(mine.userId, [])).toEqual([]);
    });

    test("shows one account alone where it is asked for, page by page", async () => {
      const [mine, other] = [await aGuard(), await aGuard()];
      const [old, newest] = [...(await write(mine, 1)), ...(await write(mine, 1))];
      const list = (accountId: string | null, beforeSeq: number | null = null) =>
        stores().tradeLog.list(mine.userId, { limit: 9, beforeSeq, outcomes: null, accountId });
      const rows = await list(mine.accountId);
      expect(rows.map(({ id }) => id)).toEqual([newest, old]);
      expect((await list(mine.accountId, rows[0]?.seq ?? null)).map(({ id }) => id)).toEqual([old]);
      expect(await list(other.accountId)).toEqual([]);
      expect(await list(null)).toHaveLength(2);
    });

    test("shows one position alone where it is asked for, and of nobody else's account", async () => {
      const [mine, other] = [await aGuard(), await aGuard()];
      const written = await write(mine, 2);
      await stores().writeReceipt(aReceipt(mine, { positionId: null }));
      const of = async ({ userId }: StoredGuard, positionId: string) => {
        const query = { limit: 9, beforeSeq: null, outcomes: null, positionId };
        return (await stores().tradeLog.list(userId, query)).map(({ id }) => id);
      };
      expect(await of(mine, mine.positionId)).toEqual(written.toReversed());
      expect(await of(mine, "another")).toEqual([]);
      expect(await of(other, mine.positionId)).toEqual([]);
    });

    test("tells what an automation did in a stretch of time, newest first, and of nobody else's", async () => {
      const [mine, other] = [await aGuard(), await aGuard()];
      for (const at of [NOW + 59_999, NOW, NOW + 60_000, NOW - 1])
        await stores().writeReceipt(aReceipt(mine, { at }));
      await stores().writeReceipt(aReceipt(other));
      const query = { from: NOW, to: NOW + 60_000, limit: 9 };
      const found = await stores().tradeLog.ofAutomation(mine.userId, mine.id, query);
      expect(found.map(({ at }) => at - NOW)).toEqual([59_999, 0]);
      expect(await stores().tradeLog.ofAutomation(mine.userId, mine.id, { ...query, limit: 1 })).toHaveLength(
        1,
      );
      expect(await stores().tradeLog.ofAutomation(other.userId, mine.id, query)).toEqual([]);
    });
  });
};

const marketParts = (stores: () => StoreHarness): void => {
  describe("a market", () => {
    test("is watched by a worker only once a tick was seen, and the next tick keeps what it said", async () => {
      const funding = { fundingRate: rateE9(100_000), fundingAt: NOW + 9 };
      await stores().markets.noteWorker("paper", NOW + 5);
      await stores().markets.noteFunding("paper", funding);
      expect(await stores().markets.seen("paper")).toBeNull();
      await stores().triggers.match("paper", aTick(99_000), 1, 1);
      const unwatched = { workerSeenAt: null, fundingRate: null, fundingAt: null };
      const seen = { network: "paper", last: priceFromUsd(99_000), at: NOW };
      expect(await stores().markets.seen("paper")).toMatchObject({ ...seen, ...unwatched });
      await stores().markets.noteWorker("paper", NOW + 5);
      expect(await stores().markets.seen("paper")).toMatchObject({ ...unwatched, workerSeenAt: NOW + 5 });
      await stores().markets.noteFunding("paper", funding);
      await stores().triggers.match("paper", aTick(98_000, 98_000, NOW + 1), 1, 1);
      expect(await stores().markets.seen("paper")).toMatchObject({
        network: "paper",
        last: priceFromUsd(98_000),
        at: NOW + 1,
        workerSeenAt: NOW + 5,
        fundingRate: 100_000,
        fundingAt: NOW + 9,
      });
      await stores().markets.noteFunding("paper", { fundingRate: rateE9(-1), fundingAt: NOW + 8 });
      expect(await stores().markets.seen("paper")).toMatchObject({
        workerSeenAt: NOW + 5,
        fundingRate: -1,
        fundingAt: NOW + 8,
      });
    });

    test.each(["quiet", "busy"])(
      "knows up to when every price was ticked on: a gap stays until a tick reaches back over it (%s ticks)",
      async (kind) => {
        // A tick with something to do is another statement than one without.
        if (kind === "busy") await addGuarded(stores(), [aPosition()], { network: "paper" });
        const usd = kind === "busy" ? 94_000 : 99_000;
        const tick = async (at: number, knownSince?: number) => {
          if (kind === "busy") await stores().behind.armTriggers();
          const since = knownSince === undefined ? {} : { knownSince: NOW + knownSince };
          await stores().triggers.match("paper", { ...aTick(usd, usd, NOW + at), ...since }, 9, 1);
          const seen = await stores().markets.seen("paper");
          return [seen?.at, seen?.coveredAt].map((time) => (time ?? 0) - NOW);
        };
        expect(await tick(0, 0)).toEqual([0, 0]);
        expect(await tick(1_000)).toEqual([1_000, 1_000]);
        expect(await tick(9_000, 9_000)).toEqual([9_000, 1_000]);
        expect(await tick(9_500, 9_000)).toEqual([9_500, 1_000]);
        // The gap was read meanwhile, up to a time before the last tick.
        expect(await tick(9_200, 1_000)).toEqual([9_500, 9_200]);
        expect(await tick(10_000, 9_200)).toEqual([10_000, 10_000]);
        // What somebody else saw long ago takes nothing back.
        expect(await tick(5_000, 4_000)).toEqual([10_000, 10_000]);
      },
    );

    test("keeps what was last seen of its rules; what a look does not tell stays as it was", async () => {
      const facts = {
        network: "signet",
        backDatedAccepted: true,
        aheadAccepted: null,
        stampWindowMs: 30_000,
        replayAccepted: null,
        clientIdUnique: false,
        readsOwnWrites: true,
        addMarginExact: null,
        keyPerSecond: 1.5,
        publicPerSecond: null,
        observedAt: NOW,
      } as const;
      expect(await stores().networks.of("signet")).toBeNull();
      await stores().networks.record(facts);
      expect(await stores().networks.of("signet")).toEqual(facts);
      const later = { ...facts, backDatedAccepted: false, stampWindowMs: null, observedAt: NOW + 1 };
      await stores().networks.record(later);
      expect(await stores().networks.of("signet")).toEqual({ ...later, stampWindowMs: 30_000 });
      expect(await stores().networks.of("paper")).toBeNull();
    });
  });
};

/** What every store promises of what was told and seen. */
export const tradeLogContract = (name: string, open: OpenStores): void =>
  withStores(`${name} keeps the contract of the trade log and the market`, open, [logParts, marketParts]);
