import { fromMoment, toMoment } from "../../moment.ts";
import {
  basisPoints,
  divCeil,
  type LeverageE6,
  leverageFromNumber,
  type PriceHalfUsd,
  priceHalfUsd,
  type Sats,
  sats,
  usd,
} from "../../units.ts";
import type { AccountRuleSettings } from "../account-rule.ts";
import type { AlertCondition, AlertRepeat, MoveDirection } from "../alerts/price-alert.ts";
import type { BreakerAction } from "../breaker/drawdown-breaker.ts";
import type {
  AutoEntryConfig,
  EntryCondition,
  EntryExit,
  EntrySize,
  QuietHours,
} from "../entries/auto-entry.ts";

/* The rules of whole accounts as a file carries them, but for guard plans: those are written as guards are. */

type DocumentWatch =
  | { readonly kind: "crossing"; readonly priceHalfUsd: number }
  | {
      readonly kind: "move";
      readonly bps: number;
      readonly withinMinutes: number;
      readonly direction: MoveDirection;
    };

export type DocumentAlert = {
  readonly when: DocumentWatch;
  readonly repeat: { readonly kind: "once" } | { readonly kind: "every-time"; readonly restMinutes: number };
};

export type DocumentBreaker = {
  readonly dropBps: number;
  readonly action: BreakerAction;
  readonly restMinutes: number;
};

type OfKind<Kind extends EntryCondition["kind"]> = Extract<EntryCondition, { readonly kind: Kind }>;

type DocumentCondition =
  | { readonly kind: "crossing"; readonly priceHalfUsd: number; readonly from: "below" | "above" }
  | { readonly kind: "ladder"; readonly pricesHalfUsd: readonly number[] }
  | { readonly kind: "dip"; readonly bps: number; readonly withinMinutes: number }
  | (Omit<OfKind<"rsi">, "level"> & { readonly levelHundredths: number })
  | OfKind<"average">;

type DocumentSize =
  | { readonly by: "risk"; readonly amountSats: number }
  | { readonly by: "quantity"; readonly amountUsd: number }
  | { readonly by: "margin"; readonly amountSats: number };

type DocumentExit =
  | { readonly by: "price"; readonly priceHalfUsd: number }
  | { readonly by: "percent"; readonly bps: number };

export type DocumentEntryRule = {
  readonly side: AutoEntryConfig["side"];
  readonly leverageMillionths: number;
  readonly when: DocumentCondition;
  readonly size: DocumentSize;
  /** Null for no guard. */
  readonly guard: { readonly maxTotalSats: number } | null;
  readonly stopLoss: DocumentExit | null;
  readonly takeProfit: DocumentExit | null;
  readonly budgetSats: number;
  /** ISO time in UTC. */
  readonly expiresAt: string | null;
  readonly quietHours: QuietHours | null;
  readonly maxEntries: number;
};

/** A rule of a whole account, by kind. */
export type DocumentAccountRule =
  | { readonly kind: "price-alert"; readonly config: DocumentAlert }
  | { readonly kind: "drawdown-breaker"; readonly config: DocumentBreaker }
  | { readonly kind: "auto-entry"; readonly config: DocumentEntryRule };

type WrittenRule = Exclude<AccountRuleSettings, { readonly kind: "guard-plan" }>;

const MINUTE_MS = 60_000;

/** Every form makes whole minutes, so nothing is lost; a part of one would count as the whole. */
const minutesOut = (ms: number): number => Number(divCeil(BigInt(ms), BigInt(MINUTE_MS)));

const watchOut = (when: AlertCondition): DocumentWatch =>
  when.kind === "crossing"
    ? { kind: when.kind, priceHalfUsd: when.price }
    : {
        kind: when.kind,
        bps: when.bps,
        withinMinutes: minutesOut(when.withinMs),
        direction: when.direction,
      };

const repeatOut = (repeat: AlertRepeat): DocumentAlert["repeat"] =>
  repeat.kind === "once" ? repeat : { kind: repeat.kind, restMinutes: minutesOut(repeat.restMs) };

const conditionOut = (when: EntryCondition): DocumentCondition => {
  switch (when.kind) {
    case "crossing":
      return { kind: when.kind, priceHalfUsd: when.price, from: when.from };
    case "ladder":
      return { kind: when.kind, pricesHalfUsd: when.prices };
    case "dip":
      return { kind: when.kind, bps: when.bps, withinMinutes: minutesOut(when.withinMs) };
    case "rsi": {
      const { level, ...rest } = when;
      return { ...rest, levelHundredths: level };
    }
    case "average":
      return { ...when };
  }
};

const sizeOut = (size: EntrySize): DocumentSize =>
  size.by === "quantity" ? { by: size.by, amountUsd: size.usd } : { by: size.by, amountSats: size.sats };

const exitOut = (exit: EntryExit | null): DocumentExit | null => {
  if (exit === null) return null;
  return exit.by === "price" ? { by: exit.by, priceHalfUsd: exit.price } : { by: exit.by, bps: exit.bps };
};

