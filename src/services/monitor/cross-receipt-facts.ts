import type { CrossGuardFacts } from "#domain/automations/cross-guard/cross-guard.ts";
import { basisOf } from "#domain/automations/cross-guard/cross-step.ts";
import type { CrossGuardReceiptFacts, ReceiptNetPosition } from "#domain/notifications/receipt.ts";
import type { CrossPosition } from "#domain/position/cross-position.ts";
import { liquidationDistance } from "#domain/position/distance.ts";
import { RESERVE_RATE } from "#domain/position/fees.ts";
import { compareCrossWaysOut } from "#domain/risk/compare-cross-ways-out.ts";
import { type BasisPoints, basisPoints } from "#domain/units.ts";

/** The cross position as a receipt keeps it. */
export const receiptNetPosition = (position: CrossPosition): ReceiptNetPosition => ({
  side: position.side,
  quantity: position.quantity,
  margin: position.margin,
  leverage: position.leverage,
  liquidation: position.liquidation,
  pl: position.pl,
});

/** What the step that spoke aims at, or else the first that aims at anything; null where the guard only closes. */
const targetOf = ({ config: { steps } }: CrossGuardFacts, spoke: number): BasisPoints | null => {
  const deed = [steps[spoke], ...steps].find(
    (step) => step !== undefined && step.deed.kind !== "close",
  )?.deed;
  return deed === undefined || deed.kind === "close" ? null : deed.target;
};

/** A cross guard's verdict with all it was taken from and what else there was to do, as the receipt stores it. */
export const crossReceiptFacts = (
  inputs: CrossGuardFacts,
  version: number,
  verdict: CrossGuardReceiptFacts["verdict"],
): CrossGuardReceiptFacts => {
  const { position, tick } = inputs;
  const target = targetOf(inputs, verdict.step);
  const { last } = tick;
  const exit = { exit: last, feeRate: RESERVE_RATE };
  const ways = compareCrossWaysOut({
    position: basisOf(position),
    last,
    ...exit,
    target: target ?? basisPoints(0),
  });
  return {
    kind: "cross-guard",
    version,
    inputs,
    verdict,
    waysOut: ways.filter(({ kind }) => target !== null || kind === "close" || kind === "accept"),
    after: null,
    distanceAfter: null,
    failure: null,
  };
};

/** The facts completed by the position read back after the effect. */
export const withCrossEffect = (
  facts: CrossGuardReceiptFacts,
  after: CrossPosition | null,
): CrossGuardReceiptFacts => {
  if (after === null) return facts;
  const { side, liquidation } = after;
  const isOver = side === null || liquidation === null;
  return {
    ...facts,
    after: receiptNetPosition(after),
    distanceAfter: isOver ? null : liquidationDistance(side, liquidation, facts.inputs.tick.last),
  };
};
