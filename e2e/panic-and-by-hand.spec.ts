import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { openLong } from "./fixtures/open-long.ts";
import { paperDesk, TRADING_HISTORY } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

test("a trader adds margin by hand until it is read back, then closes everything by the panic switch", async ({
  page,
}) => {
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
  await expect(page.getByTestId("command-receipt")).toHaveAttribute("href", /receipt=/);
  await page.getByTestId("action-done").click();
  await expect(page.getByRole("region", { name: "Figures" })).toContainText("50,000 sats");

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
  await page.getByTestId("panic-close").click();
  await page.goto("/dashboard");
  await expect(page.getByTestId("position-row")).toHaveCount(0);

  await page.goto("/activity");
  await page.getByTestId("export-open").click();
  await page.getByTestId("export-start").click();
  await expect(page.getByTestId("export-reconciliation")).toContainText(
    "which is the free balance the exchange tells",
  );
  const saving = page.waitForEvent("download");
  await page.getByTestId("export-save").click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^axisor-test-desk-\d{4}-\d{2}-\d{2}\.csv$/u);
  const lines = (await readFile(await file.path(), "utf8")).split("\r\n").slice(1, -1);
  const rows = lines.map((line) => line.split(","));
  expect(rows.map(([id = ""]) => id.split(":")[0]).toSorted()).toEqual([
    ...["closing-fee", "closing-fee", "deposit", "margin-added", "opening-fee", "opening-fee"],
    ...["reconciliation", "trade-closed", "trade-closed", "trade-opened", "trade-opened"],
  ]);
  const added = rows.find(([row]) => row === `margin-added:${id}`);
  expect(added?.[8]).toBe("-10000");
  // The last row is what the exchange tells, and the one before it what everything adds up to.
  const [computed, told] = rows.slice(-2).map((row) => Number(row[12]));
  expect(computed).toBe(told);
  await page.goto("/dashboard");
  await expect(page.getByText(`${(told ?? 0).toLocaleString("en")} sats`).first()).toBeVisible();
});
