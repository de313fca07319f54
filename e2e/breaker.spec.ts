import { expect } from "@playwright/test";
import { openLong } from "./fixtures/open-long.ts";
import { paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

const MAY_READ_ALL = [
  "account:read",
  "account:deposits:read",
  "account:withdrawals:read",
  "futures:isolated:read",
  "futures:isolated:write",
  "futures:cross:read",
];

test("a breaker trips once at its drop, freezes entries, and is told in Activity", async ({ page }) => {
  await paperDesk.price(100_000);
  const key = await paperDesk.openAccount("breaker", MAY_READ_ALL);
  await openLong(key, 1_000);
  await signUp(page);
  await connectKey(page, key);
  await expect(page.getByTestId("position-row")).toHaveCount(1);

  await page.goto("/automations");
  await page.getByRole("link", { name: "Drawdown breaker" }).click();
  await expect(page.getByText("No breaker is armed.")).toBeVisible();
  await page.getByTestId("breaker-arm").click();
  await expect(page.getByText(/^Drop: /)).toBeVisible();
  await page.getByTestId("breaker-drop").fill("1");
  await page.getByTestId("breaker-action").selectOption("freeze-entries");
  await page.getByTestId("breaker-arm").click();
  await expect(page.getByTestId("breaker-standing")).toContainText("Armed");
  await expect(page.getByTestId("breaker-figures")).toContainText("Price that trips it");

  // 1,000 · (1/96,900 − 1/100,000) BTC = 31,992 sats, more than 1 % of 3,000,000.
  await paperDesk.price(96_900);
  await expect(page.getByTestId("breaker-standing")).toContainText("Tripped on", { timeout: 15_000 });
  await expect(page.getByTestId("panic-standing").first()).toContainText(/freeze|entries/i);
  await page.getByTestId("panic-open").first().click();
  await expect(page.getByTestId("panic-stage")).toContainText("thrown by the drawdown breaker");
  await page.goto("/activity");
  await expect(page.getByTestId("receipt-row").filter({ hasText: "Account breaker tripped" })).toHaveCount(1);
  await paperDesk.price(100_000);
});
