import { expect } from "@playwright/test";
import { openLong } from "./fixtures/open-long.ts";
import { paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

test("two traders see only their own positions, and a foreign position's page shows nothing", async ({
  browser,
}) => {
  await paperDesk.price(100_000);
  const first = await browser.newPage();
  const second = await browser.newPage();
  const key = await paperDesk.openAccount("first");
  const { id } = await openLong(key, 700);
  await signUp(first);
  await connectKey(first, key);
  await expect(first.getByTestId("position-row")).toHaveCount(1);

  await signUp(second);
  await expect(second.getByTestId("position-row")).toHaveCount(0);
  await second.goto(`/positions/${id}/guard`);
  await expect(second.getByTestId("guard-arm")).toHaveCount(0);
  await connectKey(second, key);
  await expect(second.getByTestId("form-error")).toContainText("connected already");
});

test("signing out ends the session for good", async ({ page, context }) => {
  await signUp(page);
  const cookies = await context.cookies();
  await page.getByTestId("sign-out").first().click();
  await expect(page).toHaveURL(/\/(login)?$/);
  await context.addCookies(cookies);
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/login/);
});
