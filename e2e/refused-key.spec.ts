import { expect } from "@playwright/test";
import { paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

test("a key that can withdraw is refused and nothing is stored", async ({ page }) => {
  const key = await paperDesk.openAccount("withdrawer", ["account:*", "futures:*"]);
  await signUp(page);
  await connectKey(page, key);
  await expect(page.getByTestId("form-error")).toContainText("This key can withdraw, so we did not store it");
  await page.goto("/dashboard");
  await expect(page.getByTestId("position-row")).toHaveCount(0);
});

test("a wrong secret is refused with a sentence that says what to do", async ({ page }) => {
  const key = await paperDesk.openAccount("mistyped");
  await signUp(page);
  await connectKey(page, { ...key, secret: "not-the-secret" });
  await expect(page.getByTestId("form-error")).toContainText("Check key, secret and passphrase");
});

test("mainnet is refused until a second factor stands", async ({ page }) => {
  const key = await paperDesk.openAccount("eager");
  await signUp(page);
  await page.goto("/connect");
  await page.getByTestId("connect-network").selectOption("mainnet");
  await page.getByTestId("connect-label").fill("Mainnet");
  await page.getByTestId("connect-key").fill(key.key);
  await page.getByTestId("connect-secret").fill(key.secret);
  await page.getByTestId("connect-passphrase").fill(key.passphrase);
  await page.getByTestId("connect-submit").click();
  await expect(page.getByTestId("form-error")).toContainText("second factor");
});
