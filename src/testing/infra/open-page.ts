import { chromium } from "@playwright/test";

const WITHIN_MS = 20_000;

/** `node open-page.ts BROWSER [ARGUMENT…]`: ends well when this browser shows a page to the test runner. */
const [executablePath = "", ...args] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args, timeout: WITHIN_MS });
const page = await browser.newPage();
await page.goto("data:text/html,<p>opened</p>", { timeout: WITHIN_MS });
process.exitCode = (await page.textContent("p", { timeout: WITHIN_MS })) === "opened" ? 0 : 1;
await browser.close();
