import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import postgres from "postgres";
import { CHECKOUT } from "#cli/infra/checkout.ts";
import { CHROMIUM_ARGS } from "#cli/infra/chromium/chromium-args.ts";
import { findChromium } from "#cli/infra/chromium/find-chromium.ts";
import { dataDirectoryAt } from "#cli/infra/data-directory.ts";
import { findFreePort } from "#cli/infra/find-free-port.ts";
import { makeCacheDirectory } from "#cli/infra/make-cache-directory.ts";
import { urlOfPostgres } from "#cli/infra/postgres/start-postgres.ts";
import { readSecrets } from "#cli/infra/read-secrets.ts";
import { portOf } from "#cli/infra/remember-port.ts";
import { untilRunning } from "#cli/start/until-running.ts";
import { inheritedEnv } from "#env";
import { crowdTrader } from "#testing/stores/crowd-trader.ts";
import { buildEmptyPage, NEXT } from "./build-empty-page.ts";

/** Ignored by git, and not under node_modules, whose files are compiled as somebody else's. */
const EMPTY_PAGE = join(CHECKOUT, ".data", "empty-page");
const READY_WITHIN_MS = 60_000;
const POLL_MS = 200;

/** The product as `npm start` starts it, an empty page of the same Next, and a browser to look at both. */
export type Desk = {
  readonly url: string;
  readonly empty: { readonly url: string; readonly directory: string };
  /** Where Lighthouse finds the browser. */
  readonly browserPort: number;
  /** A page of a browser of its own, logged in as the demo trader. */
  readonly enter: (options?: BrowserContextOptions) => Promise<Page>;
  /** Steers the paper exchange to a price in USD. */
  readonly price: (price: number) => Promise<void>;
  /** Gives the demo trader so many positions and receipts more, and leaves the account unread from then on. */
  readonly crowd: (sizes: Parameters<typeof crowdTrader>[2]) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Starts a process whose words go into `log`. */
const run = (args: readonly string[], cwd: string, env: NodeJS.ProcessEnv, log: string): ChildProcess => {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const kept = createWriteStream(log, { mode: 0o600 });
  child.stdout.pipe(kept, { end: false });
  child.stderr.pipe(kept, { end: false });
  return child;
};

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

const end = async (child: ChildProcess): Promise<void> => {
  if (hasEnded(child)) return;
  const closed = new Promise((done) => child.once("close", done));
  child.kill("SIGTERM");
  await closed;
};

const untilAnswers = async (url: string, server: ChildProcess): Promise<void> => {
  for (let waited = 0; waited < READY_WITHIN_MS && !hasEnded(server); waited += POLL_MS) {
    if ((await fetch(url).catch(() => null))?.ok) return;
    await sleep(POLL_MS);
  }
  throw new Error(`Nothing answers at ${url}`);
};

/** Starts everything on free ports, with data of its own and prices that are steered. What fails to start leaves nothing. */
export const openDesk = async (): Promise<Desk> => {
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.toReversed()) await close();
    rmSync(EMPTY_PAGE, { recursive: true, force: true });
  };
  try {
    return { ...(await openParts((close) => void closing.push(close))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

type AtEnd = (close: () => Promise<unknown>) => void;

const openProduct = async (home: string, atEnd: AtEnd) => {
  const directory = dataDirectoryAt(join(home, "data"));
  const log = join(home, "product.log");
  const env = {
    ...inheritedEnv("production"),
    AXISOR_DATA_DIR: directory.root,
    PORT: String(await findFreePort()),
    // Nothing of a bench leaves this machine.
    BREACHED_PASSWORDS_URL: "off",
  };
  const product = run(["src/cli/start.ts", "--scenario", "steerable"], CHECKOUT, env, log);
  atEnd(() => end(product));
  const running = await untilRunning(product, directory.running);
  if (running === undefined) throw new Error(`The product did not start; ${log} says why.`);
  const { paperAdminToken, postgresPassword } = readSecrets(directory.secrets);
  const databaseUrl = urlOfPostgres(portOf(directory.ports, "postgres") ?? 0, postgresPassword);
  return { ...running, adminToken: paperAdminToken, databaseUrl };
};

const openEmptyPage = async (home: string, atEnd: AtEnd): Promise<string> => {
  await buildEmptyPage(EMPTY_PAGE);
  const port = await findFreePort();
  const args = [NEXT, "start", "-p", String(port)];
  const server = run(args, EMPTY_PAGE, inheritedEnv("production"), join(home, "empty.log"));
  atEnd(() => end(server));
  const url = `http://localhost:${port}/`;
  await untilAnswers(url, server);
  return url;
};

const openParts = async (atEnd: AtEnd): Promise<Omit<Desk, "stop">> => {
  const home = await makeCacheDirectory("bench-ui");
  const { url = "", paperUrl = "", demo, adminToken, databaseUrl } = await openProduct(home, atEnd);
  const emptyUrl = await openEmptyPage(home, atEnd);
  const browserPort = await findFreePort();
  const browser = await chromium.launch({
    executablePath: (await findChromium()).file,
    args: [...CHROMIUM_ARGS, `--remote-debugging-port=${browserPort}`],
  });
  atEnd(() => browser.close());
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
      headers: { "content-type": "application/json", "x-admin-token": adminToken },
      body: JSON.stringify({ price: usd }),
    });
    if (!response.ok) throw new Error(`The paper exchange took no price (HTTP ${response.status})`);
  };
  const crowd: Desk["crowd"] = async (sizes) => {
    const sql = postgres(databaseUrl, { max: 1, fetch_types: false, onnotice: () => undefined });
    await crowdTrader(sql, demo?.email ?? "", sizes).finally(() => sql.end());
  };
  return { url, empty: { url: emptyUrl, directory: EMPTY_PAGE }, browserPort, enter, price, crowd };
};
