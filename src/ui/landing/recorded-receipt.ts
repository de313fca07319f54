import type { GuardReceiptFacts } from "#domain/notifications/receipt.ts";
import type { ReceiptContent } from "#domain/notifications/receipt-content.ts";
import { basisPoints, priceFromUsd, priceHalfUsd, sats } from "#domain/units.ts";
import { DEMO_GUARD, DEMO_POSITION } from "./demo/demo-guard.ts";

/** What stands for the name that the exchange gave the position. */
export const RECORDED_POSITION = "example";

const AT = Date.UTC(2026, 0, 1, 1, 0, 3);
const LAST = priceFromUsd(66_604);
const AFTER = priceHalfUsd(119_886);

/**
 * The receipt that the demo's guard wrote on the paper exchange, to the last number. Everything is written down, not
 * computed: running it again, and taking its decision again, is what shows that it holds.
 */
const FACTS: GuardReceiptFacts = {
  kind: "margin-guard",
  version: 1,
  inputs: {
    position: {
      ...DEMO_POSITION,
      id: RECORDED_POSITION,
      pl: sats(-242_293),
      maintenanceMargin: sats(3_950),
      openedAt: Date.UTC(2026, 0, 1, 1, 0, 1),
    },
    tick: { low: LAST, high: priceFromUsd(71_200), last: LAST, at: AT },
    balance: sats(553_634),
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
    liquidationAfter: AFTER,
  },
  alternatives: {
    steps: [],
    waysOut: [
      {
        kind: "add",
        rule: "reaches-target",
        needed: sats(220_454),
        more: sats(220_674),
        satsNow: sats(220_454),
        satsAtRisk: sats(663_529),
        distanceAfter: basisPoints(1_000),
        liquidationAfter: priceHalfUsd(119_887),
      },
      {
        kind: "close",
        rule: "at-exit",
        pl: sats(-242_293),
        fee: sats(3_753),
        net: sats(-249_557),
        satsNow: sats(-196_809),
        satsAtRisk: sats(0),
        distanceAfter: null,
        liquidationAfter: null,
      },
      {
        kind: "accept",
        rule: "until-liquidation",
        fee: sats(3_950),
        satsNow: sats(0),
        satsAtRisk: sats(442_855),
        distanceAfter: basisPoints(497),
        liquidationAfter: DEMO_POSITION.liquidation,
      },
    ],
  },
  request: {
    action: { kind: "add-margin", amount: sats(220_491) },
    positionId: RECORDED_POSITION,
    signedAt: Date.UTC(2026, 0, 1, 0, 59, 39),
  },
  answered: { margin: sats(659_396), stopLoss: null, liquidation: AFTER },
  readBack: { from: "list", position: { margin: sats(659_396), stopLoss: null, liquidation: AFTER } },
  liquidationAfter: AFTER,
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
