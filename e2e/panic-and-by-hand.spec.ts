import { expect } from "@playwright/test";
import { openLong } from "./fixtures/open-long.ts";
import { paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

test("a trader adds margin by hand until it is read back, then closes everything by the panic switch", async ({
  page,
}) => {
  await paperDesk.price(100_000);
  const key = await paperDesk.openAccount("panic");
  const { id } = await openLong(key, 400);
  await openLong(key, 900);
  await signUp(page);
  await connectKey(page, key);
  await expect(page.getByTestId("position-row")).toHaveCount(2);

  await page.goto(`/positions/${id}`);
  await page.getByTestId("hand-add-margin").click();
  await page.getByTestId("hand-amount").fill("10,000");
  await page.getByTestId("action-preview-it").click();
  // 400 USD at 10x are 40,000 sats; with 50,000 the long is liquidated at 1 / (1/100,000 + 50,000e-8/400) = 88,888.9.
  await expect(page.getByTestId("action-preview")).toContainText("50,000 sats");
  await expect(page.getByTestId("action-preview")).toContainText("88,889");
  await page.getByTestId("action-commit").dblclick();
  await expect(page.getByTestId("command-result")).toHaveAttribute("data-outcome", "confirmed");
  await expect(page.getByTestId("command-receipt")).toHaveAttribute("href", /receipt=/);
  await page.getByTestId("action-done").click();
  await expect(page.getByRole("region", { name: "Figures" })).toContainText("50,000 sats");

  await page.getByTestId("panic-open").click();
  await expect(page.getByTestId("panic-stage")).toContainText("Calm");
  await page.getByTestId("panic-flatten").click();
  await expect(page.getByTestId("close-preview")).toContainText("Closes 2 positions");
  const hold = page.getByTestId("panic-flatten-confirm");
  await expect(hold).toHaveText("Close everything: hold 2 s");
  // A slip of a finger does nothing, and says so.
  await hold.click();
  await expect(page.getByText("Nothing was done: hold it for 2 seconds.")).toBeVisible();
  await hold.hover();
  await page.mouse.down();
  await expect(hold).toHaveText("Keep holding");
  await page.waitForTimeout(2_200);
  await page.mouse.up();
  await expect(page.getByTestId("panic-stage")).toContainText("Flatten stands on all accounts");
  await expect(page.getByTestId("panic-run")).toContainText("2 of 2 read back as gone");
  await expect(page.getByTestId("panic-run")).toHaveAttribute("data-done", "true");
  await page.getByTestId("panic-down").click();
  await expect(page.getByTestId("panic-stage")).toContainText("Calm");
  await page.getByTestId("panic-close").click();
  await page.goto("/dashboard");
  await expect(page.getByTestId("position-row")).toHaveCount(0);
});
