import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import type { OpenStores, StoreHarness } from "./store-harness.ts";

/** Registers the tests of a contract over stores that are opened once and emptied before each test. */
export const withStores = (
  name: string,
  open: OpenStores,
  contracts: readonly ((stores: () => StoreHarness) => void)[],
): void => {
  describe(name, () => {
    let opened: StoreHarness | undefined;
    const stores = (): StoreHarness => {
      if (opened === undefined) throw new Error("The stores are open in tests only");
      return opened;
    };
    beforeAll(async () => {
      opened = await open();
    });
    beforeEach(() => stores().empty());
    afterAll(() => stores().close());
    for (const contract of contracts) contract(stores);
  });
};
