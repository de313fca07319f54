import { expect } from "@playwright/test";
import { doByHand } from "./fixtures/by-hand.ts";
import { openCross } from "./fixtures/open-cross.ts";
import { readAs, sendAs } from "./fixtures/paper-client.ts";
import { paperDesk, TRADING_CROSS } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

test("a cross position is seen on Home, guarded by a sentence, and told how it ends without us", async ({
  page,
}) => {
  await paperDesk.price(100_000);
  const key = await paperDesk.openAccount("cross", TRADING_CROSS);
  await openCross(key, 1_000);
  await signUp(page);
  await connectKey(page, key);
  const row = page.getByTestId("cross-row");
  await expect(row).toContainText("Cross long $1,000");
  await expect(page.getByTestId("verdict")).toHaveText("Watch");
  await expect(row).toContainText("No guard");
  // 100,000 sats of margin less 1,500 of maintenance: 10^11 / (10^6 + 98,500), as in the domain's own example.
  await expect(page.getByTestId("cross-liquidation")).toHaveText("91,033");
  await expect(page.getByTestId("cross-vanish")).toHaveText(
    "If Axisor vanishes now: liquidation at 91,033 takes all of the cross margin, 100,000 sats.",
  );

  await page.getByTestId("guard-first").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Guard for the cross long $1,000");
  await page.getByTestId("guard-max-total").fill("200000");
  await page.getByTestId("guard-trigger").fill("5");
  await page.getByTestId("guard-target").fill("10");
  await page.getByTestId("guard-deed").selectOption("reduce");
  await page.getByTestId("guard-max-reduce").fill("0");
  await expect(page.getByTestId("form-error").first()).toContainText("Most contracts closed at a time");
  await page.getByTestId("guard-max-reduce").fill("400");
  await expect(page.getByTestId("preview-closes")).toHaveText(/^\$\d+$/u);
  await page.getByTestId("guard-deed").selectOption("add-margin");
  await expect(page.getByTestId("preview-adds")).toContainText("sats");
  await page.getByTestId("guard-arm").click();
  await expect(page.getByTestId("guard-state")).toContainText("Armed. It fires at 95,");

  await page.goto("/dashboard");
  await expect(page.getByTestId("cross-guard-words")).toContainText(
    /^The guard adds margin when liquidation/u,
  );
  await expect(page.getByTestId("verdict")).toHaveText("Safe");

  // It is paused, taken up and ended, and the cross margin is moved by hand; the exchange shows each.
  await row.getByRole("link", { name: "Cross long $1,000" }).click();
  await page.getByTestId("guard-pause").click();
  await expect(page.getByTestId("guard-state")).toContainText("Paused. Nothing is done until you resume it.");
  await page.getByTestId("guard-resume").click();
  await expect(page.getByTestId("guard-state")).toContainText("Armed. It fires at 95,");
  await page.getByTestId("guard-end").click();
  await page.getByTestId("guard-end-confirm").click();
  await expect(page.getByTestId("guard-state")).toContainText("Not armed.");

  await page.goto("/dashboard");
  const shown = () => readAs<{ margin: number; quantity: number }>(key, "futures/cross/position");
  await doByHand(page, { deed: "cross-deposit", written: { amount: "20,000" }, says: "Deposit 20,000 sats" });
  expect(await shown()).toMatchObject({ margin: 120_000 });
  await doByHand(page, { deed: "cross-withdraw", written: { amount: "5,000" }, says: "Withdraw 5,000 sats" });
  expect(await shown()).toMatchObject({ margin: 115_000 });
  await doByHand(page, {
    deed: "cross-order",
    written: { side: "short", size: "200" },
    says: "Go short at the market",
  });
  await expect(row).toContainText("Cross long $800");
  await doByHand(page, { deed: "cross-close", says: "Close the cross position" });
  await expect(row).toHaveCount(0);
  expect(await shown()).toMatchObject({ quantity: 0 });
});

test("an order by hand is told beside its guard, which meets it, is armed as meant, and goes back to what it was", async ({
  page,
}) => {
  await paperDesk.price(100_000);
  const key = await paperDesk.openAccount("cross-orders", TRADING_CROSS);
  await openCross(key, 1_000);
  const sell = { type: "limit", side: "sell", quantity: 400, price: 105_000 };
  await sendAs(key, "futures/cross/order", sell);
  await signUp(page);
  await connectKey(page, key);
  await expect(page.getByTestId("cross-orders")).toContainText("Sell $400 at 105,000 reduces it");
  await expect(page.getByTestId("cross-vanish")).toContainText("is no stop");
  await sendAs(key, "futures/cross/order", { ...sell, side: "buy", quantity: 20, price: 97_000 });

  await page.getByTestId("guard-first").click();
  await expect(page.getByTestId("cross-orders")).toContainText("Buy $20 at 97,000 adds to it");
  await page.getByTestId("guard-max-total").fill("200000");
  await page.getByTestId("guard-trigger").fill("5");
  await page.getByTestId("guard-target").fill("10");
  await expect(page.getByTestId("conflict")).toContainText("adds $20 at 97,000 before that");
  await page.getByTestId("guard-arm").click();
  await expect(page.getByTestId("conflicts")).toContainText("acknowledge this");
  await page.getByTestId("conflict-meant").check();
  await page.getByTestId("guard-arm").click();
  await expect(page.getByTestId("guard-state")).toContainText("Armed.");
  await page.getByTestId("guard-max-total").fill("90000");
  await page.getByTestId("conflict-meant").check();
  await page.getByTestId("guard-arm").click();
  await expect(page.getByTestId("guard-arm")).toBeDisabled();

  await page.getByTestId("open-history").click();
  const changes = page.getByTestId("change");
  await expect(changes.first()).toContainText(/Most it may add in all200,000 sats to 90,000 sats/);
  await changes.last().getByTestId("go-back").click();
  await page.getByTestId("go-back-confirm").click();
  await page.getByTestId("mean-it").click();
  await expect(changes.first()).toContainText("Cross guard taken back to version 1");
});
