import { type CrossGuardConfig, decideCrossGuard } from "../../automations/cross-guard/cross-guard.ts";
import { type CrossStep, type HeldCross, isHeld } from "../../automations/cross-guard/cross-step.ts";
import type { CrossGuardVerdict } from "../../automations/cross-guard/cross-verdict.ts";
import type { ActionKind } from "../../intents/action.ts";
import { sats } from "../../units.ts";
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

export type CrossReason =
  | StandingReason
  | { readonly rule: "price-unknown" }
  | { readonly of: "cross-guard"; readonly rule: "flat" | "position-unread" }
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

/** Tells why the guard of a cross position did nothing in a minute. Pure; the same facts give the same answer. */
export const decideWhyNotCross = (minute: Minute<PastCrossGuard>): CrossReason => {
  const { config, position, market } = minute;
  const stands = standingReason({ ...minute, isMade: config !== null });
  if (stands !== null || config === null) return stands ?? { rule: "not-armed-yet" };
  if (position === null) return { of: "cross-guard", rule: "position-unread" };
  if (!isHeld(position)) return { of: "cross-guard", rule: "flat" };
  const candle = market?.candle ?? null;
  return candle === null ? { rule: "price-unknown" } : ask(minute, config, position, candle);
};
