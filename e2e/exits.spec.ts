import { expect } from "@playwright/test";
import { takeLine } from "./fixtures/drag-line.ts";
import { openLong } from "./fixtures/open-long.ts";
import { paperDesk } from "./fixtures/paper-desk.ts";
import { standingStop } from "./fixtures/standing-stop.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

/** A stop of ours is moved at most once in 30 seconds. */
const MOVES_WITHIN_MS = 45_000;

test("a trader arms a stop and a take profit, and reads that they stand only once the exchange shows them", {
  tag: "@price",
}, async ({ page }) => {
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

  await test.step("the stop is dragged on the chart, and moves once the exchange shows it", async () => {
    await page.goto(`/positions/${id}`);
    const stop = page.getByTestId("grip-stop");
    const label = page.getByTestId("drag-label");
    const sentence = page.getByTestId("drag-sentence");
    const summary = page.getByTestId("exits-summary");
    await expect(stop).toHaveAttribute("aria-valuenow", "95000");

    // By keyboard: ten pages of a hundred dollars, and back.
    for (let press = 0; press < 10; press += 1) await stop.press("PageUp");
    await expect(label).toContainText("96,000");
    await expect(label).toContainText("−4.0\u202f% from the price");
    // 1,000 USD lose 1,000 / 96,000 − 1,000 / 100,000 BTC there, 41,667 sats; the fees are 1,000 and 1,041.
    await expect(label).toContainText("−43,708 sats");
    await stop.press("Escape");
    await expect(label).toHaveCount(0);
    await expect(stop).toHaveAttribute("aria-valuenow", "95000");

    const profit = page.getByTestId("grip-take-profit");
    for (let press = 0; press < 10; press += 1) await profit.press("PageDown");
    await profit.press("Enter");
    await expect(sentence).toContainText("110,000");
    await expect(sentence).toContainText("109,000");
    await expect(summary).toContainText("Take profit at 110,000");
    await page.getByTestId("drag-commit").click();
    await expect(sentence).toHaveCount(0);
    await expect(summary).toContainText("Take profit at 109,000", { timeout: MOVES_WITHIN_MS });
    await expect(profit).toHaveAttribute("aria-valuenow", "109000");

    // By mouse: upwards, put back once, then meant.
    await takeLine(page, "stop", -12);
    await expect(label).toContainText("sats after fees");
    await page.mouse.up();
    await page.getByTestId("drag-back").click();
    await expect(stop).toHaveAttribute("aria-valuenow", "95000");
    await takeLine(page, "stop", -12);
    await page.mouse.up();
    await expect(sentence).toContainText("95,000");
    const meant = Number((await stop.getAttribute("aria-valuenow")) ?? "0");
    expect(meant).toBeGreaterThan(95_000);
    expect(await standingStop(key, id)).toBe(95_000);
    await page.getByTestId("drag-commit").click();
    await expect(sentence).toHaveCount(0);
    await expect(summary).toContainText(`Stop at ${meant.toLocaleString("en-US")}: yours`, {
      timeout: MOVES_WITHIN_MS,
    });
    expect(await standingStop(key, id)).toBe(meant);

    // What does not move says why.
    await page.getByTestId("fixed-liq").focus();
    await expect(page.getByText("Liquidation follows from size and margin.")).toBeVisible();
  });
});
