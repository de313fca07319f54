import { expect } from "@playwright/test";
import { openLong } from "./fixtures/open-long.ts";
import { paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

test("a plan guards what runs and what is opened later, and is stopped", async ({ page }) => {
  await paperDesk.price(100_000);
  const key = await paperDesk.openAccount("planned");
  await openLong(key, 1_000);
  await signUp(page);
  await connectKey(page, key);
  await expect(page.getByTestId("position-row")).toHaveCount(1);

  await page.goto("/automations");
  await page.getByRole("link", { name: "Guard plan" }).click();
  await expect(page.getByTestId("planned")).toContainText("adds at most");
  await page.getByTestId("plan-max-total").fill("0");
  await expect(page.getByText(/What it may add must lie between 1 % and/)).toBeVisible();
  await page.getByTestId("plan-max-total").fill("50");
  await expect(page.getByTestId("planned")).toContainText("adds at most 50,000 sats");
  await page.getByTestId("plan-arm").click();
  await expect(page.getByTestId("plan-standing")).toContainText("version 1");
  await expect(page.getByTestId("planned")).toContainText("a guard of its own", { timeout: 15_000 });

  await openLong(key, 500);
  await page.goto("/dashboard");
  await expect(page.getByTestId("position-row")).toHaveCount(2, { timeout: 15_000 });
  await expect(page.getByTestId("position-row").filter({ hasText: /Guard 1 to 2.5/ })).toHaveCount(2, {
    timeout: 15_000,
  });

  await page.goto("/automations/guard-plan");
  await page.getByTestId("plan-stop").click();
  await page.getByTestId("plan-stop-confirm").click();
  await expect(page.getByText("No plan is armed")).toBeVisible();
});
