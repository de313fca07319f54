import { expect, type Page } from "@playwright/test";
import { openLong } from "./fixtures/open-long.ts";
import { type PaperKey, paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

/** A key that is good is renamed, tested, put in its own place again, and removed. */
const keepAndRemove = async (page: Page): Promise<void> => {
  const key = await paperDesk.openAccount("kept");
  await openLong(key, 100, 2);
  await connectKey(page, key);
  await expect(page.getByTestId("position-row")).toHaveCount(1);
  await page.goto("/connect");
  const row = page.getByTestId("key-row");
  await row.getByTestId("key-rename").click();
  await page.getByTestId("rename-label").fill("Quiet desk");
  await page.getByTestId("rename-submit").click();
  await expect(row.getByRole("heading", { level: 2 })).toHaveText("Quiet desk");
  await expect(row).toContainText("It is called Quiet desk now.");
  await row.getByTestId("key-test").click();
  await expect(row).toContainText("The exchange accepts this key.");

  // Protection goes on with the old key where the new one is of another account.
  const foreign = await paperDesk.openAccount("foreign");
  const replaceBy = async (by: PaperKey): Promise<void> => {
    await page.getByTestId("replace-key").fill(by.key);
    await page.getByTestId("replace-secret").fill(by.secret);
    await page.getByTestId("replace-passphrase").fill(by.passphrase);
    await page.getByTestId("replace-submit").click();
  };
  await row.getByTestId("key-replace").click();
  await replaceBy(foreign);
  await expect(row.getByTestId("form-error")).toContainText("This key belongs to another LN Markets account");
  await expect(row).toContainText(key.key.slice(-4));
  await replaceBy(key);
  await expect(row).toContainText(`The key ending in ${key.key.slice(-4)} is in use now.`);

  await row.getByTestId("key-remove").click();
  await expect(row).toContainText("Its guards end.");
  await row.getByTestId("key-remove-confirm").click();
  await expect(row).toHaveCount(0);
  await page.goto("/dashboard");
  await expect(page.getByTestId("position-row")).toHaveCount(0);
};

test("keys that can withdraw, are mistyped or ask for a second factor first are refused; a good one is kept, replaced and removed", async ({
  page,
}) => {
  const key = await paperDesk.openAccount("withdrawer", ["account:*", "futures:*"]);
  await signUp(page);
  await connectKey(page, key);
  await expect(page.getByTestId("form-error")).toContainText("This key can withdraw, so we did not store it");
  await page.goto("/dashboard");
  await expect(page.getByTestId("position-row")).toHaveCount(0);

  // A wrong secret, with a sentence that says what to do.
  const mistyped = await paperDesk.openAccount("mistyped");
  await connectKey(page, { ...mistyped, secret: "not-the-secret" });
  await expect(page.getByTestId("form-error")).toContainText("Check key, secret and passphrase");

  // Mainnet, until a second factor stands.
  const eager = await paperDesk.openAccount("eager");
  await page.goto("/connect");
  await page.getByTestId("connect-network").selectOption("mainnet");
  await page.getByTestId("connect-label").fill("Mainnet");
  await page.getByTestId("connect-key").fill(eager.key);
  await page.getByTestId("connect-secret").fill(eager.secret);
  await page.getByTestId("connect-passphrase").fill(eager.passphrase);
  await page.getByTestId("connect-submit").click();
  await expect(page.getByTestId("form-error")).toContainText("second factor");
  await page.goto("/dashboard");
  await expect(page.getByTestId("position-row")).toHaveCount(0);
  await test.step("a good key is renamed, tested, replaced and removed", () => keepAndRemove(page));
});
