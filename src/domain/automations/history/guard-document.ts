import { basisPoints, divCeil, priceHalfUsd, type Sats, sats, usd } from "../../units.ts";
import type { CrossGuardWish } from "../cross-guard/cross-guard.ts";
import type { CrossDeed } from "../cross-guard/cross-step.ts";
import type { GuardCaps } from "../guard-bounds.ts";
import type { GuardPlanConfig, PlanStep } from "../guard-plan/guard-plan.ts";
import type { GuardDeed, GuardWhen } from "../guard-step.ts";
import type { MarginGuardConfig } from "../margin-guard.ts";

/* Guards of either kind, and plans of them, as a file carries them. */

type DocumentWhen =
  | { readonly by: "distance"; readonly bps: number }
  | { readonly by: "price"; readonly priceHalfUsd: number }
  | { readonly by: "margin-used"; readonly bps: number };

export type DocumentDeed =
  | { readonly kind: "add-margin"; readonly targetBps: number }
  | { readonly kind: "close" };

export type DocumentStep<Deed = DocumentDeed> = { readonly when: DocumentWhen; readonly deed: Deed };

/** How much at a time, how often, and what is kept back. */
type DocumentPace = {
  readonly maxPerActionSats: number | null;
  readonly maxPerDaySats: number | null;
  readonly reserveSats: number;
  readonly cooldownSeconds: number;
};

/** What bounds a guard of either kind. */
export type DocumentCaps = DocumentPace & {
  readonly maxTotalSats: number;
  readonly maxLossSats: number | null;
};

export type DocumentGuard = DocumentCaps & {
  readonly steps: readonly DocumentStep[];
  /** Absent or 0 for none. */
  readonly settlementsAhead?: number | undefined;
};

export type DocumentCrossDeed = DocumentDeed | { readonly kind: "reduce"; readonly targetBps: number };

export type DocumentCrossGuard = DocumentCaps & {
  readonly steps: readonly DocumentStep<DocumentCrossDeed>[];
  readonly maxReduceUsd: number | null;
};

/** A step of a plan means the same on every position: a price does not. */
export type DocumentPlan = DocumentPace & {
  readonly steps: readonly DocumentPlanStep[];
  readonly maxTotalShareBps: number;
  readonly maxLossShareBps: number | null;
  readonly settlementsAhead: number;
};

export type DocumentPlanStep = Omit<DocumentStep, "when"> & {
  readonly when: Exclude<DocumentWhen, { readonly by: "price" }>;
};

const whenOut = (when: GuardWhen): DocumentWhen =>
  when.by === "price" ? { by: when.by, priceHalfUsd: when.price } : { by: when.by, bps: when.bps };

const deedOut = (deed: GuardDeed): DocumentDeed =>
  deed.kind === "close" ? { kind: deed.kind } : { kind: deed.kind, targetBps: deed.target };

const crossDeedOut = (deed: CrossDeed): DocumentCrossDeed =>
  deed.kind === "reduce" ? { kind: deed.kind, targetBps: deed.target } : deedOut(deed);

/** How far a guard looks ahead, where that was said: what was not said is not written, and not read in as something else. */
const aheadOf = ({ settlementsAhead }: { readonly settlementsAhead?: number | undefined }) =>
  settlementsAhead === undefined ? {} : { settlementsAhead };

const paceOut = (
  config: Pick<GuardCaps, "maxPerAction" | "maxPerDay" | "reserve"> & { readonly cooldownMs: number },
): DocumentPace => ({
  maxPerActionSats: config.maxPerAction,
  maxPerDaySats: config.maxPerDay,
  reserveSats: config.reserve,
  // Rounded up: a guard that is read in never acts sooner than the one that was written.
  cooldownSeconds: Number(divCeil(BigInt(config.cooldownMs), 1_000n)),
});

