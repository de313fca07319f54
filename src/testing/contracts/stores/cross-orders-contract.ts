import { describe, expect, test } from "vitest";
import { sats } from "#domain/units.ts";
import { aCrossPosition, aFlatCross, aWaitingOrder } from "../../builders/a-cross-position.ts";
import { addGuarded, NOW } from "../../stores/guarded-position.ts";
import type { OpenStores, StoreHarness } from "./store-harness.ts";
import { withStores } from "./with-stores.ts";

const SELLS = [aWaitingOrder("short", 400, 105_000), aWaitingOrder("short", 600, 106_000)];

/** What is promised of storing the orders that wait on a cross margin. */
const ordersContract = (stores: () => StoreHarness): void => {
  const entered = async () => {
    const { account, userId } = await addGuarded(stores());
    const { crossPositions } = stores();
    await crossPositions.store(account.id, aCrossPosition(), NOW);
    const found = async () => {
      const cross = await crossPositions.find(account.id);
      if (cross === null) throw new Error("It was read");
      const { orders, ordersReadAt, ordersAskedAt } = cross;
      return { orders, ordersReadAt, ordersAskedAt };
    };
    return { id: account.id, userId, crossPositions, found };
  };

  describe("the orders that wait on a cross margin", () => {
    test("are not known before they are read, and then are what was read last, none among it", async () => {
      const { id, userId, crossPositions, found } = await entered();
      expect(await found()).toEqual({ orders: null, ordersReadAt: null, ordersAskedAt: null });
      await crossPositions.storeOrders(id, SELLS, NOW + 1);
      expect(await found()).toEqual({ orders: SELLS, ordersReadAt: NOW + 1, ordersAskedAt: NOW + 1 });
      expect(await crossPositions.ofUser(userId)).toMatchObject([{ orders: SELLS }]);
      await crossPositions.storeOrders(id, [], NOW + 2);
      expect(await found()).toEqual({ orders: [], ordersReadAt: NOW + 2, ordersAskedAt: NOW + 2 });
    });

    test("stand while the position is read again, becomes flat or blind, as old as they are", async () => {
      const { id, crossPositions, found } = await entered();
      await crossPositions.storeOrders(id, SELLS, NOW + 1);
      await crossPositions.store(id, aCrossPosition({ margin: sats(150_000) }), NOW + 2);
      await crossPositions.store(id, aFlatCross(), NOW + 3);
      await crossPositions.markBlind(id, "down", NOW + 4);
      expect(await found()).toEqual({ orders: SELLS, ordersReadAt: NOW + 1, ordersAskedAt: NOW + 1 });
    });

    test("are not replaced by a reading that was asked for before", async () => {
      const { id, crossPositions, found } = await entered();
      await crossPositions.storeOrders(id, SELLS, NOW + 2);
      await crossPositions.storeOrders(id, [], NOW + 1);
      expect(await found()).toMatchObject({ orders: SELLS, ordersReadAt: NOW + 2 });
    });

    test("stay what they were where they were asked for in vain, and are due at once where something was done to them", async () => {
      const { id, crossPositions, found } = await entered();
      await crossPositions.storeOrders(id, SELLS, NOW + 1);
      await crossPositions.noteOrdersUnread(id, NOW + 2);
      expect(await found()).toEqual({ orders: SELLS, ordersReadAt: NOW + 1, ordersAskedAt: NOW + 2 });
      await crossPositions.makeDue(id);
      expect(await found()).toEqual({ orders: SELLS, ordersReadAt: NOW + 1, ordersAskedAt: null });
      expect(await crossPositions.find(id)).toMatchObject({ askedAt: null, readAt: NOW });
    });

    test("of an account whose cross margin was never read are not kept", async () => {
      const { account } = await addGuarded(stores());
      const { crossPositions } = stores();
      await crossPositions.storeOrders(account.id, SELLS, NOW);
      await crossPositions.noteOrdersUnread(account.id, NOW);
      await crossPositions.makeDue(account.id);
      expect(await crossPositions.find(account.id)).toBeNull();
    });
  });
};

/** Registers the contract for one pair of stores. */
export const crossOrdersContract = (name: string, open: OpenStores): void =>
  withStores(name, open, [ordersContract]);
