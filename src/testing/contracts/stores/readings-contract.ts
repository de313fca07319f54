import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { nextFundingAt } from "#domain/position/funding.ts";
import { basisPoints, priceFromUsd, rateE9, sats } from "#domain/units.ts";
import { aGuardConfig } from "../../builders/a-guard-config.ts";
import { aPosition } from "../../builders/a-position.ts";
import { addGuarded, aPlan, aReading, aTick, hit, NOW } from "../../stores/guarded-position.ts";
import { aHit, aSent, aSettlement, receiptsOf } from "./one-hit.ts";
import type { OpenStores, StoreHarness } from "./store-harness.ts";
import { withStores } from "./with-stores.ts";

/** What is promised of storing a reading. */
const storingContract = (stores: () => StoreHarness): void => {
  describe("a reading", () => {
    test("replaces what was known", async () => {
      const { account, userId } = await addGuarded(stores());
      const trailing = { stopLoss: priceFromUsd(98_000), stopLossTrailing: basisPoints(200) };
      const grown = aPosition({ ...trailing, margin: sats(150_000), clientId: "by-hand" });
      const reading = { ...aReading(account.id, [grown], NOW + 1), balance: sats(5) };
      await stores().accounts.storeReading(reading);
      expect(await stores().accounts.find(account.id)).toMatchObject({ balance: 5, readAt: NOW + 1 });
      expect(await stores().accounts.positionsOfUser(userId)).toEqual([
        { ...grown, accountId: account.id, readAt: NOW + 1 },
      ]);
    });

    test("arms a guard that looks ahead where the funding announced brings liquidation, and no other", async () => {
      const { triggers, markets, automations, accounts } = stores();
      await triggers.match("paper", aTick(100_000), 1, 1);
      const fundingAt = nextFundingAt(NOW);
      const priceAfter = async (settlementsAhead: number | null, readAt: number) => {
        const ahead = settlementsAhead === null ? {} : { settlementsAhead };
        const { account, guards } = await addGuarded(stores(), [aPosition()], {
          config: aGuardConfig(ahead),
        });
        await accounts.storeReading(aReading(account.id, [aPosition()], readAt));
        return (await automations.standing(guards[0]?.id ?? "", readAt))?.trigger?.price;
      };
      const asItIs = priceFromUsd(95_694);
      expect(await priceAfter(3, NOW + 1)).toBe(asItIs);
      await markets.noteFunding("paper", { fundingRate: rateE9(100_000), fundingAt });
      // Three times 110 sats of 100,000: liquidation at 10^11 / 1,099,670 = 90,936.5, over 0.95 = 95,722.6.
      expect(await priceAfter(3, NOW + 1)).toBe(priceFromUsd(95_723));
      expect(await priceAfter(0, NOW + 1)).toBe(asItIs);
      expect(await priceAfter(null, NOW + 1)).toBe(asItIs);
      expect(await priceAfter(3, fundingAt)).toBe(asItIs);
      await markets.noteFunding("paper", { fundingRate: rateE9(-100_000), fundingAt });
      expect(await priceAfter(3, NOW + 1)).toBe(asItIs);
    });

    test("that was asked for before the one we have changes nothing", async () => {
      const { account, guards } = await addGuarded(stores());
      const newer = aPosition({ margin: sats(150_000) });
      await stores().accounts.storeReading(aReading(account.id, [newer], NOW + 2));
      const look = () =>
        Promise.all([
          stores().accounts.find(account.id),
          stores().accounts.position(account.id, newer.id),
          stores().automations.standing(guards[0]?.id ?? "", NOW),
        ]);
      const before = await look();
      const older = { ...aReading(account.id, [aPosition()], NOW + 1), balance: sats(1) };
      expect(await stores().accounts.storeReading(older)).toEqual({ missing: [] });
      expect(await look()).toEqual(before);
    });

    test("asked for before a position was read back from a write changes nothing, its trigger least of all", async () => {
      const { guard, plan, account } = await aSent(stores());
      const position = aPosition({ margin: sats(176_471) });
      const settlement = aSettlement(guard, plan, { position, readAt: NOW + 6 });
      expect(await stores().intents.settle(settlement)).toBe(true);
      const before = await stores().automations.standing(guard.id, NOW);
      const older = aReading(account.id, [aPosition()], NOW + 5);
      expect(await stores().accounts.storeReading(older)).toEqual({ missing: [] });
      expect(await stores().automations.standing(guard.id, NOW)).toEqual(before);
    });

    test("that cannot be had for longer than it may is told once, where a guard is armed, and anew after it could", async () => {
      const { account, guards, userId } = await addGuarded(stores());
      const blind = (at: number) => stores().accounts.markBlind(account.id, "down", at, at);
      const tell = (at: number) =>
        stores().accounts.tellBlind(account.id, { receiptId: randomUUID(), at, afterMs: 30_000 });
      expect(await tell(NOW + 90_000)).toBe(false);
      await blind(NOW);
      expect([await tell(NOW + 30_000), await tell(NOW + 30_001), await tell(NOW + 60_000)]).toEqual([
        false,
        true,
        false,
      ]);
      await stores().accounts.storeReading(aReading(account.id, [aPosition()], NOW + 70_000));
      await blind(NOW + 80_000);
      expect(await tell(NOW + 110_001)).toBe(true);
      const facts = { kind: "account-blind", label: account.label, reason: "down", since: NOW + 80_000 };
      expect(await receiptsOf(stores(), userId)).toMatchObject([{ outcome: "blind", facts }, {}]);
      await stores().accounts.storeReading(aReading(account.id, [aPosition()], NOW + 120_000));
      await stores().automations.pause(userId, guards[0]?.id ?? "", NOW);
      await blind(NOW + 130_000);
      expect(await tell(NOW + 190_000)).toBe(false);
    });

    test("without the balance leaves the one we have, with its age, and sees again", async () => {
      const { account, userId } = await addGuarded(stores());
      await stores().accounts.markBlind(account.id, "down", NOW + 1, NOW + 1);
      const grown = aPosition({ margin: sats(150_000) });
      await stores().accounts.storeReading({ ...aReading(account.id, [grown], NOW + 2), balance: null });
      const seeing = { balance: 897_900, readAt: NOW, blindSince: null };
      expect(await stores().accounts.find(account.id)).toMatchObject(seeing);
      const read = [{ margin: 150_000, readAt: NOW + 2 }];
      expect(await stores().accounts.positionsOfUser(userId)).toMatchObject(read);
      expect(await stores().accounts.positionsOf(account.id)).toMatchObject(read);
    });

    test("learns every price at which something happens, triggers as they are after it, to say when the next is due", async () => {
      const two = aPosition({ id: "two", side: "short" });
      const { account } = await addGuarded(stores(), [aPosition(), two]);
      const seen: number[] = [];
      const grown = aPosition({ margin: sats(150_000) });
      const nextReadAt = (levels: readonly number[]) => {
        seen.push(...levels);
        return NOW + 60_000;
      };
      await stores().accounts.claimDue("paper", NOW + 1, 9, 15_000);
      await stores().accounts.storeReading({ ...aReading(account.id, [grown, two], NOW + 1), nextReadAt });
      // Long: 86,956.5 liquidates, 91,533.5 triggers. Short: 111,111 liquidates, / 1.05 = 105,820 triggers.
      const levels = [86_956.5, 91_533.5, 105_820, 111_111].map((usd) => usd * 2);
      expect(seen.toSorted((a, b) => a - b)).toEqual(levels);
      expect(await stores().accounts.claimDue("paper", NOW + 59_999, 9, 1)).toEqual([]);
      expect(await stores().accounts.claimDue("paper", NOW + 60_000, 9, 1)).toHaveLength(1);
    });

    test("names the positions it misses and leaves them running", async () => {
      const [one, two] = [aPosition({ id: "one" }), aPosition({ id: "two" })];
      const { account, userId } = await addGuarded(stores(), [one, two]);
      const { missing } = await stores().accounts.storeReading(aReading(account.id, [two], NOW + 1));
      expect(missing.map(({ id }) => id)).toEqual(["one"]);
      expect(await stores().accounts.positionsOfUser(userId)).toHaveLength(2);
    });

    test("that failed leaves the positions as they were", async () => {
      const { account, userId } = await addGuarded(stores());
      await stores().accounts.markBlind(account.id, "down", NOW, NOW);
      expect(await stores().accounts.positionsOfUser(userId)).toHaveLength(1);
    });

    test("that failed changes nothing where it was asked for before one that did not", async () => {
      const { account } = await addGuarded(stores());
      const lean = { ...aReading(account.id, [aPosition()], NOW + 10), balance: null };
      await stores().accounts.storeReading(lean);
      const before = await stores().accounts.find(account.id);
      await stores().accounts.markBlind(account.id, "down", NOW + 9, NOW + 9);
      await stores().accounts.markUnauthorized(account, "wrong key", NOW + 9);
      expect(await stores().accounts.find(account.id)).toEqual(before);
      await stores().accounts.markBlind(account.id, "down", NOW + 10, NOW + 10);
      expect(await stores().accounts.find(account.id)).toMatchObject({ blindSince: NOW + 10 });
    });

    test("makes a blind account seeing and its key accepted again, from its time on", async () => {
      const { account } = await addGuarded(stores());
      await stores().accounts.markUnauthorized(account, "clock", NOW);
      await stores().accounts.markBlind(account.id, "down", NOW + 5, NOW + 10);
      expect(await stores().accounts.find(account.id)).toMatchObject({
        status: "unauthorized",
        blindSince: NOW,
        blindReason: "down",
      });
      await stores().accounts.storeReading(aReading(account.id, [], NOW + 6));
      expect(await stores().accounts.find(account.id)).toMatchObject({
        status: "active",
        blindSince: null,
        blindReason: null,
      });
    });
  });
};

