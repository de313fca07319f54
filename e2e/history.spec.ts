import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { openLong } from "./fixtures/open-long.ts";
import { paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

test("a trader edits a guard, reads what changed, and goes back to what it was", { tag: "@price" }, async ({
  page,
}) => {
  await paperDesk.price(100_000);
  const key = await paperDesk.openAccount("history");
  const { id } = await openLong(key, 1_000);
  await signUp(page);
  await connectKey(page, key);
  await expect(page.getByTestId("position-row")).toHaveCount(1);
  // The tab alone tells: the verdict, the distance, and in its icon the verdict's shape.
  await expect(page).toHaveTitle(/^(Watch|Danger) · \d\.\d\u202f% · Axisor$/u);
  await expect(page.locator('link[rel~="icon"]')).toHaveAttribute("href", /^data:image\/svg/u);

  await page.goto(`/positions/${id}/guard`);
  await expect(page).toHaveTitle(/^(Watch|Danger) · \d\.\d\u202f% · .*[Gg]uard/u);
  await page.getByTestId("guard-max-total").fill("200000");
  await page.getByTestId("guard-trigger").fill("5");
  await page.getByTestId("guard-target").fill("10");
  await page.getByTestId("guard-arm").click();
  await expect(page.getByText(/^Armed/).first()).toBeVisible();
  await page.getByTestId("guard-max-total").fill("90000");
  await page.getByTestId("guard-arm").click();
  await expect(page.getByTestId("guard-arm")).toBeDisabled();

  await page.getByTestId("open-history").click();
  const changes = page.getByTestId("change");
  const edit = changes.filter({ hasText: "Margin guard changed" });
  await expect(edit).toContainText("You · version 2, in force");
  await expect(edit).toContainText(/Most it may add in all200,000 sats to 90,000 sats/);

  const first = changes.filter({ hasText: "Margin guard armed" });
  await first.getByTestId("go-back").click();
  await expect(page.getByTestId("go-back-diff")).toContainText(/90,000 sats to 200,000 sats/);
  await page.getByTestId("go-back-confirm").click();
  await expect(changes.first()).toContainText("Margin guard taken back to version 1");

  const saved = page.waitForEvent("download");
  await page.getByTestId("export-automations").click();
  const file = await (await saved).path();
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
    automations: [
      { kind: "margin-guard", config: { maxTotalSats: 200_000 }, position: { id } },
      { kind: "backstop", position: { id } },
    ],
  });

  await page.getByTestId("standing-margin-guard").getByTestId("delete-automation").click();
  await page.getByTestId("delete-automation-confirm").click();
  await expect(page.getByTestId("deleted-told")).toContainText("Its backstop stays at LN Markets");

  // The file brings it back, and says first what it would do.
  await page.getByTestId("import-open").click();
  await page.getByTestId("import-text").fill("{}");
  await expect(page.locator("#import-mistakes")).not.toBeEmpty();
  await page.getByTestId("import-file").setInputFiles(file);
  // The backstop was not deleted, so it is left out.
  await page.getByTestId("import-to").nth(1).selectOption("");
  await page.getByTestId("import-ask").click();
  await expect(page.getByTestId("import-entry")).toContainText("Is armed where nothing stands yet.");
  await page.getByTestId("import-arm").click();
  await expect(page.getByTestId("import-told")).toHaveText("Armed: 1 from the file.");
  await expect(page.getByTestId("standing-margin-guard")).toBeVisible();

  await page.goto(`/positions/${id}/guard`);
  await expect(page.getByTestId("guard-max-total")).toHaveValue(/^200,000/u);
  await page.getByTestId("guard-pause").click();
  await expect(page.getByTestId("guard-state")).toContainText("Paused. Nothing is done until you resume it.");
  await page.getByTestId("guard-resume").click();
  await expect(page.getByTestId("guard-state")).toContainText("Armed.");
});
