import { expect, type Page } from "@playwright/test";
import { EVERY_PERMISSION } from "../src/cli/seed-demo/open-paper-account.ts";
import { openLong } from "./fixtures/open-long.ts";
import { type PaperKey, paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

const MAY_READ_ALL = EVERY_PERMISSION.filter((permission) => permission !== "futures:cross:write");

const SOON = { timeout: 15_000 };

const alertOnce = async (page: Page): Promise<void> => {
  await page.goto("/automations");
  await expect(page.getByText("No alert is armed.")).toBeVisible();
  await page.getByTestId("alert-arm").click();
  await expect(page.getByText("Price: Enter a price in dollars")).toBeVisible();
  await page.getByTestId("alert-price").fill("101,500");
  await page.getByTestId("alert-arm").click();
  await expect(page.getByTestId("alert")).toContainText("Tell me when the price gets to 101,500, once.");
  await expect(page.getByTestId("alert-standing")).toHaveText("Armed.");
  await paperDesk.price(102_000);
  await expect(page.getByText("No alert is armed.")).toBeVisible(SOON);
  await page.goto("/activity");
  await expect(page.getByTestId("receipt-row").filter({ hasText: "Bitcoin rose to 101,500." })).toHaveCount(
    1,
  );
  await paperDesk.price(100_000);
};

/** What one may do with an alert that waits. */
const pauseAndEndAlert = async (page: Page): Promise<void> => {
  await page.goto("/automations");
  await page.getByTestId("alert-price").fill("150,000");
  await page.getByTestId("alert-arm").click();
  const alert = page.getByTestId("alert");
  const standing = page.getByTestId("alert-standing");
  await expect(standing).toHaveText("Armed.");
  await alert.getByRole("button", { name: "Pause" }).click();
  await expect(standing).toContainText("Paused");
  await alert.getByRole("button", { name: "Resume" }).click();
  await expect(standing).toHaveText("Armed.");
  await alert.getByRole("button", { name: "End" }).click();
  await alert.getByRole("button", { name: "End this alert" }).click();
  await expect(page.getByText("No alert is armed.")).toBeVisible();
};

const guardByPlan = async (page: Page, key: PaperKey): Promise<void> => {
  await page.goto("/automations");
  await page.getByRole("link", { name: "Guard plan" }).click();
  await expect(page.getByTestId("planned")).toContainText("adds at most");
  await page.getByTestId("plan-max-total").fill("0");
  await expect(page.getByText(/What it may add must lie between 1 % and/)).toBeVisible();
  await page.getByTestId("plan-max-total").fill("50");
  await expect(page.getByTestId("planned")).toContainText("adds at most 50,000 sats");
  await page.getByTestId("plan-arm").click();
  await expect(page.getByTestId("plan-standing")).toContainText("version 1");
  await expect(page.getByTestId("planned")).toContainText("a guard of its own", SOON);

  await openLong(key, 500);
  await page.goto("/dashboard");
  await expect(page.getByTestId("position-row").filter({ hasText: /Guard 1 to 2.5/ })).toHaveCount(2, SOON);

  await page.goto("/automations/guard-plan");
  await page.getByTestId("plan-stop").click();
  await page.getByTestId("plan-stop-confirm").click();
  await expect(page.getByText("No plan is armed")).toBeVisible();
};

const enterOnce = async (page: Page): Promise<void> => {
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
  // It begins from the next price.
  await page.waitForTimeout(1_500);

  await paperDesk.price(98_900);
  await expect(page.getByText("No entry is armed.")).toBeVisible(SOON);

  // Another, far from the price, is ended before it entered.
  await page.getByTestId("entry-price").fill("80,000");
  await page.getByTestId("entry-size").fill("100");
  await page.getByTestId("entry-guardCap").fill("50,000");
  await page.getByTestId("entry-budget").fill("300,000");
  await page.getByTestId("entry-arm").click();
  await expect(page.getByTestId("entry-standing")).toHaveText("Armed. None of 1 entered.");
  await page.getByTestId("entry-end").click();
  await page.getByTestId("entry-end-confirm").click();
  await expect(page.getByText("No entry is armed.")).toBeVisible();
  await page.goto("/dashboard");
  await expect(page.getByTestId("position-row").filter({ hasText: /Guard/ })).toHaveCount(3, SOON);
  await paperDesk.price(100_000);
};

const breakOnce = async (page: Page): Promise<void> => {
  await page.goto("/automations");
  await page.getByRole("link", { name: "Drawdown breaker" }).click();
  await expect(page.getByText("No breaker is armed.")).toBeVisible();
  await page.getByTestId("breaker-arm").click();
  await expect(page.getByText(/^Drop: /)).toBeVisible();
  await page.getByTestId("breaker-drop").fill("1");
  await page.getByTestId("breaker-action").selectOption("freeze-entries");
  await page.getByTestId("breaker-arm").click();
  await expect(page.getByTestId("breaker-standing")).toContainText("Armed");
  await page.getByTestId("breaker-stop").click();
  await page.getByTestId("breaker-stop-confirm").click();
  await expect(page.getByTestId("breaker-standing")).toContainText("Stopped");
  await page.getByTestId("breaker-arm").click();
  await expect(page.getByTestId("breaker-standing")).toContainText("Armed");
  await expect(page.getByTestId("breaker-figures")).toContainText("Price that trips it");

  // 2,500 · (1/96,900 − 1/100,000) BTC = 79,979 sats, more than 1 % of 3,000,000.
  await paperDesk.price(96_900);
  await expect(page.getByTestId("breaker-standing")).toContainText("Tripped on", SOON);
  await page.getByTestId("panic-open").first().click();
  await expect(page.getByTestId("panic-stage")).toContainText("thrown by the drawdown breaker");
  await page.goto("/activity");
  await expect(page.getByTestId("receipt-row").filter({ hasText: "Account breaker tripped" })).toHaveCount(1);
  await paperDesk.price(100_000);
};

const lookBack = async (page: Page): Promise<void> => {
  await page.goto("/automations");
  await page.getByTestId("open-account-history").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("History of");
  const changes = page.getByTestId("change");
  const done = changes.filter({ hasText: "Price alert ended" });
  await expect(done).toContainText("the price gets to 101,500 · Axisor · version 1");
  await expect(changes.filter({ hasText: "Auto entry resumed" })).toContainText(
    "long when the price falls to 99,000",
  );
  await expect(page.getByTestId("standing-drawdown-breaker")).toContainText("its rest is not over");

  const deleted = changes.filter({ hasText: "Guard plan deleted" });
  await deleted.getByTestId("arm-again").click();
  await deleted.getByTestId("arm-again-confirm").click();
  await expect(changes.first()).toContainText("Guard plan armed with copied settings");
  await expect(changes.first()).toContainText("Most each guard may add in all");
  const plan = page.getByTestId("standing-guard-plan");
  await plan.getByTestId("delete-automation").click();
  await plan.getByTestId("delete-automation-confirm").click();
  await expect(page.getByTestId("deleted-told")).toContainText("The guards it made stay.");
};

test("rules of a whole account: an alert tells, a plan guards, an entry opens, and a breaker trips, once each; and what was done to them is told", {
  tag: "@price",
}, async ({ page }) => {
  test.setTimeout(150_000);
  await paperDesk.price(100_000);
  const key = await paperDesk.openAccount("rules", MAY_READ_ALL);
  await openLong(key, 1_000);
  await signUp(page);
  await connectKey(page, key);
  await expect(page.getByTestId("position-row")).toHaveCount(1);
  await test.step("an alert tells once when the price gets there", () => alertOnce(page));
  await test.step("a plan guards what runs and what is opened later", () => guardByPlan(page, key));
  await test.step("an entry opens one position and guards it", () => enterOnce(page));
  await test.step("a breaker trips once, and freezes entries", () => breakOnce(page));
  await test.step("an alert is paused, taken up and ended", () => pauseAndEndAlert(page));
  await test.step("what was done to them is told, and brought back", () => lookBack(page));
});
