import { expect, type Page, type Response } from "@playwright/test";
import { openLong } from "./fixtures/open-long.ts";
import { paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

/** Every page of the product, those that lead nowhere or elsewhere included. */
const pagesOf = (positionId: string): readonly string[] => [
  "/",
  "/login",
  "/register",
  "/offline",
  "/dashboard",
  "/positions",
  "/connect",
  "/welcome",
  "/settings",
  "/status",
  "/operator/alerts",
  "/notifications",
  "/notifications/channels",
  "/activity",
  "/automations",
  "/automations/breaker",
  "/automations/guard-plan",
  "/automations/entries",
  `/positions/${positionId}`,
  `/positions/${positionId}/guard`,
  `/positions/${positionId}/exits`,
  "/accounts/not-there/cross-guard",
  "/accounts/not-there/cross-guard/history",
  "/accounts/not-there/history",
  "/positions/not-there.svg",
  "/no/such/page",
];

const ON_EVERYTHING = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/** What browsers say when something was not allowed to load or run. */
const watchViolations = async (page: Page): Promise<readonly string[]> => {
  const violations: string[] = [];
  await page.exposeFunction("noteViolation", (text: string) => void violations.push(text));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
      const note: unknown = Reflect.get(globalThis, "noteViolation");
      if (typeof note === "function") note(`${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  page.on("console", (message) => {
    if (/Content.Security.Policy|Refused to/i.test(message.text())) violations.push(message.text());
  });
  return violations;
};

const isOurs = (response: Response, origin: string) => new URL(response.url()).origin === origin;
const nonceOf = (response: Response) =>
  /'nonce-([^']+)'/.exec(response.headers()["content-security-policy"] ?? "")?.[1];

const expectHeaders = async (response: Response): Promise<void> => {
  const headers = response.headers();
  const { pathname } = new URL(response.url());
  expect(headers, pathname).toMatchObject(ON_EVERYTHING);
  // The addresses of mailed links and panic links hold their token: nobody at all is told of it.
  expect(headers["referrer-policy"], pathname).toBe(
    ["/link", "/panic"].includes(pathname) ? "no-referrer" : "same-origin",
  );
  expect(headers["permissions-policy"], pathname).toContain("camera=()");
  expect(headers["x-powered-by"], pathname).toBeUndefined();
  expect(headers["strict-transport-security"], `${pathname} is not on https`).toBeUndefined();
  const policy = headers["content-security-policy"] ?? "";
  expect(policy, pathname).toContain("frame-ancestors 'none'");
  expect(policy, pathname).toContain("base-uri 'none'");
  expect(policy, pathname).not.toMatch(
    /'unsafe-eval'|script-src[^;]*'unsafe-inline'|style-src [^;]*'unsafe-inline'/,
  );
  const isFile = pathname.startsWith("/_next/static/");
  if (isFile) expect(headers["cache-control"], pathname).toContain("immutable");
};

test("every page and everything it loads carries the headers, and the browser finds nothing that breaks the policy", async ({
  page,
  baseURL,
}) => {
  const origin = new URL(baseURL ?? "").origin;
  const violations = await watchViolations(page);
  const seen: Response[] = [];
  page.on("response", (response) => {
    if (isOurs(response, origin)) seen.push(response);
  });
  const key = await paperDesk.openAccount("headers");
  const { id } = await openLong(key, 500, 2);
  await signUp(page);
  await connectKey(page, key);
  await expect(page.getByTestId("position-row")).toHaveCount(1);
  const nonces: (string | undefined)[] = [];
  for (const path of pagesOf(id)) {
    const response = await page.goto(path);
    await expect(page.locator("h1").first()).toBeVisible();
    // The script that chooses the theme carries the nonce like every other, or this would be missing.
    await expect(page.locator("html")).toHaveAttribute("data-theme", /light|dark/);
    await page.waitForLoadState("networkidle").catch(() => undefined);
    if (response === null) throw new Error(`${path} was not asked for`);
    expect(response.headers()["cache-control"], path).toContain("no-store");
    expect(response.headers()["content-security-policy"], path).toContain("'strict-dynamic'");
    nonces.push(nonceOf(response));
  }
  expect(violations).toEqual([]);
  expect(new Set(nonces).size).toBe(nonces.length);
  expect(nonces).not.toContain(undefined);
  expect(seen.length).toBeGreaterThan(30);
  for (const response of seen) await expectHeaders(response);
  for (const response of seen.filter((one) => one.url().includes("/api/"))) {
    // What is packed on its way would be late, so the stream forbids that too.
    const isStream = new URL(response.url()).pathname === "/api/stream";
    expect(response.headers()["cache-control"], response.url()).toBe(
      isStream ? "private, no-store, no-transform" : "private, no-store",
    );
    expect(response.headers()["content-security-policy"], response.url()).toContain("default-src 'none'");
  }
});

test("the watch for violations notices one", async ({ page }) => {
  const violations = await watchViolations(page);
  await page.goto("/login");
  await page.evaluate(() => {
    const bait = document.createElement("div");
    bait.innerHTML = "<img src='data:,' onerror='document.title = `taken over`'>";
    document.body.append(bait);
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    document.head.append(style);
  });
  await expect.poll(() => violations.join()).toContain("script-src");
  await expect.poll(() => violations.join()).toContain("style-src");
  expect(await page.title()).not.toBe("taken over");
});
