import { expect } from "@playwright/test";
import { paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

test("a trader arms an entry, and it opens and guards one position", async ({ page }) => {
  await paperDesk.price(100_000);
  await signUp(page);
  await connectKey(page, await paperDesk.openAccount("entering"));
  await page.goto("/automations");
  await page.getByRole("link", { name: "Automatic entries" }).click();
  await expect(page.getByText("No entry is armed.")).toBeVisible();
  await page.getByTestId("entry-arm").click();
  await expect(page.getByText(/^Budget: /)).toBeVisible();

  await page.getByTestId("entry-price").fill("99,000");
  await page.getByTestId("entry-size").fill("1,000");
  await page.getByTestId("entry-guardCap").fill("100,000");
  await page.getByTestId("entry-budget").fill("1,000");
  await expect(page.getByText(/^Budget: All entries together can lose more/)).toBeVisible();
  await page.getByTestId("entry-budget").fill("300,000");
  await expect(page.getByTestId("entry-preview")).toContainText("Long $1,000 at 99,000");
  await page.getByTestId("entry-arm").click();
  await expect(page.getByTestId("entry")).toContainText(
    "When the price falls to 99,000, open a long of $1,000",
  );
  await expect(page.getByTestId("entry-standing")).toHaveText("Armed. None of 1 entered.");

  await page.getByTestId("entry-pause").click();
  await expect(page.getByTestId("entry-standing")).toContainText("Paused");
  await page.getByTestId("entry-resume").click();
  await expect(page.getByTestId("entry-standing")).toContainText("Armed");
  await page.waitForTimeout(1_500);

  await paperDesk.price(98_900);
  await expect(page.getByText("No entry is armed.")).toBeVisible({ timeout: 15_000 });
  await page.goto("/dashboard");
  await expect(page.getByTestId("position-row")).toHaveCount(1);
  await expect(page.getByTestId("position-row")).toContainText(/Guard/);
  await paperDesk.price(100_000);
});
