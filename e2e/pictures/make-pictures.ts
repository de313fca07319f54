import { spawn } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import { inheritedEnv } from "#env";
import { CHECKOUT } from "../../src/cli/infra/checkout.ts";
import { CHROMIUM_ARGS } from "../../src/cli/infra/chromium/chromium-args.ts";
import { findChromium } from "../../src/cli/infra/chromium/find-chromium.ts";
import { dataDirectoryAt } from "../../src/cli/infra/data-directory.ts";
import { findFreePort } from "../../src/cli/infra/find-free-port.ts";
import { makeCacheDirectory } from "../../src/cli/infra/make-cache-directory.ts";
import { printDone, printFailure, printStep } from "../../src/cli/print.ts";
import { type Running, readRunning } from "../../src/cli/start/running-file.ts";

/* Draws the pictures of the documents: the demo as `npm start` starts it, with data of its own, after its guard has acted. */

const PICTURES = join(CHECKOUT, "docs", "pictures");
const MOST_BYTES = 150_000;
const STARTED_WITHIN_MS = 900_000;
const ACTED_WITHIN_MS = 240_000;

type Shot = {
  readonly name: string;
  readonly on: "desk" | "phone";
  readonly colorScheme: "dark" | "light";
  readonly locale: "en-US" | "pt-BR";
  readonly show: (page: Page, url: string) => Promise<void>;
};

const VIEWPORTS = { desk: { width: 1_440, height: 900 }, phone: { width: 360, height: 780 } };

/** Pulls the price of the demo to its second top-up. */
const landing = async (page: Page, url: string) => {
  await page.goto(url);
  const toDemo = () => page.locator(".demo").evaluate((demo) => demo.scrollIntoView({ block: "start" }));
  await toDemo();
  // A still stands there until the demo itself has been fetched.
  const price = page.locator(".demo input[type=range]:enabled");
  await price.fill("320");
  await price.blur();
  await toDemo();
};

const dashboard = async (page: Page, url: string) => {
  await page.goto(`${url}/dashboard`);
  await page.getByTestId("position-row").first().waitFor();
};

const guard = async (page: Page, url: string) => {
  await dashboard(page, url);
  // The one of 1,000 dollars has a guard; which stands first depends on how far the story has come.
  const opened = await page
    .getByTestId("position-row")
    .filter({ hasText: /1[.,]000/u })
    .getByRole("link")
    .first()
    .getAttribute("href");
  await page.goto(`${url}${opened}/guard`);
  await page.getByTestId("guard-state").waitFor();
};

/** The receipt of the first top-up, open. */
const receipt = async (page: Page, url: string) => {
  await page.goto(`${url}/activity`);
  const row = page.getByTestId("receipt-row").filter({ hasText: /Guard added|O guardião adicionou/ });
  await row.last().getByRole("button").first().click();
  const open = page.getByTestId("receipt");
  await open.locator(".behind").waitFor();
  await open.evaluate((element) => element.parentElement?.scrollIntoView({ block: "start" }));
};

const SHOTS: readonly Shot[] = [
  { name: "landing", on: "desk", colorScheme: "dark", locale: "en-US", show: landing },
  { name: "landing-phone", on: "phone", colorScheme: "light", locale: "pt-BR", show: landing },
  { name: "dashboard", on: "desk", colorScheme: "dark", locale: "en-US", show: dashboard },
  { name: "dashboard-phone", on: "phone", colorScheme: "dark", locale: "pt-BR", show: dashboard },
  { name: "guard", on: "desk", colorScheme: "light", locale: "en-US", show: guard },
  { name: "guard-phone", on: "phone", colorScheme: "light", locale: "pt-BR", show: guard },
  { name: "activity", on: "desk", colorScheme: "light", locale: "pt-BR", show: receipt },
  { name: "activity-phone", on: "phone", colorScheme: "dark", locale: "en-US", show: receipt },
];

type Started = { readonly url: string; readonly demo: NonNullable<Running["demo"]> };

/** Once the page answers and the demo trader can log in. */
const untilStarted = async (file: string, hasEnded: () => boolean): Promise<Started> => {
  for (const until = Date.now() + STARTED_WITHIN_MS; Date.now() < until && !hasEnded(); await sleep(500)) {
    const { url, demo } = readRunning(file) ?? {};
    if (url !== undefined && demo !== undefined) return { url, demo };
  }
  throw new Error("The demo did not start; npm start says why.");
};

const logIn = async (page: Page, { url, demo }: Started) => {
  await page.goto(`${url}/login`);
  await page.locator("input[type=email]").fill(demo.email);
  await page.locator("input[type=password]").fill(demo.password);
  await page.locator("button[type=submit]:enabled").click();
  await page.waitForURL("**/dashboard");
};

/** The session of the demo trader, once its guard has acted. */
const afterTheFall = async (browser: Browser, started: Started) => {
  const context = await browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  await logIn(page, started);
  await page.goto(`${started.url}/activity`);
  await page.getByText("Guard added").first().waitFor({ timeout: ACTED_WITHIN_MS });
  const session = await context.storageState();
  await context.close();
  return session;
};

const take = async (
  browser: Browser,
  url: string,
  shot: Shot,
  session: NonNullable<BrowserContextOptions["storageState"]>,
) => {
  const { name, on, colorScheme, locale, show } = shot;
  const context = await browser.newContext({
    storageState: session,
    viewport: VIEWPORTS[on],
    colorScheme,
    locale,
    reducedMotion: "reduce",
    extraHTTPHeaders: { "accept-language": locale },
  });
  // What was chosen elsewhere is not chosen here: the language is the browser's.
  await context.clearCookies({ name: "axisor-preferences" });
  const page = await context.newPage();
  await show(page, url);
  await page.evaluate(() => document.fonts.ready);
  const path = join(PICTURES, `${name}.png`);
  await page.screenshot({ path });
  await context.close();
  const { size } = statSync(path);
  printStep(`${name}.png: ${size} bytes`);
  if (size > MOST_BYTES) throw new Error(`${name}.png is larger than ${MOST_BYTES} bytes.`);
};

const home = await makeCacheDirectory("pictures");
const directory = dataDirectoryAt(join(home, "data"));
const demo = spawn(process.execPath, ["src/cli/start.ts"], {
  cwd: CHECKOUT,
  env: {
    ...inheritedEnv("production"),
    AXISOR_DATA_DIR: directory.root,
    PORT: String(await findFreePort()),
    BREACHED_PASSWORDS_URL: "off",
  },
  stdio: ["ignore", "inherit", "inherit"],
});
const ended = new Promise<void>((done) => demo.once("close", () => done()));
try {
  const started = await untilStarted(directory.running, () => demo.exitCode !== null);
  const browser = await chromium.launch({
    executablePath: (await findChromium()).file,
    args: CHROMIUM_ARGS,
  });
  mkdirSync(PICTURES, { recursive: true });
  const session = await afterTheFall(browser, started);
  for (const shot of SHOTS) await take(browser, started.url, shot, session);
  await browser.close();
  printDone(`${SHOTS.length} pictures are in docs/pictures`);
} catch (error) {
  printFailure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  demo.kill("SIGINT");
  await ended;
}
