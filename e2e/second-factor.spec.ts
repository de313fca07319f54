import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { authenticatorApp } from "./fixtures/authenticator-app.ts";
import { databaseDesk } from "./fixtures/database-desk.ts";
import { noteBackupCode } from "./fixtures/note-secret.ts";
import { test } from "./fixtures/test.ts";
import { followNewestLink, freshEmail, freshPassword, logIn, signUp } from "./fixtures/trader.ts";
import { plugInPasskeys } from "./fixtures/virtual-passkeys.ts";

/** Two codes of one app are half a minute apart. */
test.setTimeout(200_000);

const newCodes = async (page: Page, old: readonly string[]): Promise<void> => {
  await page.getByTestId("codes-new").click();
  await page.getByTestId("codes-new-confirm").click();
  await expect(page.getByTestId("backup-code")).toHaveCount(10);
  const codes = await page.getByTestId("backup-code").allTextContents();
  for (const code of codes) noteBackupCode(code);
  expect(codes.filter((code) => old.includes(code))).toEqual([]);
  await page.getByTestId("codes-kept").click();
};

/** A passkey is added, opens the account by itself, and proves anew who sits there. */
const usePasskey = async (page: Page, email: string): Promise<void> => {
  await plugInPasskeys(page);
  await page.getByTestId("passkey-begin").click();
  await page.getByTestId("passkey-label").fill("Blue key");
  await page.getByTestId("passkey-add").click();
  await expect(page.getByTestId("passkey-row")).toContainText("not used yet");
  await page.getByTestId("sign-out").first().click();
  await expect(page).toHaveURL(/\/(login)?$/);
  await page.goto("/login");
  await page.getByTestId("login-passkey").click();
  await expect(page.getByTestId("welcome")).toContainText(email);

  await databaseDesk.outlastStepUp(email);
  await page.goto("/security");
  await expect(page.getByTestId("passkey-row")).toContainText("last used");
  await page.getByTestId("password-begin").click();
  await page.getByTestId("new-password").fill(freshPassword(email));
  await page.getByTestId("new-password-submit").click();
  await page.getByTestId("step-up-passkey").click();
  await expect(page.getByTestId("step-up-passkey")).toHaveCount(0);
  await expect(page.getByText("The password is changed.")).toBeVisible();
};

const expectReadable = async (page: Page): Promise<void> => {
  // A page that was gone to without a reload gets its title a moment after its content.
  await expect(page).toHaveTitle(/ · Axisor$/u);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id }) => `${page.url()}: ${id}`)).toEqual([]);
};

/** Every trader sees whether all parts work; what is wrong in detail, and the version, is for whoever runs it. */
const readStatus = async (page: Page, isOperator: boolean): Promise<void> => {
  await page.goto("/dashboard");
  await page.getByRole("link", { name: "Status" }).click();
  await expect(page).toHaveURL(/\/status$/);
  await expect(page.getByTestId("status-verdict")).toBeVisible();
  await expect(page.getByTestId("status-database")).toContainText("Works");
  await expect(page.getByTestId("status-migrations")).toContainText("Works");
  await expect(page.getByText("Version", { exact: true })).toHaveCount(isOperator ? 1 : 0);
  await expectReadable(page);
};

/** An alert stands, is silenced and told again, says what to do, and is over. */
const readAlerts = async (page: Page): Promise<void> => {
  const subject = `e2e-${Date.now()}`;
  await databaseDesk.raiseAlert(subject);
  await page.getByRole("link", { name: "Alerts and runbooks" }).click();
  const standing = page.getByTestId("alert-standing").filter({ hasText: subject });
  await expect(standing).toContainText("The disk is nearly full");
  await expectReadable(page);
  await standing.getByTestId("alert-silence-8").click();
  await expect(standing.getByTestId("alert-silent")).toBeVisible();
  await standing.getByTestId("alert-tell").click();
  await expect(standing.getByTestId("alert-silence-1")).toBeVisible();
  await standing.getByText("What to do").click();
  await expect(standing.getByText("Remove old logs and backups")).toBeVisible();
  await databaseDesk.clearAlert(subject);
  await expect(page.getByTestId("alert-over").filter({ hasText: subject })).toBeVisible();
  await expect(standing).toHaveCount(0);
};

