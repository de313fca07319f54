import type { GuardView, PositionView, ReceiptView } from "#server/trpc/schemas/views.ts";
import type { Reading } from "#ui/verdict/reading-age.ts";
import type { Speaking } from "./entry.ts";

const AT = "2026-11-23T15:38:04.000Z";
const SECOND = 1_000;

/** The last price of every sample, in half dollars. */
export const LAST = 135_680;

export const DOMAIN = { low: 58_000, high: 76_000 };

const GUARD: GuardView = {
  id: "guard",
  positionId: "long",
  accountId: "account",
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
  doneSteps: [],
  nextTopUp: 219_445,
  cannotFire: null,
  stillFires: null,
  unguarded: null,
  createdAt: AT,
};

export const aGuard = (change: Partial<GuardView>): GuardView => ({ ...GUARD, ...change });

export const aPosition = (change: Partial<PositionView>): PositionView => ({
  id: "long",
  accountId: "account",
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
  readAt: AT,
  guard: GUARD,
  exits: [],
  stopOwner: null,
  stopTrailsBps: null,
  ifWeVanish: { by: "liquidation", price: 119_886, net: -667_070 },
  ...change,
});

/** A receipt of the guard, in words of the language it is shown in. */
export const aReceipt = ({ words, format }: Speaking, change: Partial<ReceiptView>): ReceiptView => ({
  id: "receipt",
  accountId: "account",
  automationId: "guard",
  positionId: "long",
  outcome: "confirmed",
  status: "done",
  rule: "inside-trigger",
  title: words.received(format.sats(220_484)),
  why: [words.why],
  amount: 220_484,
  price: 133_208,
  liquidationBefore: 126_578,
  liquidationAfter: 119_886,
  distanceBeforeBps: 497,
  distanceAfterBps: 1_000,
  pl: -173_906,
  rawAnswer: '{"margin":659389,"liquidation":59943}',
  at: AT,
  ...change,
});

/** Readings so many seconds old. */
export const readings = (seconds: number, freshness: Reading["freshness"]): readonly Reading[] =>
  (["price", "positions", "proof"] as const).map((kind) => ({
    kind,
    ageMs: seconds * SECOND,
    at: AT,
    freshness,
  }));
