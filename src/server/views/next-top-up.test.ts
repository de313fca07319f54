import { expect, it } from "vitest";
import { addWithin } from "#domain/automations/guard-step.ts";
import { basisPoints, priceFromUsd, sats, usd } from "#domain/units.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { NOW } from "#testing/stores/guarded-position.ts";
import { nextTopUp } from "./next-top-up.ts";

const position = {
  ...aPosition(),
  quantity: usd(2_500),
  price: priceFromUsd(71_200),
  entryPrice: priceFromUsd(71_200),
  margin: sats(438_905),
  entryMargin: sats(438_905),
  liquidation: priceFromUsd(63_289),
  accountId: "account",
  readAt: NOW,
};
const market = (last: number) => ({
  network: "paper" as const,
  last: priceFromUsd(last),
  at: NOW,
  coveredAt: NOW,
  workerSeenAt: NOW,
  fundingRate: null,
  fundingAt: null,
});
const spending = { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: 1_000 };
const config = aGuardConfig({ steps: [addWithin(basisPoints(500), basisPoints(1_000))] });

it("is what brings the liquidation to the target from the price that fires the guard", () => {
  // It fires at 63,289 / 0.95 = 66,620. Ten percent below are 59,958: 2,500 · (1/59,958 − 1/71,200) BTC, less 438,905.
  expect(nextTopUp({ config, spending }, position, market(69_480))).toBe(219_445);
  // Inside already: from the price as it is. 66,604 · 0.9 = 59,943.6, and 59,943.5 is the next price of the exchange below.
  expect(nextTopUp({ config, spending }, position, market(66_604))).toBe(220_454);
});

it("is nothing of a guard that closes, or may add no more", () => {
  const closing = aGuardConfig({
    steps: [{ when: { by: "distance", bps: basisPoints(500) }, deed: { kind: "close" } }],
  });
  expect(nextTopUp({ config: closing, spending }, position, market(69_480))).toBeNull();
  const capped = aGuardConfig({ steps: config.steps, maxTotal: sats(50_000) });
  const spent = { ...spending, addedInAll: sats(50_000) };
  expect(nextTopUp({ config: capped, spending: spent }, position, market(69_480))).toBeNull();
});
