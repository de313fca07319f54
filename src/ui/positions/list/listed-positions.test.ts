import { expect, test } from "vitest";
import { aCrossView } from "#testing/views/a-cross-view.ts";
import {
  ACCOUNT_ID,
  aFlatCrossView,
  anAccount,
  anOverview,
  aPositionView,
  aPrice,
  aShortView,
} from "#testing/views/an-overview.ts";
import { listedPositions } from "./listed-positions.ts";

const SECOND = "99999999-9999-4999-8999-999999999999";
const LIVE = "88888888-8888-4888-8888-888888888888";

const overview = anOverview({
  accounts: [
    anAccount(),
    anAccount({ id: SECOND, label: "Second" }),
    anAccount({ id: LIVE, network: "mainnet" }),
  ],
  prices: [aPrice(), aPrice({ network: "mainnet", last: 140_000 })],
  positions: [
    aPositionView(),
    aShortView({ id: "theirs", accountId: SECOND }),
    aPositionView({ id: "live", accountId: LIVE, margin: 1_000 }),
  ],
  cross: [aCrossView(), aFlatCrossView({ accountId: SECOND, margin: 7_000 })],
});

test("every position of every account stands under its network, and only its own network is summed", () => {
  const [paper, live] = listedPositions(overview, null, "distance");
  expect(paper?.network).toBe("paper");
  // The long and the cross long are liquidated at one price: equals stand by their keys.
  expect(paper?.rows.map(({ key }) => key.split(" ")[1])).toEqual(["cross", "long-2500", "theirs"]);
  // 659,389 + 161,148 + 265,000 of the cross position; the 7,000 that lie flat stand behind nothing.
  expect(paper).toMatchObject({ count: 3, margin: 1_085_537 });
  // At 67,840: the long −173,906, the short 23,730 and the cross long −69,562.
  expect(paper?.profit).toBe(paper?.rows.reduce((sum, { profit }) => sum + profit, 0));
  expect(paper?.profit).toBeGreaterThan(-219_742);
  expect(paper?.profit).toBeLessThan(-219_732);
  expect(live).toMatchObject({ network: "mainnet", count: 1, margin: 1_000 });
});

test("one account shows only its own, and an order is kept within a network", () => {
  const [only, ...more] = listedPositions(overview, ACCOUNT_ID, "pl");
  expect(more).toEqual([]);
  expect(only?.rows.map(({ key }) => key.split(" ")[1])).toEqual(["long-2500", "cross"]);
  expect(listedPositions(overview, SECOND, "size")[0]?.count).toBe(1);
});

test("without a price nothing is judged or summed at one, and what stands is counted", () => {
  const [paper] = listedPositions({ ...overview, prices: [] }, null, "distance");
  expect(paper).toMatchObject({ price: null, count: 3, margin: 1_085_537, profit: null, rows: [] });
});
