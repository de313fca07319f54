import { expect } from "@playwright/test";
import { openLong } from "./fixtures/open-long.ts";
import { paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

test("a stop that comes before a guard's step is told by both names, and armed only once that is meant", {
  tag: "@price",
}, async ({ page }) => {
  await paperDesk.price(100_000);
  const key = await paperDesk.openAccount("conflicts");
  const { id } = await openLong(key, 1_000);
  await signUp(page);
  await connectKey(page, key);
  await expect(page.getByTestId("position-row")).toHaveCount(1);
  await page.goto(`/positions/${id}/guard`);
  await page.getByTestId("guard-max-total").fill("200000");
  await page.getByTestId("guard-trigger").fill("5");
  await page.getByTestId("guard-target").fill("10");
  await page.getByTestId("guard-arm").click();
  await expect(page.getByText(/^Armed/).first()).toBeVisible();
  await page.getByTestId("reserve").fill("200000");
  // 10^11 / (10^6 + 100,000 + 200,000) = 76,923.08, rounded towards the market.
  await expect(page.getByTestId("survives")).toHaveText("With 200,000 sats you survive to 76,923.5.");

  await page.goto(`/positions/${id}/exits`);
  await page.getByTestId("stop-loss-level").fill("97000");
  const conflict = page.getByTestId("conflict");
  await expect(conflict).toContainText(
    /Step 1 of the guard waits for 95,69\d.*the stop loss closes the position at 97,000/,
  );
  await expect(conflict).toContainText("From 100,000 the price falls to 97,000.");
  await expect(page.getByTestId("conflict-other").first()).toHaveAttribute("href", `/positions/${id}/guard`);
  await page.getByTestId("stop-loss-arm").click();
  await expect(page.getByTestId("form-error")).toContainText("Step 1 of the guard waits for 95,69");
  await page.getByTestId("conflict-meant").check();
  await page.getByTestId("stop-loss-arm").click();
  await expect(page.getByTestId("stop-loss-state")).toContainText("It stands at LN Markets at 97,000");
});
