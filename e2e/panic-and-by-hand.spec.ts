import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { commitByHand, doByHand, previewByHand } from "./fixtures/by-hand.ts";
import { closeSheet } from "./fixtures/close-sheet.ts";
import { openLong } from "./fixtures/open-long.ts";
import { readAs } from "./fixtures/paper-client.ts";
import { type PaperKey, paperDesk, TRADING_HISTORY } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

type Running = { readonly id: string; readonly margin: number; readonly quantity: number } & {
  readonly [Exit in "stoploss" | "takeprofit"]: number | null;
};

const runningOf = (key: PaperKey): Promise<readonly Running[]> =>
  readAs(key, "futures/isolated/trades/running");

/** Takes margin out, and sets, changes and takes away each exit; the exchange shows each. */
const changeByHand = async (page: Page, key: PaperKey, id: string): Promise<void> => {
  const shown = async () => (await runningOf(key)).find((trade) => trade.id === id);
  await doByHand(page, { deed: "cash-in", written: { amount: "5,000" }, says: "Cash in 5,000 sats" });
  await expect(page.getByRole("region", { name: "Figures" })).toContainText("45,000 sats");
  expect(await shown()).toMatchObject({ margin: 45_000 });

  await doByHand(page, { deed: "stop-loss", written: { level: "95000" }, says: "Set the stop at 95,000" });
  expect(await shown()).toMatchObject({ stoploss: 95_000 });
  await doByHand(page, { deed: "stop-loss", written: { level: "96000" }, says: "Set the stop at 96,000" });
  expect(await shown()).toMatchObject({ stoploss: 96_000 });
  await expect(page.getByTestId("exits-summary")).toContainText("96,000");
  await doByHand(page, { deed: "stop-loss", written: { way: "remove" }, says: "Remove the stop" });
  expect((await shown())?.stoploss ?? 0).toBe(0);

  await doByHand(page, {
    deed: "take-profit",
    written: { level: "110000" },
    says: "Take profit at 110,000",
  });
  expect(await shown()).toMatchObject({ takeprofit: 110_000 });
  await expect(page.getByTestId("exits-summary")).toContainText("110,000");
  await doByHand(page, { deed: "take-profit", written: { way: "remove" }, says: "Remove the take profit" });
  expect((await shown())?.takeprofit ?? 0).toBe(0);

  // 3 % under 100,000.
  await doByHand(page, {
    deed: "stop-loss",
    written: { way: "trailing", level: "3" },
    says: "Let it trail by 3 %",
  });
  expect(await shown()).toMatchObject({ stoploss: 97_000 });
};

/** Opens one more and closes it again; the answer to the closing is lost on its way, so it is looked for. */
const openAndClose = async (page: Page, key: PaperKey): Promise<void> => {
  await page.goto("/dashboard");
  await doByHand(page, {
    deed: "open",
    written: { side: "short", size: "300", leverage: "5", takeProfit: "90000" },
    says: "Go short at the market",
  });
  await expect(page.getByTestId("position-row")).toHaveCount(3);
  const opened = (await runningOf(key)).find(({ quantity }) => quantity === 300);
  expect(opened).toMatchObject({ takeprofit: 90_000 });

  await page.goto(`/positions/${opened?.id}`);
  await previewByHand(page, { deed: "close", says: "Close the position" });
  await page.route(/positions\.close\b/u, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await commitByHand(page);
  await page.unroute(/positions\.close\b/u);
  expect(await runningOf(key)).toHaveLength(2);
};

/** Everything that moved the balance, as a file whose last row is what the exchange tells. */
const exportHistory = async (page: Page, topped: string): Promise<void> => {
  await page.goto("/activity");
  await page.getByTestId("export-open").click();
  await page.getByTestId("export-start").click();
  // All ran and closed at 100,000: of 3,000,000 sats, 400, 900 and 300 went at each end as fees.
  await expect(page.getByTestId("export-reconciliation")).toHaveText(
    "The rows add up to 2,996,800 sats, which is the free balance the exchange tells.",
  );
  const saving = page.waitForEvent("download");
  await page.getByTestId("export-save").click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^axisor-test-desk-\d{4}-\d{2}-\d{2}\.csv$/u);
  const lines = (await readFile(await file.path(), "utf8")).split("\r\n").slice(1, -1);
  const rows = lines.map((line) => line.split(","));
  expect(rows.map(([id = ""]) => id.split(":")[0]).toSorted()).toEqual([
    ...["closing-fee", "closing-fee", "closing-fee", "deposit", "margin-added", "margin-cashed-in"],
    ...["opening-fee", "opening-fee", "opening-fee", "reconciliation"],
    ...["trade-closed", "trade-closed", "trade-closed", "trade-opened", "trade-opened", "trade-opened"],
  ]);
  const added = rows.find(([row]) => row === `margin-added:${topped}`);
  expect(added?.[8]).toBe("-10000");
  // The last row is what the exchange tells, and the one before it what everything adds up to.
  const [computed, told] = rows.slice(-2).map((row) => Number(row[12]));
  expect([computed, told]).toEqual([2_996_800, 2_996_800]);
};

/** Everything of one account by one press. */
const closeAll = async (page: Page, key: PaperKey): Promise<void> => {
  await openLong(key, 200);
  await openLong(key, 100);
  await expect(page.getByTestId("position-row")).toHaveCount(2);
  await previewByHand(page, { deed: "close-all", says: "Close all positions" });
  await expect(page.getByTestId("close-preview")).toContainText("Closes 2 positions");
  await page.getByTestId("action-commit").click();
  await expect(page.locator('[data-testid="command-result"][data-outcome="confirmed"]')).toHaveCount(2);
  await closeSheet(page, "action-done");
  await expect(page.getByTestId("position-row")).toHaveCount(0);
  expect(await runningOf(key)).toHaveLength(0);
};

