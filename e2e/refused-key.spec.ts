import { expect } from "@playwright/test";
import { paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

test("a key that can withdraw, a wrong secret and a mainnet key without a second factor are refused, and nothing is stored", async ({
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
});
