import { defineConfig, devices } from "@playwright/test";
import { CHROMIUM_ARGS } from "./src/cli/infra/chromium/chromium-args.ts";
import { env } from "./src/env.ts";

const { AXISOR_E2E_URL, AXISOR_E2E_PROXY, CHROMIUM_PATH } = env();
if (AXISOR_E2E_URL === undefined || AXISOR_E2E_PROXY === undefined || CHROMIUM_PATH === undefined) {
  throw new Error("These tests need a running product and a browser: npm run test:e2e starts both.");
}

const DESK = { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 860 } };
const PHONE = { ...devices["Pixel 7"], viewport: { width: 360, height: 780 } };

/**
 * A test runs on a desktop; tagged @phone it runs on a phone as well. Two run side by side, for each waits most of its time,
 * but one product and one exchange serve both: of those tagged @price, which set the price for everybody, one at a time, and
 * those tagged @alone, which take parts of the product away, in a run of their own (see `src/cli/test/run-runner.ts`).
 */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: AXISOR_E2E_URL,
    launchOptions: {
      executablePath: CHROMIUM_PATH,
      args: CHROMIUM_ARGS,
      // Changes nothing and leads nowhere else; what passes is searched for secrets afterwards.
      proxy: { server: AXISOR_E2E_PROXY, bypass: "<-loopback>" },
    },
    screenshot: "only-on-failure",
    // Without the film of it, which costs up to a fifth of the time: what stood in the page at each step is kept, and a picture of the end.
    trace: { mode: "retain-on-failure", screenshots: false },
  },
  projects: [
    { name: "price", workers: 1, grep: /@price\b/, grepInvert: /@alone\b/, use: DESK },
    { name: "desktop", workers: 1, grepInvert: /@(price|alone)\b/, use: DESK },
    { name: "phone", workers: 1, grep: /@phone\b/, grepInvert: /@(price|alone)\b/, use: PHONE },
    { name: "alone", workers: 1, grep: /@alone\b/, use: DESK },
  ],
});
