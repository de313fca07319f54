import type { Part } from "../bench.ts";
import { atMost } from "../figure.ts";
import { measureLongLists } from "./long-lists.ts";
import type { Desk } from "./open-desk.ts";

const POSITIONS = 200;
const RECEIPTS = 10_000;

const ROWS_OF_POSITIONS = `rows in the page at most, of ${POSITIONS} positions scrolled`;
const ROWS_OF_RECEIPTS = `rows in the page at most, of ${RECEIPTS} receipts scrolled`;
const TASK = "longest task while both are scrolled; 0 where none took 50 ms";

/** Long lists as a trader scrolls them. Last: what it adds to the trader's account the exchange knows nothing of. */
export const longLists: Part<Desk> = {
  title: "long lists",
  figures: [
    { name: ROWS_OF_POSITIONS, unit: "rows", target: atMost(60) },
    { name: ROWS_OF_RECEIPTS, unit: "rows", target: atMost(60) },
    { name: TASK, unit: "ms", target: atMost(50) },
  ],
  measure: async ({ url, enter, price, crowd }) => {
    const page = await enter();
    // Near enough for the demo's guard, whose liquidation is at 90,910: receipts are made after one that was written.
    await price(91_500);
    await page.goto("/activity");
    await page.getByTestId("receipt-row").first().waitFor();
    await price(100_000);
    await crowd({ positions: POSITIONS, receipts: RECEIPTS });
    const seen = await measureLongLists(page, new URL(url).origin);
    await page.context().close();
    return {
      [ROWS_OF_POSITIONS]: seen.maxRowsPositions,
      [ROWS_OF_RECEIPTS]: seen.maxRowsReceipts,
      [TASK]: seen.longestTaskMs,
    };
  },
};
