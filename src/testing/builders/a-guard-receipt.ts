import type { MarginGuardFacts } from "#domain/automations/margin-guard.ts";
import type { EndReceiptFacts, GuardReceiptFacts } from "#domain/notifications/receipt.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { basisPoints, type PriceHalfUsd, priceFromUsd, type Sats, sats } from "#domain/units.ts";
import { aGuardConfig } from "./a-guard-config.ts";
import { aPosition } from "./a-position.ts";

type Wanted = Partial<Pick<GuardReceiptFacts, "liquidationAfter" | "distanceAfter" | "failure">> & {
  readonly verdict?: {
    readonly [Key in "kind" | "rule" | "step" | "needed" | "amount" | "limitedBy"]?: unknown;
  };
  readonly position?: IsolatedPosition;
  readonly balance?: Sats;
  readonly low?: PriceHalfUsd;
  readonly config?: MarginGuardFacts["config"];
};

/** The long of `aPosition` at 94,444.5: its 5 → 10 % guard needs 76,471 sats. Nothing has come of it yet. */
export const aGuardReceipt = (wanted: Wanted = {}): GuardReceiptFacts => {
  const last = priceFromUsd(94_444.5);
  const { verdict, position, balance, low, config, ...effect } = wanted;
  return {
    kind: "margin-guard",
    version: 1,
    inputs: {
      position: position ?? aPosition(),
      tick: { low: low ?? last, high: priceFromUsd(97_000), last, at: 0 },
      balance: balance ?? sats(897_900),
      spending: { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null, doneSteps: [] },
      config: config ?? aGuardConfig(),
      tag: sats(0),
    },
    verdict: {
      kind: "add-margin",
      rule: "inside-trigger",
      step: 0,
      distance: basisPoints(374),
      needed: sats(76_471),
      amount: sats(76_471),
      limitedBy: null,
      liquidationAfter: priceFromUsd(85_000),
      ...verdict,
    } as GuardReceiptFacts["verdict"],
    liquidationAfter: null,
    distanceAfter: null,
    failure: null,
    ...effect,
  };
};

/** The same long, liquidated after the guard had added 76,471 sats. */
export const anEndReceipt = (wanted: Partial<EndReceiptFacts> = {}): EndReceiptFacts => ({
  kind: "position-ended",
  how: "liquidated",
  position: {
    side: "long",
    quantity: aPosition().quantity,
    price: aPosition().price,
    pl: sats(-58_823),
    margin: sats(176_471),
    liquidation: priceFromUsd(85_000),
  },
  exitPrice: priceFromUsd(85_000),
  gross: sats(-176_471),
  net: sats(-178_647),
  addedInAll: sats(76_471),
  ...wanted,
});