const makeLink = async (page: Page, label: string): Promise<string> => {
  await page.getByTestId("panic-link-label").fill(label);
  await page.getByTestId("panic-link-make").click();
  const address = await page.getByTestId("panic-link-address").inputValue();
  await page.getByTestId("panic-link-kept").click();
  await expect(page.getByTestId("panic-link").filter({ hasText: label })).toContainText("Serves until");
  return address;
};

/** One link is revoked and opens nothing; another throws the switch once, for somebody who is not logged in. */
const throwByLink = async (page: Page, stranger: Page): Promise<void> => {
  await page.getByTestId("panic-open").click();
  await page.getByTestId("panic-links").click();
  await expect(page.getByText("You have none yet.")).toBeVisible();
  const lost = await makeLink(page, "In a drawer");
  const kept = await makeLink(page, "In my wallet");
  const drawer = page.getByTestId("panic-link").filter({ hasText: "In a drawer" });
  await drawer.getByTestId("panic-link-revoke").click();
  await drawer.getByTestId("panic-link-revoke-confirm").click();
  await expect(drawer).toContainText("Revoked");

  await stranger.goto(lost);
  await stranger.getByTestId("panic-freeze").getByRole("button").click();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("This link does not work any more");
  await expect(page.getByTestId("panic-stage")).toContainText("Calm");
  await stranger.goto(kept);
  await stranger.getByTestId("panic-freeze").getByRole("button").click();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Entries are frozen");
  await expect(page.getByTestId("panic-stage")).toContainText("thrown by a panic link");
  await page.getByTestId("panic-down").click();
  await expect(page.getByTestId("panic-stage")).toContainText("Calm");
  await closeSheet(page, "panic-close");
};

test("a trader acts by hand until it is read back, closes everything by the panic switch, and throws it by a link", {
  tag: "@price",
}, async ({ page, browser }) => {
  test.setTimeout(150_000);
  await paperDesk.price(100_000);
  const key = await paperDesk.openAccount("panic", TRADING_HISTORY);
  const { id } = await openLong(key, 400);
  await openLong(key, 900);
  await signUp(page);
  await connectKey(page, key);
  await expect(page.getByTestId("position-row")).toHaveCount(2);

  await page.goto(`/positions/${id}`);
  await page.getByTestId("hand-add-margin").click();
  await page.getByTestId("hand-amount").fill("10,000");
  await page.getByTestId("action-preview-it").click();
  // 400 USD at 10x are 40,000 sats; with 50,000 the long is liquidated at 1 / (1/100,000 + 50,000e-8/400) = 88,888.9.
  await expect(page.getByTestId("action-preview")).toContainText("50,000 sats");
  await expect(page.getByTestId("action-preview")).toContainText("88,889");
  await page.getByTestId("action-commit").dblclick();
  await expect(page.getByTestId("command-result")).toHaveAttribute("data-outcome", "confirmed");
  const receipt = (await page.getByTestId("command-receipt").getAttribute("href")) ?? "";
  expect(receipt).toMatch(/receipt=/u);
  await closeSheet(page, "action-done");
  await expect(page.getByRole("region", { name: "Figures" })).toContainText("50,000 sats");
  await test.step("margin and exits change as ordered", () => changeByHand(page, key, id));
  await test.step("a trade is opened and closed", () => openAndClose(page, key));

  await page.getByTestId("panic-open").click();
  await expect(page.getByTestId("panic-stage")).toContainText("Calm");
  await page.getByTestId("panic-flatten").click();
  await expect(page.getByTestId("close-preview")).toContainText("Closes 2 positions");
  const hold = page.getByTestId("panic-flatten-confirm");
  await expect(hold).toHaveText("Close everything: hold 2 s");
  // A slip of a finger does nothing, and says so.
  await hold.click();
  await expect(page.getByText("Nothing was done: hold it for 2 seconds.")).toBeVisible();
  await hold.hover();
  await page.mouse.down();
  await expect(hold).toHaveText("Keep holding");
  await page.waitForTimeout(2_200);
  await page.mouse.up();
  await expect(page.getByTestId("panic-stage")).toContainText("Flatten stands on all accounts");
  await expect(page.getByTestId("panic-run")).toContainText("2 of 2 read back as gone");
  await expect(page.getByTestId("panic-run")).toHaveAttribute("data-done", "true");
  await page.getByTestId("panic-down").click();
  await expect(page.getByTestId("panic-stage")).toContainText("Calm");
  await closeSheet(page, "panic-close");
  await page.goto("/dashboard");
  await expect(page.getByTestId("position-row")).toHaveCount(0);
  await test.step("the account's history is exported, and ends at the exchange's balance", () =>
    exportHistory(page, id));
  // A receipt that a link names is read by itself where the list does not show it.
  await page.goto(`${receipt}&show=failed`);
  await expect(page.getByTestId("receipt-row").getByTestId("receipt")).toContainText("10,000 sats");
  await page.goto("/dashboard");
  await test.step("all positions of an account are closed", () => closeAll(page, key));
  const stranger = await (await browser.newContext()).newPage();
  await test.step("a panic link throws the switch once", () => throwByLink(page, stranger));
});
