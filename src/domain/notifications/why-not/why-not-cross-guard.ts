import { type CrossGuardConfig, decideCrossGuard } from "../../automations/cross-guard/cross-guard.ts";
import {
  type CrossStep,
  crossLiquidationOf,
  type HeldCross,
  isHeld,
} from "../../automations/cross-guard/cross-step.ts";
import type { CrossGuardVerdict } from "../../automations/cross-guard/cross-verdict.ts";
import type { ActionKind } from "../../intents/action.ts";
import type { Side } from "../../position/side.ts";
import { isReached } from "../../triggers/trigger.ts";
import { losingSide } from "../../triggers/trigger-side.ts";
import { type PriceHalfUsd, sats } from "../../units.ts";
import type { CrossGuardReceiptFacts } from "../receipt.ts";
import type { LowHigh, Minute, PastCandle, PastCrossGuard, PastReceipt } from "./past-minute.ts";
import { type StandingReason, standingReason, type Undone, undone } from "./standing.ts";
import { ANY_BALANCE } from "./why-not-guard.ts";

export type CrossHeldBy = Extract<CrossGuardVerdict, { readonly kind: "alert" }>["rule"];

/** The numbers of a minute of which the position is known. */
export type AskedCross = LowHigh & {
  readonly of: "cross-guard";
  readonly verdict: CrossGuardVerdict;
  readonly step: CrossStep | null;
};

/** A step of a guard whose position is not known: whether the minute reached it is known of a price alone, else null. */
export type BlindStep = { readonly when: CrossStep["when"]; readonly isReached: boolean | null };

/** What the last receipt before told of the position. */
export type CrossTold = { readonly at: number; readonly side: Side; readonly liquidation: PriceHalfUsd };

export type CrossReason =
  | StandingReason
  | { readonly rule: "price-unknown" }
  | { readonly of: "cross-guard"; readonly rule: "flat" }
  /** Of all its steps it is known that the minute did not reach them, or of some it is not known at all. */
  | ({
      readonly of: "cross-guard";
      readonly rule: "prices-not-reached" | "position-not-kept";
      readonly steps: readonly BlindStep[];
      readonly told: CrossTold | null;
    } & LowHigh)
  | ({ readonly rule: "outside-trigger" | "at-target" | "cooldown" } & AskedCross)
  | (Undone<CrossHeldBy> & AskedCross);

const factsOf = (receipt: PastReceipt | undefined): CrossGuardReceiptFacts | null =>
  receipt?.facts.kind === "cross-guard" ? receipt.facts : null;

const heldBy = ([receipt]: readonly PastReceipt[]) => {
  const verdict = factsOf(receipt)?.verdict;
  return receipt?.outcome === "held" && verdict?.kind === "alert"
    ? { by: verdict.rule, since: receipt.at }
    : null;
};

/** Where liquidation was told last: as read back after what it did, else as it decided from. */
const toldBy = ([receipt]: readonly PastReceipt[]): CrossTold | null => {
  const facts = factsOf(receipt);
  if (receipt === undefined || facts === null) return null;
  const { inputs, after } = facts;
  const { side } = inputs.position;
  return { at: receipt.at, side, liquidation: after?.liquidation ?? crossLiquidationOf(inputs.position) };
};

const ACTIONS: Partial<Record<CrossGuardVerdict["kind"], ActionKind>> = {
  "add-margin": "deposit-cross",
  reduce: "cross-order",
  close: "close-cross",
};

/** The guard's own decision over the whole minute, as of a margin guard: from the price that was worst for the position. */
const ask = (
  minute: Minute<PastCrossGuard>,
  config: CrossGuardConfig,
  position: HeldCross,
  { low, high }: PastCandle,
): CrossReason => {
  const { to, spending, before } = minute;
  const last = position.side === "long" ? low : high;
  const tick = { low, high, last, at: to };
  const verdict = decideCrossGuard({ position, tick, balance: ANY_BALANCE, spending, config, tag: sats(0) });
  const step = config.steps[verdict.step] ?? null;
  const asked: AskedCross = { of: "cross-guard", low, high, verdict, step };
  if (verdict.kind === "hold") return { rule: verdict.rule, ...asked };
  const action = ACTIONS[verdict.kind] ?? null;
  return { ...undone(minute, { doer: "guard", action }, heldBy(before)), ...asked };
};

/** Without the position only a price of the trader's can be held against the minute. A price that acted is done. */
const askBlindly = (
  { side, spending, before }: Minute<PastCrossGuard>,
  { steps }: CrossGuardConfig,
  { low, high, close }: PastCandle,
): CrossReason => {
  const done = spending.doneSteps ?? [];
  const tick = { low, high, last: close, at: 0 };
  const left = steps.flatMap(({ when }, place): BlindStep[] => {
    if (when.by !== "price") return [{ when, isReached: null }];
    if (done.includes(place)) return [];
    const reached = side === null ? null : isReached({ side: losingSide(side), price: when.price }, tick);
    return [{ when, isReached: reached }];
  });
  const isClear = left.every((step) => step.isReached === false);
  const rule = isClear ? "prices-not-reached" : "position-not-kept";
  return { of: "cross-guard", rule, steps: left, told: toldBy(before), low, high };
};

/**
 * Tells why the guard of a cross position did nothing in a minute. Of the cross position the last reading alone is kept:
 * where that came later, nothing is made up for it.
 */
export const decideWhyNotCross = (minute: Minute<PastCrossGuard>): CrossReason => {
  const { config, position, market } = minute;
  const stands = standingReason({ ...minute, isMade: config !== null });
  if (stands !== null || config === null) return stands ?? { rule: "not-armed-yet" };
  if (position !== null && !isHeld(position)) return { of: "cross-guard", rule: "flat" };
  const candle = market?.candle ?? null;
  if (candle === null) return { rule: "price-unknown" };
  return position === null ? askBlindly(minute, config, candle) : ask(minute, config, position, candle);
};
