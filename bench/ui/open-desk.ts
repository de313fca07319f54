import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import { CHECKOUT } from "#cli/infra/checkout.ts";
import { CHROMIUM_ARGS } from "#cli/infra/chromium/chromium-args.ts";
import { findChromium } from "#cli/infra/chromium/find-chromium.ts";
import { dataDirectoryAt } from "#cli/infra/data-directory.ts";
import { findFreePort } from "#cli/infra/find-free-port.ts";
import { makeCacheDirectory } from "#cli/infra/make-cache-directory.ts";
import { readSecrets } from "#cli/infra/read-secrets.ts";
import { type Running, readRunning } from "#cli/start/running-file.ts";
import { inheritedEnv } from "#env";
import { buildEmptyPage, NEXT } from "./build-empty-page.ts";

/** Ignored by git, and not under node_modules, whose files are compiled as somebody else's. */
const EMPTY_PAGE = join(CHECKOUT, ".data", "empty-page");
const READY_WITHIN_MS = 600_000;
const POLL_MS = 200;

/** The product as `npm start` starts it, an empty page of the same Next, and a browser to look at both. */
export type Desk = {
  readonly url: string;
  readonly empty: { readonly url: string; readonly directory: string };
  /** Where Lighthouse finds the browser. */
  readonly browserPort: number;
  readonly browser: Browser;
  /** A page of a browser of its own, logged in as the demo trader. */
  readonly enter: (options?: BrowserContextOptions) => Promise<Page>;
  /** Steers the paper exchange to a price in USD. */
  readonly price: (price: number) => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Process = { readonly hasEnded: () => boolean; readonly end: () => Promise<void> };

const run = (args: readonly string[], cwd: string, env: NodeJS.ProcessEnv, log: string): Process => {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const kept = createWriteStream(log, { mode: 0o600 });
  child.stdout.pipe(kept, { end: false });
  child.stderr.pipe(kept, { end: false });
  const closed = new Promise<void>((done) => child.once("close", () => done()));
  return {
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    end: async () => {
      if (child.exitCode === null) child.kill("SIGTERM");
      await closed;
    },
  };
};

const untilRunning = async (file: string, product: Process, log: string): Promise<Running> => {
  for (let waited = 0; waited < READY_WITHIN_MS && !product.hasEnded(); waited += POLL_MS) {
    const running = readRunning(file);
    if (running?.url !== undefined) return running;
    await sleep(POLL_MS);
  }
  throw new Error(`The product did not start; ${log} says why.`);
};

const untilAnswers = async (url: string, server: Process): Promise<void> => {
  for (let waited = 0; waited < READY_WITHIN_MS && !server.hasEnded(); waited += POLL_MS) {
    if ((await fetch(url).catch(() => null))?.ok) return;
    await sleep(POLL_MS);
  }
  throw new Error(`Nothing answers at ${url}`);
};

/** Starts everything on free ports, with data of its own and prices that are steered. */
export const openDesk = async (): Promise<Desk> => {
  const home = await makeCacheDirectory("bench-ui");
  const directory = dataDirectoryAt(join(home, "data"));
  const emptyDirectory = EMPTY_PAGE;
  await buildEmptyPage(emptyDirectory);
  const env = inheritedEnv("production");
  const log = join(home, "product.log");
  const product = run(
    ["src/cli/start.ts", "--scenario", "steerable"],
    CHECKOUT,
    {
      ...env,
      AXISOR_DATA_DIR: directory.root,
      PORT: String(await findFreePort()),
      BREACHED_PASSWORDS_URL: "off",
    },
    log,
  );
  const { url = "", paperUrl = "", demo } = await untilRunning(directory.running, product, log);
  const emptyPort = await findFreePort();
  const emptyUrl = `http://localhost:${emptyPort}/`;
  const empty = run([NEXT, "start", "-p", String(emptyPort)], emptyDirectory, env, join(home, "empty.log"));
  await untilAnswers(emptyUrl, empty);
  const browserPort = await findFreePort();
  const browser = await chromium.launch({
    executablePath: (await findChromium()).file,
    args: [...CHROMIUM_ARGS, `--remote-debugging-port=${browserPort}`],
  });
  const { paperAdminToken } = readSecrets(directory.secrets);
  const enter = async (options: BrowserContextOptions = {}): Promise<Page> => {
    if (demo === undefined) throw new Error("There is no demo trader");
    const context = await browser.newContext({ baseURL: url, ...options });
    const page = await context.newPage();
    await page.goto("/login");
    await page.getByLabel("E-mail").fill(demo.email);
    await page.getByLabel("Password", { exact: true }).fill(demo.password);
    await page.locator("form button[type=submit]").first().click();
    await page.waitForURL("**/dashboard");
    return page;
  };
  const price = async (usd: number): Promise<void> => {
    const response = await fetch(`${paperUrl}/admin/step`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-admin-token": paperAdminToken },
      body: JSON.stringify({ price: usd }),
    });
    if (!response.ok) throw new Error(`The paper exchange took no price (HTTP ${response.status})`);
  };
  const stop = async () => {
    await browser.close();
    await empty.end();
    await product.end();
  };
  return {
    url,
    empty: { url: emptyUrl, directory: emptyDirectory },
    browserPort,
    browser,
    enter,
    price,
    stop,
  };
};
