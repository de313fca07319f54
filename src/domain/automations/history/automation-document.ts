import type { Side } from "../../position/side.ts";
import { basisPoints, type PriceHalfUsd, priceHalfUsd, sats, type Usd } from "../../units.ts";
import type { ExitLevel, ProfitLevel } from "../exits/exit-level.ts";
import type { ExitRule } from "../exits/exit-rule.ts";
import type { AutomationSettings } from "./automation-settings.ts";
import {
  crossIn,
  crossOut,
  type DocumentCrossGuard,
  type DocumentGuard,
  type DocumentPlan,
  guardIn,
  guardOut,
  planIn,
  planOut,
} from "./guard-document.ts";
import { accountRuleToDocument, type DocumentAccountRule, documentToAccountRule } from "./rule-document.ts";

/*
 * Automations as a file carries them. Every number says its unit in its name: whoever edits the file by hand must not take
 * half dollars for dollars.
 */

export const DOCUMENT_FORMAT = "axisor-automations";
export const DOCUMENT_VERSION = 1;
/** The most automations one document carries. */
export const MOST_IN_DOCUMENT = 50;

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
  | DocumentAccountRule
  | { readonly kind: "guard-plan"; readonly config: DocumentPlan }
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
    case "guard-plan":
      return { kind: settings.kind, config: planOut(settings.config) };
    case "price-alert":
    case "drawdown-breaker":
    case "auto-entry":
      return accountRuleToDocument(settings);
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
    case "guard-plan":
      return { kind: rule.kind, config: planIn(rule.config) };
    case "price-alert":
    case "drawdown-breaker":
    case "auto-entry":
      return documentToAccountRule(rule);
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
