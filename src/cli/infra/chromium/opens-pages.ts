import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { CHROMIUM_ARGS } from "./chromium-args.ts";

const WITHIN_MS = 30_000;

/** Whether this browser does what the tests ask of it; one that lacks a library only shows it when it runs. */
export async function opensPages(file: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  try {
    const browser = await chromium.launch({ executablePath: file, args: CHROMIUM_ARGS, timeout: WITHIN_MS });
    try {
      const page = await browser.newPage();
      await page.goto("data:text/html,<p>opened</p>", { timeout: WITHIN_MS });
      return (await page.textContent("p", { timeout: WITHIN_MS })) === "opened";
    } finally {
      await browser.close();
    }
  } catch {
    return false;
  }
}
