import { expect } from "@playwright/test";
import { openLong } from "./fixtures/open-long.ts";
import { paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

test("without a connection a page tells the last known state with its age, and comes back with it", async ({
  page,
  context,
}) => {
  const key = await paperDesk.openAccount("offline");
  await openLong(key, 400, 2);
  await signUp(page);
  await connectKey(page, key);
  await expect(page.getByTestId("position-row")).toHaveCount(1);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect
    .poll(() =>
      page.evaluate(() => localStorage.getItem("axisor-last-known")?.includes('"quantity":400') ?? false),
    )
    .toBe(true);
  await context.setOffline(true);
  await page.goto("/activity");
  await expect(page.getByTestId("offline-age")).toHaveText(/^\d+ s old$/);
  await expect(page.getByText("Long $400")).toBeVisible();
  await expect(page.getByText("Prices and positions have moved since.")).toBeVisible();
  // Nothing of the API is ever answered from a cache.
  const cached = await page.evaluate(async () => {
    const names = await caches.keys();
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(cached.length).toBeGreaterThan(10);
  expect(cached.filter((path) => path.startsWith("/api/") || path === "/dashboard")).toEqual([]);
  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Activity" })).toBeVisible();

  // The offer to install comes once, on whatever page is open, and is there in the settings. A page that listens keeps the
  // browser from asking by itself.
  const offer = () =>
    page.evaluate(() => {
      const event = new Event("beforeinstallprompt", { cancelable: true });
      return window.dispatchEvent(Object.assign(event, { prompt: async () => undefined }));
    });
  await expect.poll(offer).toBe(false);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByTestId("install").click();
  await expect(page.getByTestId("install-words")).toBeVisible();

  // Whoever signs out leaves nothing behind that could be told offline.
  await page.goto("/settings");
  const kept = () => page.evaluate(() => localStorage.getItem("axisor-last-known"));
  expect(await kept()).not.toBeNull();
  await page.getByTestId("sign-out").last().click();
  await page.waitForURL("**/");
  expect(await kept()).toBeNull();
});

test("it can be installed: a browser finds its name, its icons and the ways in", async ({
  page,
  request,
}) => {
  await page.goto("/");
  const href = await page.locator('link[rel="manifest"]').getAttribute("href");
  const manifest = await (await request.get(href ?? "")).json();
  expect(manifest).toMatchObject({ name: "Axisor", display: "standalone", start_url: "/dashboard" });
  for (const { src } of manifest.icons)
    expect((await request.get(src)).headers()["content-type"]).toBe("image/png");
  expect(manifest.shortcuts.map(({ url }: { url: string }) => url)).toContain("/activity");
});
