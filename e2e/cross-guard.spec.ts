import { expect, type Page } from "@playwright/test";
import { commitByHand, doByHand } from "./fixtures/by-hand.ts";
import { openCross } from "./fixtures/open-cross.ts";
import { readAs, sendAs } from "./fixtures/paper-client.ts";
import { type PaperKey, paperDesk, TRADING_CROSS } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

type Waiting = { readonly id: string; readonly quantity: number };

const waitingOn = async (key: PaperKey, list: string): Promise<readonly number[]> =>
  (await readAs<readonly Waiting[]>(key, list)).map(({ quantity }) => quantity);

/** Takes back the order that waits for so much; its row is there until it was read as gone. */
const takeBack = async (page: Page, of: string): Promise<void> => {
  const row = page.getByTestId("waiting-order").filter({ hasText: of });
  await row.getByTestId("order-take-back").click();
  const commit = page.getByTestId("action-commit");
  await expect(commit).toHaveText("Take it back");
  await expect(page.getByTestId("action-preview")).toBeVisible();
  await commitByHand(page);
  // What waits is read behind everything more urgent, and asked for again where that took too long.
  await expect(row).toHaveCount(0, { timeout: 30_000 });
};

/** Of two orders on the cross margin one is taken back; then more and less of the margin is tied up. */
const changeCross = async (page: Page, key: PaperKey): Promise<void> => {
  await page.goto("/dashboard");
  await page.getByTestId("cross-row").getByRole("link", { name: "Cross long $1,000" }).click();
  await expect(page.getByTestId("waiting-order")).toHaveCount(2);
  await takeBack(page, "Buy $20 at 97,000");
  expect(await waitingOn(key, "futures/cross/orders/open")).toEqual([400]);
  await expect(page.getByTestId("waiting-order")).toHaveCount(1);

  const leverage = async () => (await readAs<{ leverage: number }>(key, "futures/cross/position")).leverage;
  await page.getByTestId("hand-cross-leverage").click();
  await page.getByTestId("hand-leverage").fill("16");
  await page.getByTestId("action-preview-it").click();
  const preview = page.getByTestId("action-preview");
  // 1,000 USD at 100,000 are 1,000,000 sats: 50,000 of them tied up at 20x and 62,500 at 16x.
  await expect(preview).toContainText("20.0× to 16.0×");
  await expect(preview).toContainText("50,000 sats to 62,500 sats");
  await expect(preview).toContainText("91,033, as before");
  await expect(page.getByTestId("action-commit")).toHaveText("Set 16.0×");
  await commitByHand(page);
  expect(await leverage()).toBe(16);
  await expect(page.getByRole("region", { name: "Figures" })).toContainText("62,500 sats at 16.0×");
  await doByHand(page, { deed: "cross-leverage", written: { leverage: "25" }, says: "Set 25.0×" });
  expect(await leverage()).toBe(25);
};

/** A limit order far from the price is seen beside the cross order until it is gone at the exchange. */
const placeAndTakeBack = async (page: Page, key: PaperKey): Promise<void> => {
  await page.goto("/dashboard");
  await doByHand(page, {
    deed: "open",
    written: { size: "300", leverage: "10", type: "limit", limit: "80000" },
    says: "Go long at 80,000",
  });
  expect(await waitingOn(key, "futures/isolated/trades/open")).toEqual([300]);
  await page.goto("/positions");
  const orders = page.getByTestId("waiting-order");
  await expect(orders).toHaveCount(2);
  // 300 / 80,000 / 10 BTC.
  await expect(orders.first()).toContainText("Long $300 at 80,000");
  await expect(orders.first()).toContainText("37,500 sats of margin");
  await expect(orders.last()).toContainText("Sell $400 at 105,000 reduces it");
  await takeBack(page, "Long $300");
  expect(await waitingOn(key, "futures/isolated/trades/open")).toEqual([]);
  await takeBack(page, "Sell $400");
  expect(await waitingOn(key, "futures/cross/orders/open")).toEqual([]);
  await expect(page.getByTestId("orders-read")).toContainText("No order waits at LN Markets");
};

test("a cross position is seen on Home, guarded by a sentence, and told how it ends without us", {
  tag: "@price",
}, async ({ page }) => {
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

test("an order by hand is told beside its guard, which meets it, is armed as meant, and goes back to what it was", {
  tag: "@price",
}, async ({ page }) => {
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
  await test.step("a cross order is taken back, and the leverage changed", () => changeCross(page, key));
  await test.step("an isolated order waits, and is taken back", () => placeAndTakeBack(page, key));
});
