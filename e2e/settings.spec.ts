import { expect } from "@playwright/test";
import { takeFirstSteps } from "./fixtures/first-steps.ts";
import { paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { signUp } from "./fixtures/trader.ts";

test("language, zone and theme turn without a reload, the language in every open tab, and stay", {
  tag: "@phone",
}, async ({ page, context, browser }) => {
  await signUp(page);
  const other = await context.newPage();
  await other.goto("/dashboard");
  await expect(other.getByRole("link", { name: "Home" })).toBeVisible();
  await page.goto("/settings");
  await page.evaluate(() => Object.assign(window, { isSame: true }));
  await page.getByTestId("language-pt-BR").check();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ajustes");
  await expect(page).toHaveTitle("Ajustes · Axisor");
  await expect(page.locator("html")).toHaveAttribute("lang", "pt-BR");
  expect(await page.evaluate(() => "isSame" in window)).toBe(true);
  await expect(other.getByRole("link", { name: "Início" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ajustes");
  // Whoever reads Portuguese finds a page by its English name too, and the way back leads past the palette.
  await page.getByTestId("settings-palette").click();
  await page.getByTestId("palette-search").fill("activity");
  await page.getByTestId("palette-item").first().click();
  await expect(page).toHaveURL(/\/activity$/);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ajustes");
  await expect(page.getByTestId("palette-search")).toBeHidden();
  await page.getByTestId("language-en").check();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Settings");

  // Single keys rest on this device once they are turned off.
  const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await page.keyboard.press("?");
  await expect(keys).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByTestId("keys-off").check();
  await page.reload();
  await expect(page.getByTestId("keys-off")).toBeChecked();
  await page.keyboard.press("?");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByTestId("palette-search")).toBeFocused();
  await expect(keys).toBeHidden();
  await page.keyboard.press("Escape");

  // Times are told in the zone that is chosen, and the page says which.
  await expect(page.getByText("times in UTC")).toBeVisible();
  await page.getByTestId("time-zone").selectOption("Asia/Tokyo");
  await expect(page.getByText("times in Asia/Tokyo")).toBeVisible();
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Tokyo",
    hour: "2-digit",
    minute: "2-digit",
  });
  const near = [-60_000, 0, 60_000].map((ms) => clock.format(new Date(Date.now() + ms)));
  const told = await page.locator("#time-zone-now").textContent();
  expect(near.map((time) => `It is ${time} there.`)).toContain(told);
  await page.goto("/dashboard");
  await expect(page.getByText("times in Asia/Tokyo")).toBeVisible();

  // What is chosen is the trader's: another browser reads so at its next page, and its own later choice comes back here.
  const elsewhere = await browser.newContext({ storageState: await context.storageState(), locale: "en-GB" });
  await elsewhere.clearCookies({ name: "axisor-preferences" });
  const there = await elsewhere.newPage();
  await there.goto("/settings");
  await expect(there.getByText("times in Asia/Tokyo")).toBeVisible();
  await there.getByTestId("amounts-BTC").check();
  await expect(there.getByTestId("units-shown")).toContainText("0.00\u202f220\u202f484 BTC are $146.85");
  // Nothing is asked outside this machine, so no rate is known, and none is made up.
  await there.getByTestId("money-BRL").check();
  await expect(there.getByTestId("brl-rate")).toContainText("No rate of the Banco Central could be read");
  await expect(there.getByTestId("units-shown")).toContainText("are $146.85");
  await expect(async () => {
    await page.goto("/settings");
    await expect(page.getByTestId("amounts-BTC")).toBeChecked({ timeout: 1_000 });
  }).toPass();
  await page.getByTestId("amounts-sats").check();
  await expect(page.getByTestId("units-shown")).toContainText("220,484 sats");

  // The theme is the system's until another is chosen.
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/settings");
  const theme = () => page.locator("html").getAttribute("data-theme");
  await expect(page.getByTestId("theme-system")).toBeChecked();
  expect(await theme()).toBe("light");
  await page.getByTestId("theme-dark").check();
  expect(await theme()).toBe("dark");
  await page.reload();
  await expect(page.getByTestId("theme-dark")).toBeChecked();
  expect(await theme()).toBe("dark");
  await page.getByTestId("theme-system").check();
  expect(await theme()).toBe("light");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(theme).toBe("dark");

  // This trader has no account yet: from here to an armed guard it is six presses.
  expect(await paperDesk.holdPrice(async ({ last }) => await takeFirstSteps(page, await last()))).toBe(6);
});
