import { expect } from "@playwright/test";
import { paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

test("a trader arms an alert, and is told once when the price gets there", async ({ page }) => {
  await paperDesk.price(100_000);
  await signUp(page);
  await connectKey(page, await paperDesk.openAccount("alerted"));
  await page.goto("/automations");
  await expect(page.getByText("No alert is armed.")).toBeVisible();
  await page.getByTestId("alert-arm").click();
  await expect(page.getByText("Price: Enter a price in dollars")).toBeVisible();
  await page.getByTestId("alert-price").fill("101,500");
  await page.getByTestId("alert-arm").click();
  await expect(page.getByTestId("alert")).toContainText("Tell me when the price gets to 101,500, once.");
  await expect(page.getByTestId("alert-standing")).toHaveText("Armed.");
  await paperDesk.price(102_000);
  await expect(page.getByText("No alert is armed.")).toBeVisible({ timeout: 15_000 });
  await page.goto("/activity");
  await expect(page.getByTestId("receipt-row").filter({ hasText: "Bitcoin rose to 101,500." })).toHaveCount(
    1,
  );
  await paperDesk.price(100_000);
});
