import { afterAll, beforeAll, expect, test } from "vitest";
import { sats, usd } from "#domain/units.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { DEMO_BALANCE, DEMO_GUARD } from "./demo/demo-guard.ts";
import { RECORDED_POSITION, RECORDED_RECEIPT } from "./recorded-receipt.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
  await stage.renew();
});
afterAll(() => stage.stop());

test("the receipt of the landing page is what a run on the paper exchange writes, to the last number", async () => {
  stage.move(71_200);
  const trader = await stage.trader(DEMO_BALANCE);
  const opened = await trader.exchange.openTrade({
    type: "market",
    side: "long",
    leverage: 8,
    quantity: usd(2_500),
    signedAt: stage.paper.now(),
  });
  if (!opened.ok || opened.value.state !== "running") throw new Error("The market order did not run");
  const { id } = opened.value.position;
  await trader.sync();
  await trader.guard(id, DEMO_GUARD);
  await stage.tickWith({ tagOf: () => sats(37) }, 66_640, 66_604);
  const [receipt, ...more] = await trader.receipts();
  expect(more).toEqual([]);
  const { outcome, rawAnswer, at } = RECORDED_RECEIPT;
  expect(receipt).toMatchObject({ outcome, rawAnswer, at });
  // What the exchange calls the position is of that run alone.
  const facts: unknown = JSON.parse(JSON.stringify(receipt?.facts).replaceAll(id, RECORDED_POSITION));
  expect(facts).toEqual(RECORDED_RECEIPT.facts);
});
