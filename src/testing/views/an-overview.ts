import type { CrossView } from "#server/trpc/schemas/cross.ts";
import type { ExitView } from "#server/trpc/schemas/exits.ts";
import type {
  AccountView,
  GuardView,
  Overview,
  PositionView,
  PriceView,
  ReceiptView,
} from "#server/trpc/schemas/views.ts";

/** The moment every view below was read at. */
export const NOW = Date.parse("2026-11-23T17:53:00.000Z");

export const ACCOUNT_ID = "11111111-1111-4111-8111-111111111111";

/** A time so many milliseconds before `NOW`. */
export const ago = (ms: number): string => new Date(NOW - ms).toISOString();

export const anAccount = (change: Partial<AccountView> = {}): AccountView => ({
  id: ACCOUNT_ID,
  label: "Paper desk",
  network: "paper",
  keyLastFour: "9f3c",
  permissions: ["account:read", "futures:isolated:read", "futures:isolated:write", "futures:cross:*"],
  status: "active",
  pausedReason: null,
  validatedAt: ago(3_600_000),
  lastUsedAt: ago(4_000),
  connectedAt: ago(86_400_000),
  balance: 412_600,
  balanceReadAt: ago(4_000),
  blindSince: null,
  blindReason: null,
  ...change,
});

export const aPrice = (change: Partial<PriceView> = {}): PriceView => ({
  network: "paper",
  last: 135_680,
  readAt: ago(1_000),
  fundingRateE9: 100_000,
  fundingAt: "2026-11-24T00:00:00.000Z",
  provenance: "simulated prices",
  ...change,
});

export const aGuardView = (change: Partial<GuardView> = {}): GuardView => ({
  id: "22222222-2222-4222-8222-222222222222",
  positionId: "long-2500",
  accountId: ACCOUNT_ID,
  state: "armed",
  config: {
    steps: [{ when: { by: "distance", bps: 500 }, deed: { kind: "add-margin", targetBps: 1_000 } }],
    maxTotalSats: 600_000,
    maxPerActionSats: null,
    maxPerDaySats: 500_000,
    maxLossSats: 1_000_000,
    reserveSats: 0,
    cooldownSeconds: 0,
    settlementsAhead: 0,
  },
  triggerPrice: 126_196,
  addedInAll: 220_484,
  addedToday: 220_484,
  accountRoom: null,
  doneSteps: [0],
  nextTopUp: null,
  cannotFire: null,
  stillFires: null,
  unguarded: null,
  createdAt: ago(7_200_000),
  ...change,
});

/** A stop loss of that long at 65,000, armed. */
export const anExitView = (change: Partial<ExitView> = {}): ExitView => ({
  id: "55555555-5555-4555-8555-555555555555",
  accountId: ACCOUNT_ID,
  positionId: "long-2500",
  state: "armed",
  rule: { kind: "stop-loss", level: { by: "price", price: 130_000 } },
  version: 1,
  heldBy: null,
  createdAt: ago(7_200_000),
  ...change,
});

/**
 * A long of 2,500 USD from 71,200, liquidated at 59,943; the price of `aPrice` is 67,840. Its opening fee was 3,511 sats
 * and no funding was paid: left alone it ends with −659,389 − 4,170 − 3,511.
 */
export const aPositionView = (change: Partial<PositionView> = {}): PositionView => ({
  id: "long-2500",
  accountId: ACCOUNT_ID,
  side: "long",
  quantity: 2_500,
  price: 142_400,
  entryPrice: 142_400,
  margin: 659_389,
  entryMargin: 438_905,
  liquidation: 119_886,
  fundingPaid: 0,
  pl: -173_906,
  stopLoss: null,
  takeProfit: 149_000,
  leverage: 5.3,
  distanceBps: 1_164,
  readAt: ago(4_000),
  guard: aGuardView(),
  exits: [],
  stopOwner: null,
  stopTrailsBps: null,
  ifWeVanish: { by: "liquidation", price: 119_886, net: -667_070 },
  ...change,
});

/** A short of 1,000 USD from 68,950, liquidated at 77,569, with a guard of its own. */
export const aShortView = (change: Partial<PositionView> = {}): PositionView =>
  aPositionView({
    id: "short-1000",
    side: "short",
    quantity: 1_000,
    price: 137_900,
    entryPrice: 137_900,
    margin: 161_148,
    entryMargin: 161_148,
    liquidation: 155_138,
    pl: 23_730,
    takeProfit: 127_000,
    leverage: 9,
    distanceBps: 1_434,
    guard: aGuardView({
      id: "33333333-3333-4333-8333-333333333333",
      positionId: "short-1000",
      triggerPrice: 147_750,
      addedInAll: 0,
      addedToday: 0,
    }),
    ...change,
  });

/** A long of 600 USD with a stop at the exchange and no guard. */
export const aStoppedView = (change: Partial<PositionView> = {}): PositionView =>
  aPositionView({
    id: "long-600",
    quantity: 600,
    price: 131_800,
    entryPrice: 131_800,
    margin: 113_809,
    entryMargin: 113_809,
    liquidation: 117_156,
    pl: 26_036,
    stopLoss: 124_800,
    takeProfit: null,
    leverage: 8,
    distanceBps: 1_365,
    guard: null,
    ...change,
  });

/** A cross margin of that account that was read with no position on it. */
export const aFlatCrossView = (change: Partial<CrossView> = {}): CrossView => ({
  accountId: ACCOUNT_ID,
  side: null,
  quantity: 0,
  margin: 0,
  leverage: 10,
  entryPriceE4: null,
  liquidation: null,
  runningMargin: 0,
  maintenanceMargin: 0,
  pl: 0,
  totalPl: 0,
  fundingPaid: 0,
  tradingFees: 0,
  distanceBps: null,
  readAt: ago(4_000),
  blindSince: null,
  blindReason: null,
  guard: null,
  orders: null,
  ordersReadAt: null,
  ifWeVanish: null,
  ...change,
});

export const anOverview = (change: Partial<Overview> = {}): Overview => ({
  accounts: [anAccount()],
  prices: [aPrice()],
  cross: [aFlatCrossView()],
  positions: [aPositionView(), aStoppedView(), aShortView()],
  lastTickAt: ago(1_000),
  protection: null,
  driver: "worker",
  lastKnownAt: null,
  now: new Date(NOW).toISOString(),
  ...change,
});

export const aReceiptView = (change: Partial<ReceiptView> = {}): ReceiptView => ({
  id: "44444444-4444-4444-8444-444444444444",
  accountId: ACCOUNT_ID,
  automationId: "22222222-2222-4222-8222-222222222222",
  positionId: "long-2500",
  outcome: "confirmed",
  status: "done",
  rule: "inside-trigger",
  title: "Guard added 220,484 sats. Liquidation 63,289 → 59,943.",
  why: [
    "The price, 66,604, was below the trigger, 66,620.",
    "Liquidation was 4.98 % away. Your rule acts under 5 %.",
    "Reaching 10 % took 220,447 sats, within your limits.",
  ],
  amount: 220_484,
  price: 133_208,
  liquidationBefore: 126_578,
  liquidationAfter: 119_886,
  distanceBeforeBps: 498,
  distanceAfterBps: 1_000,
  pl: -242_292,
  rawAnswer: '{ "margin": 659389, "liquidation": 59943 }',
  at: "2026-11-23T15:38:04.100Z",
  ...change,
});
