import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { env } from "../src/env.ts";
import { openCross } from "./fixtures/open-cross.ts";
import { openLong } from "./fixtures/open-long.ts";
import { paperDesk, TRADING_CROSS } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

/** Words that no Portuguese sentence has. */
const ENGLISH = ["the", "your", "with", "nothing", "when", "this", "and"];

type Theme = "dark" | "light";

/** What a page must be for a screen reader; without the page of its own in which it joins frames of other origins: there are none. */
const judge = async (page: Page, path: string): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"] })
    .analyze();
  expect(violations.map((violation) => `${path}: ${violation.id}`)).toEqual([]);
};

type Look = { readonly theme: Theme; readonly foreign: readonly string[]; readonly isJudged: boolean };

const look = async (
  page: Page,
  paths: readonly string[],
  { theme, foreign, isJudged }: Look,
): Promise<void> => {
  await page.evaluate((chosen) => localStorage.setItem("axisor-theme", chosen), theme);
  for (const path of paths) {
    await page.goto(path);
    await expect(page.locator("h1").first()).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    // Held against the room of the document: a phone's window grows with what does not fit into it.
    const { width, room } = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      room: document.documentElement.clientWidth,
    }));
    expect(room).toBe(page.viewportSize()?.width);
    expect(width, `${path} scrolls sideways`).toBeLessThanOrEqual(room);
    if (isJudged) await judge(page, path);
    // It holds the mails of every trader of the run, each in the language that one read in when it was sent.
    if (path === "/outbox") continue;
    const told = (await page.locator("body").ariaSnapshot()).toLowerCase().split(/[^\p{L}]+/u);
    expect(`${path}: ${foreign.filter((word) => told.includes(word))}`).toBe(`${path}: `);
  }
};

test("every page fits a phone and a desk and can be read by a screen reader, in either language and theme", {
  tag: "@phone",
}, async ({ page, context }) => {
  // Every page, twice.
  test.setTimeout(240_000);
  // Each language in one theme on a desk and in the other on a phone: all four pairs are seen.
  const [first, second]: readonly [Theme, Theme] =
    test.info().project.name === "phone" ? ["light", "dark"] : ["dark", "light"];
  // A page that comes alive as another than the server wrote is thrown away and drawn again, and the browser told so.
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(`${page.url()}: ${error.message}`));
  const key = await paperDesk.openAccount("phone", TRADING_CROSS);
  const { id } = await openLong(key, 400, 2);
  await openCross(key, 400, 1_000);
  await signUp(page);
  await connectKey(page, key);
  await expect(page.getByTestId("position-row")).toHaveCount(1);
  const cross = await page.getByTestId("cross-row").getByRole("link").getAttribute("href");
  if (cross === null) throw new Error("The cross position leads nowhere");
  const paths = [
    "/",
    "/dashboard",
    "/positions",
    "/connect",
    "/welcome",
    "/welcome?step=factor",
    "/welcome?step=key",
    "/welcome?step=guard",
    "/activity",
    "/automations",
    "/automations/breaker",
    "/automations/guard-plan",
    "/automations/entries",
    "/security",
    "/settings",
    "/status",
    "/operator/alerts",
    "/notifications",
    "/notifications/channels",
    "/login",
    "/register",
    "/reset",
    "/outbox",
    "/offline",
    "/panic?token=none",
    `/positions/${id}`,
    `/positions/${id}/guard`,
    `/positions/${id}/exits`,
    `/positions/${id}/history`,
    cross,
    `${cross}/history`,
    cross.replace("cross-guard", "history"),
  ];
  await look(page, paths, { theme: first, foreign: [], isJudged: true });
  await context.addCookies([
    {
      name: "axisor-preferences",
      value: encodeURIComponent("pt-BR|America/Sao_Paulo"),
      url: new URL("/", page.url()).href,
    },
  ]);
  // Half of the time here goes into judging. Both themes and both windows have been, one of each pair; the others at full size.
  const isJudged = env().AXISOR_TEST_SCALE === "full";
  await look(page, paths, { theme: second, foreign: ENGLISH, isJudged });
  expect(errors).toEqual([]);
});
