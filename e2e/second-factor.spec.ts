import { expect } from "@playwright/test";
import { authenticatorApp } from "./fixtures/authenticator-app.ts";
import { noteBackupCode } from "./fixtures/note-secret.ts";
import { test } from "./fixtures/test.ts";
import { logIn, signUp } from "./fixtures/trader.ts";

/** Two codes of one app are half a minute apart. */
test.setTimeout(150_000);

test("a trader adds an app, and from then on the password alone opens nothing; a backup code opens once", async ({
  page,
  browser,
}) => {
  const sleep = (ms: number) => page.waitForTimeout(ms);
  const email = await signUp(page);
  await page.goto("/security");
  await page.getByTestId("totp-begin").click();
  const app = authenticatorApp((await page.getByTestId("totp-secret").textContent()) ?? "");
  await page.getByTestId("totp-code").fill(await app.nextCode(sleep));
  await expect(page.getByTestId("backup-code")).toHaveCount(10);
  const codes = await page.getByTestId("backup-code").allTextContents();
  for (const code of codes) noteBackupCode(code);
  const [backupCode = ""] = codes;
  await page.getByTestId("codes-kept").click();
  await expect(page.getByTestId("session-row")).toHaveCount(1);

  const other = await (await browser.newContext()).newPage();
  await logIn(other, email);
  await expect(other.getByTestId("factor-code")).toBeVisible();
  await other.goto("/dashboard");
  await expect(other).toHaveURL(/\/login/);

  await logIn(other, email);
  await other.getByTestId("factor-code").fill(await app.nextCode(sleep));
  await expect(other.getByTestId("welcome")).toContainText(email);

  await page.goto("/security");
  await expect(page.getByTestId("session-row")).toHaveCount(2);
  await page.getByTestId("session-end-others").click();
  await expect(page.getByTestId("session-row")).toHaveCount(1);
  // Its open page finds out by itself; going on before it has would race with that.
  await expect(other).toHaveURL(/\/login/);
  await other.goto("/dashboard");
  await expect(other).toHaveURL(/\/login/);

  await logIn(other, email);
  await other.getByTestId("factor-use-backup-code").click();
  await other.getByTestId("factor-code").fill(backupCode);
  await other.getByTestId("factor-submit").click();
  await expect(other.getByTestId("welcome")).toContainText(email);
  await page.goto("/security");
  await expect(page.getByTestId("security-event").first()).toBeVisible();
});
