import type { Side } from "../../position/side.ts";
import {
  basisPoints,
  divCeil,
  type PriceHalfUsd,
  priceHalfUsd,
  type Sats,
  sats,
  type Usd,
  usd,
} from "../../units.ts";
import type { CrossGuardWish } from "../cross-guard/cross-guard.ts";
import type { CrossDeed } from "../cross-guard/cross-step.ts";
import type { ExitLevel, ProfitLevel } from "../exits/exit-level.ts";
import type { ExitRule } from "../exits/exit-rule.ts";
import type { GuardCaps } from "../guard-bounds.ts";
import type { GuardDeed, GuardWhen } from "../guard-step.ts";
import type { MarginGuardConfig } from "../margin-guard.ts";
import type { AutomationSettings } from "./automation-settings.ts";

/*
 * Automations as a file carries them. Every number says its unit in its name: whoever edits the file by hand must not take
 * half dollars for dollars.
 */

export const DOCUMENT_FORMAT = "axisor-automations";
export const DOCUMENT_VERSION = 1;
/** The most automations one document carries. */
export const MOST_IN_DOCUMENT = 50;

type DocumentWhen =
  | { readonly by: "distance"; readonly bps: number }
  | { readonly by: "price"; readonly priceHalfUsd: number }
  | { readonly by: "margin-used"; readonly bps: number };

export type DocumentDeed =
  | { readonly kind: "add-margin"; readonly targetBps: number }
  | { readonly kind: "close" };

export type DocumentStep<Deed = DocumentDeed> = { readonly when: DocumentWhen; readonly deed: Deed };