/** What is promised of the triggers of what was just read. */
const derivingContract = (stores: () => StoreHarness): void => {
  const standing = async (guardId: string | undefined) =>
    (await stores().automations.standing(guardId ?? "", NOW))?.trigger;
  const read = (accountId: string, margin: number, readAt = NOW + 1) =>
    stores().accounts.storeReading(aReading(accountId, [aPosition({ margin: sats(margin) })], readAt));
  const unmoved = { side: "below", price: priceFromUsd(95_694) } as const;
  const moved = { side: "below", price: priceFromUsd(91_533.5) } as const;

  /** A guard that was hit and ended its work in some way. */
  const afterHit = async (
    rearm: { readonly kind: "on-change" } | { readonly kind: "at"; readonly at: number },
    heldBy: string | null,
  ) => {
    const { account, guard, work } = await aHit(stores());
    await stores().triggers.hold(work, [{ ...rearm, leg: 0, trigger: unmoved }], heldBy, null);
    return { account, guard };
  };

  describe("triggers derived from a reading", () => {
    test("move with the margin, and fire where they stand now", async () => {
      const { account, guards } = await addGuarded(stores());
      await read(account.id, 150_000);
      // 1,000 × 10⁸ / (10⁶ + 150,000) = 86,956.5; / 0.95 = 91,533.2
      expect(await standing(guards[0]?.id)).toEqual({ ...moved, armed: true });
      expect((await stores().triggers.match("paper", aTick(91_534), 9, 1)).work).toEqual([]);
      expect((await stores().triggers.match("paper", aTick(91_533.5), 9, 1)).work).toHaveLength(1);
    });

    test("of a guard held by a cap stay asleep while the position is the same, and wake when it changes", async () => {
      const { account, guard } = await afterHit({ kind: "on-change" }, "total-cap");
      await read(account.id, 100_000);
      expect((await standing(guard.id))?.armed).toBe(false);
      await read(account.id, 150_000, NOW + 2);
      expect(await standing(guard.id)).toEqual({ ...moved, armed: true });
    });

    test("that wait for their time move and go on waiting", async () => {
      const { account, guard } = await afterHit({ kind: "at", at: NOW + 60_000 }, "balance");
      await read(account.id, 150_000);
      expect(await standing(guard.id)).toEqual({ ...moved, armed: false });
    });

    test("that wait for their time, though nothing holds their guard, go on waiting", async () => {
      const { account, guard } = await afterHit({ kind: "at", at: NOW + 60_000 }, null);
      await read(account.id, 100_000);
      expect((await standing(guard.id))?.armed).toBe(false);
    });

    test("that are being worked on stay disarmed", async () => {
      const { account, guard } = await aHit(stores());
      await read(account.id, 150_000);
      expect((await standing(guard.id))?.armed).toBe(false);
    });

    test.each([
      ["planned", false],
      ["sent", false],
      ["confirmed", true],
      ["ambiguous", true],
    ] as const)("whose top-up is %s are armed: %s", async (state, armed) => {
      const { account, guard, work } = await aHit(stores());
      await stores().intents.plan(work, aPlan(guard));
      await stores().behind.setIntents(state);
      await read(account.id, 150_000);
      expect(await standing(guard.id)).toEqual({ ...moved, armed });
    });

    test("of a position that one reading missed wake with the next that lists it", async () => {
      const { account, guard, work } = await aHit(stores());
      await stores().triggers.drop(work);
      await stores().accounts.storeReading(aReading(account.id, [], NOW + 1));
      expect((await standing(guard.id))?.armed).toBe(false);
      await read(account.id, 100_000, NOW + 2);
      expect((await standing(guard.id))?.armed).toBe(true);
    });

    test("of a paused guard stay disarmed and where they were", async () => {
      const { account, guards, userId } = await addGuarded(stores());
      await stores().automations.pause(userId, guards[0]?.id ?? "", NOW);
      await read(account.id, 150_000);
      expect(await standing(guards[0]?.id)).toEqual({ ...unmoved, armed: false });
      expect(await hit(stores())).toEqual([]);
    });
  });
};

/** What every store of accounts promises of readings, as far as guards live by them. */
export const readingsContract = (name: string, open: OpenStores): void =>
  withStores(`${name} keeps the contract of readings`, open, [storingContract, derivingContract]);