/** A guard without a cap is written with one of 0, with which none is armed: whoever reads it in has to name one. */
const entryOut = (config: AutoEntryConfig): DocumentEntryRule => ({
  side: config.side,
  leverageMillionths: config.leverage,
  when: conditionOut(config.when),
  size: sizeOut(config.size),
  guard: config.guard === null ? null : { maxTotalSats: config.guard.maxTotal ?? 0 },
  stopLoss: exitOut(config.stopLoss),
  takeProfit: exitOut(config.takeProfit),
  budgetSats: config.budget,
  expiresAt: config.expiresAt === null ? null : toMoment(config.expiresAt),
  quietHours: config.quietHours === null ? null : { ...config.quietHours },
  maxEntries: config.maxEntries,
});

/** A rule as a document carries it. */
export const accountRuleToDocument = (settings: WrittenRule): DocumentAccountRule => {
  switch (settings.kind) {
    case "price-alert": {
      const { when, repeat } = settings.config;
      return { kind: settings.kind, config: { when: watchOut(when), repeat: repeatOut(repeat) } };
    }
    case "drawdown-breaker": {
      const { drop, action, cooldownMs } = settings.config;
      return { kind: settings.kind, config: { dropBps: drop, action, restMinutes: minutesOut(cooldownMs) } };
    }
    case "auto-entry":
      return { kind: settings.kind, config: entryOut(settings.config) };
  }
};

const price = (value: number): PriceHalfUsd => priceHalfUsd(value);
const amount = (value: number): Sats => sats(value);
const minutes = (value: number): number => value * MINUTE_MS;
const leverage = (millionths: number): LeverageE6 => leverageFromNumber(millionths / 1_000_000);

const watchIn = (when: DocumentWatch): AlertCondition =>
  when.kind === "crossing"
    ? { kind: when.kind, price: price(when.priceHalfUsd) }
    : {
        kind: when.kind,
        bps: basisPoints(when.bps),
        withinMs: minutes(when.withinMinutes),
        direction: when.direction,
      };

const repeatIn = (repeat: DocumentAlert["repeat"]): AlertRepeat =>
  repeat.kind === "once" ? repeat : { kind: repeat.kind, restMs: minutes(repeat.restMinutes) };

const conditionIn = (when: DocumentCondition): EntryCondition => {
  switch (when.kind) {
    case "crossing":
      return { kind: when.kind, price: price(when.priceHalfUsd), from: when.from };
    case "ladder":
      return { kind: when.kind, prices: when.pricesHalfUsd.map(price) };
    case "dip":
      return { kind: when.kind, bps: basisPoints(when.bps), withinMs: minutes(when.withinMinutes) };
    case "rsi": {
      const { levelHundredths, ...rest } = when;
      return { ...rest, level: levelHundredths };
    }
    case "average":
      return { ...when };
  }
};

const sizeIn = (size: DocumentSize): EntrySize =>
  size.by === "quantity"
    ? { by: size.by, usd: usd(size.amountUsd) }
    : { by: size.by, sats: amount(size.amountSats) };

const exitIn = (exit: DocumentExit | null): EntryExit | null => {
  if (exit === null) return null;
  return exit.by === "price"
    ? { by: exit.by, price: price(exit.priceHalfUsd) }
    : { by: exit.by, bps: basisPoints(exit.bps) };
};

const momentIn = (text: string): number => {
  const at = fromMoment(text);
  if (at === null) throw new RangeError(`There is no such time: ${text}`);
  return at;
};

const entryIn = (config: DocumentEntryRule): AutoEntryConfig => ({
  side: config.side,
  leverage: leverage(config.leverageMillionths),
  when: conditionIn(config.when),
  size: sizeIn(config.size),
  guard: config.guard === null ? null : { maxTotal: amount(config.guard.maxTotalSats) },
  stopLoss: exitIn(config.stopLoss),
  takeProfit: exitIn(config.takeProfit),
  budget: amount(config.budgetSats),
  expiresAt: config.expiresAt === null ? null : momentIn(config.expiresAt),
  quietHours: config.quietHours,
  maxEntries: config.maxEntries,
});

/** What a document carries in the domain's units. @throws RangeError for numbers that no parsed document has. */
export const documentToAccountRule = (rule: DocumentAccountRule): WrittenRule => {
  switch (rule.kind) {
    case "price-alert": {
      const { when, repeat } = rule.config;
      return { kind: rule.kind, config: { when: watchIn(when), repeat: repeatIn(repeat) } };
    }
    case "drawdown-breaker": {
      const { dropBps, action, restMinutes } = rule.config;
      const cooldownMs = minutes(restMinutes);
      return { kind: rule.kind, config: { drop: basisPoints(dropBps), action, cooldownMs } };
    }
    case "auto-entry":
      return { kind: rule.kind, config: entryIn(rule.config) };
  }
};
