import type { GuardReceiptFacts } from "#domain/notifications/receipt.ts";
import type { ReceiptContent } from "#domain/notifications/receipt-content.ts";
import { basisPoints, priceFromUsd, sats } from "#domain/units.ts";
import { DEMO_BALANCE, DEMO_GUARD, DEMO_POSITION } from "./demo/demo-guard.ts";

const AT = Date.UTC(2026, 10, 23, 15, 38, 4);
const LAST = priceFromUsd(66_604);

/**
 * A decision of the demo's guard as it was recorded, with all it was taken from. The verdict is written down, not computed:
 * taking it again is what shows that it holds.
 */
const FACTS: GuardReceiptFacts = {
  kind: "margin-guard",
  version: 1,
  inputs: {
    position: DEMO_POSITION,
    tick: { low: LAST, high: priceFromUsd(66_640), last: LAST, at: AT },
    balance: DEMO_BALANCE,
    spending: { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null, doneSteps: [] },
    config: DEMO_GUARD,
    tag: sats(37),
  },
  verdict: {
    kind: "add-margin",
    rule: "inside-trigger",
    step: 0,
    distance: basisPoints(497),
    needed: sats(220_454),
    amount: sats(220_491),
    limitedBy: null,
    liquidationAfter: priceFromUsd(59_943),
  },
  liquidationAfter: priceFromUsd(59_943),
  distanceAfter: basisPoints(1_000),
  failure: null,
};

/** The receipt the landing page shows: it belongs to nobody and leads to no position. */
export const RECORDED_RECEIPT: ReceiptContent & { readonly seq: number } = {
  id: "example",
  seq: 1,
  userId: "example",
  accountId: "example",
  automationId: null,
  positionId: null,
  intentId: null,
  outcome: "confirmed",
  facts: FACTS,
  rawAnswer: null,
  at: AT,
};
