import { expect, type Page } from "@playwright/test";
import { openLong } from "./fixtures/open-long.ts";
import { paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

test("two traders see only their own positions, a foreign position's page shows nothing, and who signs out is out", async ({
  browser,
}) => {
  const first = await browser.newPage();
  const second = await browser.newPage();
  const key = await paperDesk.openAccount("first");
  const { id } = await openLong(key, 700, 2);
  await signUp(first);
  await connectKey(first, key);
  await expect(first.getByTestId("position-row")).toHaveCount(1);

  // The figures come with the page: they are there before any script of it runs.
  const written = async (page: Page) => (await page.request.get("/dashboard")).text();
  expect(await written(first)).toContain("Long $700");

  await signUp(second);
  expect(await written(second)).not.toContain("Long $700");
  await expect(second.getByTestId("position-row")).toHaveCount(0);
  await second.goto(`/positions/${id}/guard`);
  await expect(second.getByTestId("guard-arm")).toHaveCount(0);
  await connectKey(second, key);
  await expect(second.getByTestId("form-error")).toContainText("connected already");

  // Signing out ends the session for good.
  const cookies = await first.context().cookies();
  await first.goto("/dashboard");
  await first.getByTestId("sign-out").first().click();
  await expect(first).toHaveURL(/\/(login)?$/);
  await first.context().addCookies(cookies);
  await first.goto("/dashboard");
  await expect(first).toHaveURL(/\/login/);
});
