import type { EndReceiptFacts, GuardReceiptFacts } from "#domain/notifications/receipt.ts";
import { basisPoints, priceFromUsd, sats } from "#domain/units.ts";
import { aPosition } from "./a-position.ts";

/** The long of `aPosition` at 94,444.5: its 5 → 10 % guard needs 76,471 sats. Nothing has come of it yet. */
export const aGuardReceipt = (wanted: Partial<GuardReceiptFacts> = {}): GuardReceiptFacts => {
  const { side, quantity, price, margin, liquidation } = aPosition();
  const last = priceFromUsd(94_444.5);
  return {
    kind: "margin-guard",
    rule: "inside-trigger",
    position: { side, quantity, price, margin, liquidation, pl: sats(-58_823) },
    last,
    low: last,
    high: priceFromUsd(97_000),
    balance: sats(897_900),
    trigger: basisPoints(500),
    target: basisPoints(1_000),
    distance: basisPoints(374),
    needed: sats(76_471),
    amount: sats(76_471),
    limitedBy: null,
    addedBefore: sats(0),
    liquidationAfter: null,
    distanceAfter: null,
    failure: null,
    ...wanted,
  };
};

/** The same long, liquidated after the guard had added 76,471 sats. */
export const anEndReceipt = (wanted: Partial<EndReceiptFacts> = {}): EndReceiptFacts => ({
  kind: "position-ended",
  how: "liquidated",
  position: { ...aGuardReceipt().position, margin: sats(176_471), liquidation: priceFromUsd(85_000) },
  exitPrice: priceFromUsd(85_000),
  gross: sats(-176_471),
  net: sats(-178_647),
  addedInAll: sats(76_471),
  ...wanted,
});