/** What bounds a guard of either kind. */
export type DocumentCaps = {
  readonly maxTotalSats: number;
  readonly maxPerActionSats: number | null;
  readonly maxPerDaySats: number | null;
  readonly maxLossSats: number | null;
  readonly reserveSats: number;
  readonly cooldownSeconds: number;
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

export type DocumentProfitLevel =
  | { readonly by: "price"; readonly priceHalfUsd: number }
  | { readonly by: "percent"; readonly bps: number }
  | { readonly by: "sats"; readonly amountSats: number };

export type DocumentLevel =
  | DocumentProfitLevel
  | { readonly by: "liquidation-distance"; readonly bps: number };

export type DocumentTrailing = {
  readonly distance:
    | { readonly unit: "basis-points"; readonly value: number }
    | { readonly unit: "half-usd"; readonly value: number };
  readonly activationHalfUsd: number | null;
};

/** What is set, by kind. */
export type DocumentRule =
  | { readonly kind: "margin-guard"; readonly config: DocumentGuard }
  | { readonly kind: "cross-guard"; readonly config: DocumentCrossGuard }
  | { readonly kind: "stop-loss"; readonly config: { readonly level: DocumentLevel } }
  | { readonly kind: "take-profit"; readonly config: { readonly level: DocumentProfitLevel } }
  | { readonly kind: "trailing-stop"; readonly config: DocumentTrailing }
  | {
      readonly kind: "break-even-stop";
      readonly config: { readonly after: DocumentProfitLevel; readonly keepSats: number };
    }
  | { readonly kind: "backstop"; readonly config: { readonly isWanted: boolean } };

/** What the automation stood on, for whoever reads the file; it decides nothing where the file is read in. */
export type DocumentPosition = {
  readonly id: string;
  readonly side: Side;
  readonly quantityUsd: number;
  readonly entryPriceHalfUsd: number;
};

export type DocumentEntry = DocumentRule & { readonly position?: DocumentPosition | undefined };

export type AutomationDocument = {
  readonly format: typeof DOCUMENT_FORMAT;
  readonly version: typeof DOCUMENT_VERSION;
  /** ISO time in UTC. */
  readonly exportedAt: string;
  readonly automations: readonly DocumentEntry[];
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

/** A guard without a cap in all is written with one of 0, with which none is armed: whoever reads it in has to name one. */
const capsOut = (config: GuardCaps & { readonly cooldownMs: number }): DocumentCaps => ({
  maxTotalSats: config.maxTotal ?? 0,
  maxPerActionSats: config.maxPerAction,
  maxPerDaySats: config.maxPerDay,
  maxLossSats: config.maxLoss,
  reserveSats: config.reserve,
  // Rounded up: a guard that is read in never acts sooner than the one that was written.
  cooldownSeconds: Number(divCeil(BigInt(config.cooldownMs), 1_000n)),
});

const guardOut = (config: MarginGuardConfig): DocumentGuard => ({
  steps: config.steps.map(({ when, deed }) => ({ when: whenOut(when), deed: deedOut(deed) })),
  ...capsOut(config),
  ...aheadOf(config),
});

const crossOut = (config: CrossGuardWish): DocumentCrossGuard => ({
  steps: config.steps.map(({ when, deed }) => ({ when: whenOut(when), deed: crossDeedOut(deed) })),
  ...capsOut(config),
  maxReduceUsd: config.maxReduce,
});

const profitOut = (level: ProfitLevel): DocumentProfitLevel => {
  switch (level.by) {
    case "price":
      return { by: level.by, priceHalfUsd: level.price };
    case "percent":
      return { by: level.by, bps: level.bps };
    case "sats":
      return { by: level.by, amountSats: level.amount };
  }
};

const levelOut = (level: ExitLevel): DocumentLevel =>
  level.by === "liquidation-distance" ? { by: level.by, bps: level.bps } : profitOut(level);

const exitOut = (rule: ExitRule): DocumentRule => {
  switch (rule.kind) {
    case "stop-loss":
      return { kind: rule.kind, config: { level: levelOut(rule.config.level) } };
    case "take-profit":
      return { kind: rule.kind, config: { level: profitOut(rule.config.level) } };
    case "trailing-stop": {
      const { distance, activation } = rule.config;
      return { kind: rule.kind, config: { distance: { ...distance }, activationHalfUsd: activation } };
    }
    case "break-even-stop": {
      const { after, keep } = rule.config;
      return { kind: rule.kind, config: { after: profitOut(after), keepSats: keep } };
    }
    case "backstop":
      return { kind: rule.kind, config: { isWanted: rule.config.isWanted } };
  }
};

/** Settings as a document carries them. */
export const settingsToDocument = (settings: AutomationSettings): DocumentRule => {
  switch (settings.kind) {
    case "margin-guard":
      return { kind: settings.kind, config: guardOut(settings.config) };
    case "cross-guard":
      return { kind: settings.kind, config: crossOut(settings.config) };
    default:
      return exitOut(settings);
  }
};

/** A document of automations; `exportedAt` is an ISO time in UTC. */
export const toAutomationDocument = (
  automations: readonly {
    readonly settings: AutomationSettings;
    readonly position: {
      readonly id: string;
      readonly side: Side;
      readonly quantity: Usd;
      readonly entryPrice: PriceHalfUsd;
    } | null;
  }[],
  exportedAt: string,
): AutomationDocument => ({
  format: DOCUMENT_FORMAT,
  version: DOCUMENT_VERSION,
  exportedAt,
  automations: automations.map(({ settings, position }) => {
    const rule = settingsToDocument(settings);
    if (position === null) return rule;
    const { id, side, quantity, entryPrice } = position;
    return { ...rule, position: { id, side, quantityUsd: quantity, entryPriceHalfUsd: entryPrice } };
  }),
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

const capsIn = (config: DocumentCaps) => ({
  maxTotal: sats(config.maxTotalSats),
  maxPerAction: capIn(config.maxPerActionSats),
  maxPerDay: capIn(config.maxPerDaySats),
  maxLoss: capIn(config.maxLossSats),
  reserve: sats(config.reserveSats),
  cooldownMs: config.cooldownSeconds * 1_000,
});

const guardIn = (config: DocumentGuard): MarginGuardConfig => ({
  steps: config.steps.map(({ when, deed }) => ({ when: whenIn(when), deed: deedIn(deed) })),
  ...capsIn(config),
  ...aheadOf(config),
});

const crossIn = (config: DocumentCrossGuard): CrossGuardWish => ({
  steps: config.steps.map(({ when, deed }) => ({ when: whenIn(when), deed: crossDeedIn(deed) })),
  ...capsIn(config),
  maxReduce: config.maxReduceUsd === null ? null : usd(config.maxReduceUsd),
});

const profitIn = (level: DocumentProfitLevel): ProfitLevel => {
  switch (level.by) {
    case "price":
      return { by: level.by, price: priceHalfUsd(level.priceHalfUsd) };
    case "percent":
      return { by: level.by, bps: basisPoints(level.bps) };
    case "sats":
      return { by: level.by, amount: sats(level.amountSats) };
  }
};

const levelIn = (level: DocumentLevel): ExitLevel =>
  level.by === "liquidation-distance" ? { by: level.by, bps: basisPoints(level.bps) } : profitIn(level);

/** What a document carries in the domain's units. @throws RangeError for numbers that no parsed document has. */
export const documentToSettings = (rule: DocumentRule): AutomationSettings => {
  switch (rule.kind) {
    case "margin-guard":
      return { kind: rule.kind, config: guardIn(rule.config) };
    case "cross-guard":
      return { kind: rule.kind, config: crossIn(rule.config) };
    case "stop-loss":
      return { kind: rule.kind, config: { level: levelIn(rule.config.level) } };
    case "take-profit":
      return { kind: rule.kind, config: { level: profitIn(rule.config.level) } };
    case "trailing-stop": {
      const { distance, activationHalfUsd } = rule.config;
      const activation = activationHalfUsd === null ? null : priceHalfUsd(activationHalfUsd);
      return { kind: rule.kind, config: { distance: { ...distance }, activation } };
    }
    case "break-even-stop": {
      const { after, keepSats } = rule.config;
      return { kind: rule.kind, config: { after: profitIn(after), keep: sats(keepSats) } };
    }
    case "backstop":
      return { kind: rule.kind, config: { isWanted: rule.config.isWanted } };
  }
};
