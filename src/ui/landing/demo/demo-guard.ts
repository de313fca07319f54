import { addWithin } from "#domain/automations/guard-step.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { basisPoints, priceFromUsd, sats, usd } from "#domain/units.ts";

/** Where the visitor finds the price, in half dollars. */
export const DEMO_START = priceFromUsd(69_480);

/** A worked example: a long of 2,500 USD from 71,200. Its liquidation is the exchange's own figure. */
export const DEMO_POSITION: IsolatedPosition = {
  id: "demo",
  clientId: null,
  side: "long",
  quantity: usd(2_500),
  price: priceFromUsd(71_200),
  entryPrice: priceFromUsd(71_200),
  margin: sats(438_905),
  entryMargin: sats(438_905),
  liquidation: priceFromUsd(63_289),
  pl: sats(0),
  maintenanceMargin: sats(0),
  fundingPaid: sats(0),
  openingFee: sats(3_511),
  stopLoss: null,
  stopLossTrailing: null,
  takeProfit: null,
  openedAt: Date.UTC(2026, 10, 23, 9, 14, 27),
};

export const DEMO_BALANCE = sats(1_000_000);

/** Acts within 5 %, until 10 % away, and adds one initial margin at the most. */
export const DEMO_GUARD: MarginGuardConfig = {
  steps: [addWithin(basisPoints(500), basisPoints(1_000))],
  maxTotal: sats(438_905),
  maxPerAction: null,
  maxPerDay: null,
  maxLoss: null,
  reserve: sats(0),
  cooldownMs: 0,
};