/** Whoever runs this installation sees what happened to everybody, and only while they may. */
const lookAtEverybody = async (page: Page, email: string): Promise<void> => {
  await readStatus(page, false);
  await page.goto("/operator/alerts");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing here");
  await databaseDesk.letOperate(email, true);
  await readStatus(page, true);
  await readAlerts(page);
  await page.goto("/operator");
  await expect(page.getByTestId("security-event").filter({ hasText: email }).first()).toBeVisible();
  await databaseDesk.letOperate(email, false);
  await page.reload();
  await expect(page.getByTestId("security-event")).toHaveCount(0);
};

/** Another address counts once the link that was mailed there is followed. */
const changeEmail = async (page: Page): Promise<string> => {
  const email = freshEmail();
  await page.goto("/security");
  await page.getByTestId("email-begin").click();
  await page.getByTestId("new-email").fill(email);
  await page.getByTestId("new-email-submit").click();
  await expect(page.getByTestId("mail-sent")).toContainText(email);
  await followNewestLink(page, email);
  await page.getByTestId("confirm-email").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Address changed");
  await page.goto("/dashboard");
  await expect(page.getByTestId("welcome")).toContainText(email);
  return email;
};

const removeFactors = async (page: Page): Promise<void> => {
  await page.goto("/security");
  await page.getByTestId("totp-remove").click();
  await page.getByTestId("totp-remove-confirm").click();
  await expect(page.getByTestId("totp-begin")).toBeVisible();
  await page.getByTestId("passkey-remove").click();
  await expect(page.getByText("It is your last second factor")).toBeVisible();
  await page.getByTestId("passkey-remove-confirm").click();
  await expect(page.getByTestId("passkey-row")).toHaveCount(0);
};

/** Whose session ended: their open page finds out by itself (going on before it has would race with that), and no other opens. */
const expectOut = async (page: Page): Promise<void> => {
  await expect(page).toHaveURL(/\/login/, { timeout: 30_000 });
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/login/);
};

/** A forgotten password is chosen anew by a link, which ends every session and freezes what could put more at risk. */
const resetPassword = async (page: Page, other: Page, email: string): Promise<void> => {
  await other.goto("/reset");
  await other.getByTestId("reset-email").fill(email);
  await other.getByTestId("reset-submit").click();
  await expect(other.getByTestId("mail-sent")).toBeVisible();
  await followNewestLink(other, email);
  await other.getByTestId("choose-password").fill(freshPassword(email));
  await other.getByTestId("choose-submit").click();
  await expect(other).toHaveURL(/\/login/);
  await logIn(other, email);
  await expect(other.getByTestId("welcome")).toContainText(email);
  await other.goto("/security");
  await expect(other.getByTestId("frozen")).toBeVisible();
  await expectOut(page);
};

test("a trader adds an app, and from then on the password alone opens nothing; a backup code, a passkey and a mailed link open what each is made for", async ({
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
  await expectOut(other);

  await logIn(other, email);
  await other.getByTestId("factor-use-backup-code").click();
  await other.getByTestId("factor-code").fill(backupCode);
  await other.getByTestId("factor-submit").click();
  await expect(other.getByTestId("welcome")).toContainText(email);
  await page.goto("/security");
  await expect(page.getByTestId("security-event").first()).toBeVisible();

  await page.getByTestId("session-end").click();
  await expect(page.getByTestId("session-row")).toHaveCount(1);
  await expectOut(other);
  await test.step("new codes take the place of the old", () => newCodes(page, codes));
  await test.step("a passkey is added, logs in and steps up", () => usePasskey(page, email));
  await test.step("an operator sees everybody's events", () => lookAtEverybody(page, email));
  const moved = await test.step("the address is changed", () => changeEmail(page));
  await test.step("the factors are removed", () => removeFactors(page));
  await test.step("the password is chosen anew", () => resetPassword(page, other, moved));
});
