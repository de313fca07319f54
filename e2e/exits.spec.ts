import { expect } from "@playwright/test";
import { openLong } from "./fixtures/open-long.ts";
import { paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

test("a trader arms a stop and a take profit, and reads that they stand only once the exchange shows them", async ({
  page,
}) => {
  await paperDesk.price(100_000);
  const key = await paperDesk.openAccount("exits");
  const { id } = await openLong(key, 1_000);
  await signUp(page);
  await connectKey(page, key);
  await expect(page.getByTestId("position-row")).toHaveCount(1);

  await page.goto(`/positions/${id}`);
  await page.getByTestId("open-exits").click();
  await expect(page.getByTestId("stop-now")).toContainText("No stop stands");
  await page.getByTestId("stop-loss-level").fill("90000");
  await expect(page.getByTestId("form-error")).toContainText("beyond liquidation");
  // Written by the price of now, it is told at once what that comes to; Enter settles it and arms nothing yet.
  await page.getByTestId("stop-loss-level").fill("-5%");
  await expect(page.getByTestId("stop-loss-level-resolved")).toHaveText("= 95,000");
  await expect(page.getByTestId("form-error")).toHaveCount(0);
  await page.getByTestId("stop-loss-level").press("Enter");
  await expect(page.getByTestId("stop-loss-level")).toHaveValue("95,000");
  await expect(page.getByTestId("stop-now")).toContainText("No stop stands");
  // 1,000 USD lose 1,000 / 95,000 − 1,000 / 100,000 BTC there, 52,632 sats; the fees are 1,000 and 1,052.
  await expect(page.getByTestId("stop-loss-preview")).toContainText("−54,684");
  await page.getByTestId("stop-loss-arm").click();
  await expect(page.getByTestId("stop-loss-state")).toContainText("It stands at LN Markets at 95,000");
  await expect(page.getByTestId("stop-now")).toContainText("Stop at 95,000: yours");
  await expect(page.getByTestId("if-we-vanish")).toContainText("stop at 95,000, about −54,684 sats");

  await page.getByTestId("kind-trailing-stop").check({ force: true });
  await page.getByTestId("trailing-distance").fill("3");
  await expect(page.getByTestId("replaces")).toContainText("takes the place of the stop loss");

  await page.getByTestId("take-profit-level").fill("entry+10%");
  await expect(page.getByTestId("take-profit-level-resolved")).toHaveText("= 110,000");
  await page.getByTestId("take-profit-arm").click();
  await expect(page.getByTestId("take-profit-state")).toContainText("It stands at LN Markets at 110,000");
  await page.getByTestId("take-profit-pause").click();
  await expect(page.getByTestId("take-profit-state")).toContainText("Paused. It is neither placed nor moved");
  await page.getByTestId("take-profit-resume").click();
  await expect(page.getByTestId("take-profit-state")).toContainText("It stands at LN Markets at 110,000");
});
