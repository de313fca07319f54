import { expect, type Page, type Request } from "@playwright/test";
import { openLong } from "./fixtures/open-long.ts";
import { paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

const SOON = { timeout: 15_000 };

const countOf = (pages: readonly Page[], isCounted: (request: Request) => boolean) => {
  let count = 0;
  for (const page of pages)
    page.on("request", (request) => {
      if (isCounted(request)) count += 1;
    });
  return () => count;
};

const isStream = (request: Request) => new URL(request.url()).pathname === "/api/stream";
const isOverview = (request: Request) => request.url().includes("overview.get");

test("two tabs hear of prices by one connection without asking, and ask again where it is cut", async ({
  page,
  context,
}) => {
  await paperDesk.price(100_000);
  const key = await paperDesk.openAccount("live");
  await openLong(key, 1_000);
  await signUp(page);
  await connectKey(page, key);
  await expect(page.getByTestId("position-row")).toHaveCount(1);
  const other = await context.newPage();
  const [streams, overviews] = [countOf([page, other], isStream), countOf([page, other], isOverview)];
  await page.reload();
  await other.goto("/dashboard");
  await expect(other.getByTestId("position-row")).toHaveCount(1);
  await expect.poll(streams, SOON).toBe(1);
  await page.waitForTimeout(2_000);

  const before = overviews();
  for (const price of [100_400, 100_800, 101_200]) {
    await paperDesk.price(price);
    for (const tab of [page, other])
      await expect(tab.getByTestId("price")).toContainText(price.toLocaleString("en-US"), SOON);
  }
  // (101,200 − 90,909) / 101,200 = 10.16 %: what follows from the price follows at once.
  for (const tab of [page, other]) await expect(tab).toHaveTitle(/10\.1\u202f%/u, SOON);
  // By the second, two tabs would have asked a dozen times.
  expect(overviews() - before).toBeLessThanOrEqual(6);
  expect(streams()).toBe(1);

  // The tab that listened is closed: the other one takes over.
  await page.close();
  await expect.poll(streams, SOON).toBe(2);
  await paperDesk.price(100_000);
  await expect(other.getByTestId("price")).toContainText("100,000", SOON);

  // Where nothing is told any more, it asks again.
  await context.route("**/api/stream", (route) => route.abort());
  await other.reload();
  const asked = countOf([other], isOverview);
  await expect(other.getByTestId("position-row")).toHaveCount(1);
  await expect.poll(asked, SOON).toBeGreaterThan(4);
  await paperDesk.price(100_300);
  await expect(other.getByTestId("price")).toContainText("100,300", SOON);
  await paperDesk.price(100_000);
});
