import { expect, type Page } from "@playwright/test";
import { PAGE_MARK } from "../src/domain/security/page-mark.ts";
import { env } from "../src/env.ts";
import { authenticatorApp } from "./fixtures/authenticator-app.ts";
import { databaseDesk } from "./fixtures/database-desk.ts";
import { type PaperKey, paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, logIn, passwordOf, signUp } from "./fixtures/trader.ts";

/** An exchange that never answers is waited for. */
test.setTimeout(240_000);

const EXCHANGE_FAULTS = ["error-with-echo", "refusal-with-echo", "malformed", "hang-before"] as const;
const DATABASE_FAULTS = ["statement refused", "unique violation"] as const;

const refusedKey = async (page: Page, key: PaperKey, words: string): Promise<void> => {
  await connectKey(page, key);
  await expect(page.getByTestId("form-error")).toContainText(words, { timeout: 30_000 });
};

const failAtTheExchange = async (page: Page, key: PaperKey): Promise<void> => {
  for (const fault of EXCHANGE_FAULTS) {
    const before = (await paperDesk.struck())[fault] ?? 0;
    await paperDesk.fault(fault, key.key);
    await refusedKey(page, key, "LN Markets");
    await paperDesk.mend();
    expect((await paperDesk.struck())[fault] ?? 0, fault).toBeGreaterThan(before);
  }
};

const failInTheDatabase = async (page: Page, key: PaperKey): Promise<void> => {
  for (const fault of DATABASE_FAULTS) {
    const refused = await databaseDesk.refusing("sealed_secrets", fault, () =>
      refusedKey(page, key, "Something went wrong on our side"),
    );
    expect(refused, fault).toBeGreaterThan(0);
  }
};

/** Both ways a login writes: the step after the password, and the session. */
const failAtTheDoor = async (page: Page, email: string): Promise<void> => {
  for (const table of ["login_challenges", "sessions"]) {
    const refused = await databaseDesk.refusing(table, "statement refused", async () => {
      await logIn(page, email);
      await expect(page.getByTestId("form-error")).toBeVisible();
    });
    expect(refused, table).toBeGreaterThan(0);
  }
};

const failWithAnApp = async (page: Page): Promise<void> => {
  await page.goto("/security");
  await page.getByTestId("totp-begin").click();
  const app = authenticatorApp((await page.getByTestId("totp-secret").textContent()) ?? "");
  const refused = await databaseDesk.refusing("backup_codes", "unique violation", async () => {
    const answered = page.waitForResponse((response) => response.url().includes("security.confirmTotp"));
    await page.getByTestId("totp-code").fill(await app.nextCode((ms) => page.waitForTimeout(ms)));
    expect((await answered).status()).toBe(500);
  });
  expect(refused).toBeGreaterThan(0);
};

const failWhileRendering = async (page: Page): Promise<void> => {
  await databaseDesk.without("sessions", async () => {
    expect((await page.goto("/dashboard"))?.status()).toBe(500);
    await expect(page.locator("h1")).toContainText(/broke|cannot show/);
  });
};

const failInACron = async (page: Page): Promise<void> => {
  const ask = (authorization: string) =>
    page.request.get("/api/cron/maintenance", { headers: { authorization } });
  await databaseDesk.without("login_challenges", async () => {
    expect((await ask(`Bearer ${env().CRON_SECRET}`)).status()).toBe(500);
  });
  expect((await ask(`Basic ${env().CRON_SECRET}`)).status()).toBe(401);
};

/** What no form of ours sends, with a secret wherever one fits. */
const wrongBodies = (password: string, { key, secret, passphrase }: PaperKey) => ({
  "auth.logIn": [
    `{"email":"a@example.org","password":${JSON.stringify(password)}`,
    JSON.stringify({ email: [password], password: { password } }),
    JSON.stringify({ email: "a@example.org", password, [password]: true }),
    JSON.stringify(password),
    `--${password}`,
  ],
  "credentials.connect": [
    JSON.stringify({ network: secret, label: "x", key, secret, passphrase }),
    JSON.stringify({ network: "paper", label: secret.repeat(2), key: [key], secret: { secret }, passphrase }),
    JSON.stringify({ network: "paper", label: "x", key: key.repeat(9), secret, passphrase: 7 }),
    `{"network":"paper","label":"x","key":"${key}","secret":"${secret}\u0000`,
  ],
  "security.stepUp": [JSON.stringify({ kind: password, password: [password] })],
});

const sendWrongBodies = async (page: Page, bodies: Readonly<Record<string, readonly string[]>>) => {
  for (const [procedure, texts] of Object.entries(bodies)) {
    for (const [index, body] of texts.entries()) {
      const status = await page.evaluate(
        async ({ procedure, body, mark }) => {
          const headers = { "content-type": "application/json", [mark]: "1" };
          return (await fetch(`/api/trpc/${procedure}`, { method: "POST", headers, body })).status;
        },
        { procedure, body, mark: PAGE_MARK },
      );
      expect(status, `${procedure}, body ${index + 1}`).toBe(400);
    }
  }
};

test("whatever fails while secrets are on their way, it is refused in words, and afterwards the same works", {
  tag: ["@alone", "@price"],
}, async ({ page, browser }) => {
  await paperDesk.price(100_000);
  const key = await paperDesk.openAccount("unlucky");
  const email = await signUp(page);
  await sendWrongBodies(page, wrongBodies(passwordOf(email), key));
  await failAtTheExchange(page, key);
  await failInTheDatabase(page, key);
  await failWithAnApp(page);
  await failAtTheDoor(await (await browser.newContext()).newPage(), email);
  await failWhileRendering(page);
  await failInACron(page);
  await connectKey(page, key);
  await expect(page.getByTestId("welcome")).toContainText(email);
  await refusedKey(page, key, "connected already");
});
