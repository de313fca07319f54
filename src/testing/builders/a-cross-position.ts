import type { CrossGuardConfig } from "#domain/automations/cross-guard/cross-guard.ts";
import { type HeldCross, isHeld } from "#domain/automations/cross-guard/cross-step.ts";
import { addWithin } from "#domain/automations/guard-step.ts";
import { crossLiquidation, crossMaintenanceMargin, crossRunningMargin } from "#domain/position/cross.ts";
import type { CrossPosition, WaitingCrossOrder } from "#domain/position/cross-position.ts";
import type { Side } from "#domain/position/side.ts";
import { basisPoints, priceE4, priceFromUsd, sats, usd } from "#domain/units.ts";

/**
 * A cross position of 1,000 USD from 100,000 with 100,000 sats at leverage 10, liquidated at 91,033; what is left out
 * follows from the rest. Quantity 0 is flat.
 */
export const aCrossPosition = (wanted: Partial<CrossPosition> & { readonly side?: Side } = {}): HeldCross => {
  const { side, quantity, entryPrice, margin, leverage } = {
    side: wanted.side ?? "long",
    quantity: wanted.quantity ?? usd(1_000),
    entryPrice: wanted.entryPrice ?? priceE4(1_000_000_000),
    margin: wanted.margin ?? sats(100_000),
    leverage: wanted.leverage ?? 10,
  };
  const runningMargin = crossRunningMargin(quantity, entryPrice, leverage);
  const position: CrossPosition = {
    id: "cross-1",
    side,
    quantity,
    margin,
    leverage,
    entryPrice,
    liquidation: crossLiquidation(side, quantity, entryPrice, margin),
    initialMargin: runningMargin,
    runningMargin,
    maintenanceMargin: crossMaintenanceMargin(quantity, entryPrice),
    pl: sats(0),
    totalPl: sats(0),
    fundingPaid: sats(0),
    tradingFees: sats(0),
    updatedAt: 0,
    ...wanted,
  };
  if (!isHeld(position)) throw new Error("This cross position is flat");
  return position;
};

/** What is left of it once it is flat. */
export const aFlatCross = (margin = 0): CrossPosition => ({
  ...aCrossPosition(),
  side: null,
  quantity: usd(0),
  entryPrice: null,
  liquidation: null,
  margin: sats(margin),
  initialMargin: sats(0),
  runningMargin: sats(0),
  maintenanceMargin: sats(0),
});

/** A limit order that waits on the cross margin, at a price in dollars. */
export const aWaitingOrder = (side: Side, quantity: number, dollars: number): WaitingCrossOrder => ({
  id: `${side}-${quantity}-${dollars}`,
  side,
  quantity: usd(quantity),
  price: priceFromUsd(dollars),
  createdAt: 0,
});

/** One step within 5 %, to 10 %; no cap and no cooldown unless wanted. */
export const aCrossGuardConfig = (wanted: Partial<CrossGuardConfig> = {}): CrossGuardConfig => ({
  steps: [addWithin(basisPoints(500), basisPoints(1_000))],
  maxTotal: null,
  maxPerAction: null,
  maxPerDay: null,
  maxLoss: null,
  reserve: sats(0),
  cooldownMs: 0,
  maxReduce: null,
  lostBefore: sats(0),
  ...wanted,
});
