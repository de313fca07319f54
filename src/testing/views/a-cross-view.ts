import type { CrossGuardView, CrossView } from "#server/trpc/schemas/cross.ts";
import { ACCOUNT_ID, aFlatCrossView, ago } from "./an-overview.ts";

/** A guard that adds within 5 % and closes at 90 % of the margin, on the cross position of the account of `anAccount`. */
export const aCrossGuardView = (change: Partial<CrossGuardView> = {}): CrossGuardView => ({
  id: "66666666-6666-4666-8666-666666666666",
  accountId: ACCOUNT_ID,
  state: "armed",
  config: {
    steps: [
      { when: { by: "distance", bps: 500 }, deed: { kind: "add-margin", targetBps: 1_000 } },
      { when: { by: "margin-used", bps: 9_000 }, deed: { kind: "close" } },
    ],
    maxTotalSats: 200_000,
    maxPerActionSats: null,
    maxPerDaySats: null,
    maxLossSats: null,
    maxReduceUsd: null,
    reserveSats: 0,
    cooldownSeconds: 0,
  },
  triggerPrice: 126_196,
  addedInAll: 0,
  addedToday: 0,
  accountRoom: null,
  doneSteps: [],
  cannotFire: null,
  createdAt: ago(7_200_000),
  ...change,
});

/**
 * A cross long of 1,000 USD from 71,200, liquidated at 59,943 as the long of `aPositionView` is. Its result at the price of
 * `aPrice`, 67,840: 1,000 · 10^8 · (1/71,200 − 1/67,840) = −69,562.8.
 */
export const aCrossView = (change: Partial<CrossView> = {}): CrossView =>
  aFlatCrossView({
    side: "long",
    quantity: 1_000,
    margin: 265_000,
    entryPriceE4: 712_000_000,
    liquidation: 119_886,
    runningMargin: 140_449,
    maintenanceMargin: 1_700,
    pl: -69_563,
    totalPl: -69_563,
    fundingPaid: 1_200,
    tradingFees: 1_400,
    distanceBps: 1_164,
    guard: aCrossGuardView(),
    orders: [],
    ordersReadAt: ago(64_000),
    ifWeVanish: { liquidation: { price: 119_886, net: -265_000 }, reducing: [], adding: [] },
    ...change,
  });

/** A cross short of 1,000 USD from 68,950, liquidated at 77,569 as the short of `aShortView` is. */
export const aCrossShortView = (change: Partial<CrossView> = {}): CrossView =>
  aCrossView({
    side: "short",
    entryPriceE4: 689_500_000,
    liquidation: 155_138,
    margin: 163_000,
    pl: 23_732,
    totalPl: 23_732,
    distanceBps: 1_434,
    guard: aCrossGuardView({ triggerPrice: 147_750 }),
    ifWeVanish: { liquidation: { price: 155_138, net: -163_000 }, reducing: [], adding: [] },
    ...change,
  });