/** A guard without a cap in all is written with one of 0, with which none is armed: whoever reads it in has to name one. */
const capsOut = (config: GuardCaps & { readonly cooldownMs: number }): DocumentCaps => ({
  maxTotalSats: config.maxTotal ?? 0,
  maxLossSats: config.maxLoss,
  ...paceOut(config),
});

/** A margin guard as a document carries it. */
export const guardOut = (config: MarginGuardConfig): DocumentGuard => ({
  steps: config.steps.map(({ when, deed }) => ({ when: whenOut(when), deed: deedOut(deed) })),
  ...capsOut(config),
  ...aheadOf(config),
});

/** A cross guard as a document carries it. */
export const crossOut = (config: CrossGuardWish): DocumentCrossGuard => ({
  steps: config.steps.map(({ when, deed }) => ({ when: whenOut(when), deed: crossDeedOut(deed) })),
  ...capsOut(config),
  maxReduceUsd: config.maxReduce,
});

const planWhenOut = (when: PlanStep["when"]): DocumentPlanStep["when"] => ({ by: when.by, bps: when.bps });

/** A guard plan as a document carries it. */
export const planOut = (config: GuardPlanConfig): DocumentPlan => ({
  steps: config.steps.map(({ when, deed }) => ({ when: planWhenOut(when), deed: deedOut(deed) })),
  maxTotalShareBps: config.maxTotalShare,
  maxLossShareBps: config.maxLossShare,
  ...paceOut(config),
  settlementsAhead: config.settlementsAhead,
});

const whenIn = (when: DocumentWhen): GuardWhen =>
  when.by === "price"
    ? { by: when.by, price: priceHalfUsd(when.priceHalfUsd) }
    : { by: when.by, bps: basisPoints(when.bps) };

const deedIn = (deed: DocumentDeed): GuardDeed =>
  deed.kind === "close" ? { kind: deed.kind } : { kind: deed.kind, target: basisPoints(deed.targetBps) };

const crossDeedIn = (deed: DocumentCrossDeed): CrossDeed =>
  deed.kind === "reduce" ? { kind: deed.kind, target: basisPoints(deed.targetBps) } : deedIn(deed);

const capIn = (cap: number | null): Sats | null => (cap === null ? null : sats(cap));

const paceIn = (config: DocumentPace) => ({
  maxPerAction: capIn(config.maxPerActionSats),
  maxPerDay: capIn(config.maxPerDaySats),
  reserve: sats(config.reserveSats),
  cooldownMs: config.cooldownSeconds * 1_000,
});

const capsIn = (config: DocumentCaps) => ({
  maxTotal: sats(config.maxTotalSats),
  maxLoss: capIn(config.maxLossSats),
  ...paceIn(config),
});

/** A margin guard that a document carries. @throws RangeError for numbers that no parsed document has. */
export const guardIn = (config: DocumentGuard): MarginGuardConfig => ({
  steps: config.steps.map(({ when, deed }) => ({ when: whenIn(when), deed: deedIn(deed) })),
  ...capsIn(config),
  ...aheadOf(config),
});

/** The same for a cross guard. */
export const crossIn = (config: DocumentCrossGuard): CrossGuardWish => ({
  steps: config.steps.map(({ when, deed }) => ({ when: whenIn(when), deed: crossDeedIn(deed) })),
  ...capsIn(config),
  maxReduce: config.maxReduceUsd === null ? null : usd(config.maxReduceUsd),
});

const planWhenIn = ({ by, bps }: DocumentPlanStep["when"]): PlanStep["when"] => ({
  by,
  bps: basisPoints(bps),
});

/** The same for a guard plan. */
export const planIn = (config: DocumentPlan): GuardPlanConfig => ({
  steps: config.steps.map(({ when, deed }) => ({ when: planWhenIn(when), deed: deedIn(deed) })),
  maxTotalShare: basisPoints(config.maxTotalShareBps),
  maxLossShare: config.maxLossShareBps === null ? null : basisPoints(config.maxLossShareBps),
  ...paceIn(config),
  settlementsAhead: config.settlementsAhead,
});
