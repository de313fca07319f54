import { MAX_PRICE, MIN_PRICE } from "../../units.ts";
import { MOST_SETTLEMENTS_AHEAD } from "../look-ahead.ts";
import { byTag, listOf, oneOf, orNull, type Reader, record, wholeNumber } from "./document-readers.ts";
import type {
  DocumentCrossDeed,
  DocumentCrossGuard,
  DocumentDeed,
  DocumentGuard,
  DocumentPlan,
  DocumentPlanStep,
  DocumentStep,
} from "./guard-document.ts";

const MOST_STEPS = 5;
const MOST_COOLDOWN_SECONDS = 24 * 60 * 60;

/** A price in half dollars. */
export const price = wholeNumber(MIN_PRICE, MAX_PRICE);
export const bps = wholeNumber(1, Number.MAX_SAFE_INTEGER);
/** An amount that may be nothing. */
export const amount = wholeNumber(0, Number.MAX_SAFE_INTEGER);
/** One that may not: as a cap it would stop every top-up. */
export const someSats = wholeNumber(1, Number.MAX_SAFE_INTEGER);

const SHARES = {
  distance: record({ by: oneOf("distance"), bps }),
  "margin-used": record({ by: oneOf("margin-used"), bps }),
} as const;

const when = byTag<DocumentStep["when"]>("by", {
  distance: SHARES.distance,
  price: record({ by: oneOf("price"), priceHalfUsd: price }),
  "margin-used": SHARES["margin-used"],
});

const DEEDS = {
  "add-margin": record({ kind: oneOf("add-margin"), targetBps: bps }),
  close: record({ kind: oneOf("close") }),
} as const;

const PACE = {
  maxPerActionSats: orNull(someSats),
  maxPerDaySats: orNull(someSats),
  reserveSats: amount,
  cooldownSeconds: wholeNumber(0, MOST_COOLDOWN_SECONDS),
} as const;

const CAPS = {
  // 0 is what a guard without one is written with; arming refuses it.
  maxTotalSats: amount,
  maxLossSats: orNull(someSats),
  ...PACE,
} as const;

export const guard: Reader<DocumentGuard> = record(
  {
    steps: listOf(record({ when, deed: byTag<DocumentDeed>("kind", DEEDS) }), 1, MOST_STEPS),
    ...CAPS,
    settlementsAhead: wholeNumber(0, MOST_SETTLEMENTS_AHEAD),
  },
  ["settlementsAhead"],
);

const crossDeed = byTag<DocumentCrossDeed>("kind", {
  ...DEEDS,
  reduce: record({ kind: oneOf("reduce"), targetBps: bps }),
});

export const crossGuard: Reader<DocumentCrossGuard> = record({
  steps: listOf(record({ when, deed: crossDeed }), 1, MOST_STEPS),
  ...CAPS,
  maxReduceUsd: orNull(wholeNumber(1, Number.MAX_SAFE_INTEGER)),
});

const planStep: Reader<DocumentPlanStep> = record({
  when: byTag<DocumentPlanStep["when"]>("by", SHARES),
  deed: byTag<DocumentDeed>("kind", DEEDS),
});

export const plan: Reader<DocumentPlan> = record({
  steps: listOf(planStep, 1, MOST_STEPS),
  maxTotalShareBps: bps,
  maxLossShareBps: orNull(bps),
  ...PACE,
  settlementsAhead: wholeNumber(0, MOST_SETTLEMENTS_AHEAD),
});
