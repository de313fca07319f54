import { figures, type Locale } from "../../notifications/figures.ts";
import type { CrossGuardWish } from "../cross-guard/cross-guard.ts";
import type { CrossDeed } from "../cross-guard/cross-step.ts";
import type { ExitLevel } from "../exits/exit-level.ts";
import type { ExitRule } from "../exits/exit-rule.ts";
import type { TrailingStopConfig } from "../exits/trailing-stop.ts";
import type { GuardCaps } from "../guard-bounds.ts";
import type { GuardWhen } from "../guard-step.ts";
import type { MarginGuardConfig } from "../margin-guard.ts";
import type { AutomationSettings } from "./automation-settings.ts";

type Figures = ReturnType<typeof figures>;

/** A setting by the name its form gives it, and what it is set to. */
export type SettingLine = { readonly field: string; readonly value: string };

const whenValue = (f: Figures, when: GuardWhen): string => {
  switch (when.by) {
    case "distance":
      return `${f.setting(when.bps)} from liquidation`;
    case "price":
      return f.priceExact(when.price);
    case "margin-used":
      return `${f.setting(when.bps)} of the margin lost`;
  }
};

const deedValue = (f: Figures, deed: CrossDeed): string => {
  switch (deed.kind) {
    case "add-margin":
      return `add margin until it is ${f.setting(deed.target)} away`;
    case "reduce":
      return `close contracts until it is ${f.setting(deed.target)} away`;
    case "close":
      return "close the position";
  }
};

/** Whole seconds without decimals, others with all three: two cooldowns that differ never read alike. */
const secondsValue = (f: Figures, ms: number): string =>
  `${f.number(ms / 1_000, ms % 1_000 === 0 ? 0 : 3)} s`;

const capValue = (f: Figures, cap: number | null): string => (cap === null ? "no limit" : f.sats(cap));

/** The lines of a guard of either kind; `rest` is what there is least time between. */
const cappedLines = (
  f: Figures,
  {
    steps,
    cooldownMs,
    ...caps
  }: GuardCaps & {
    readonly steps: readonly { readonly when: GuardWhen; readonly deed: CrossDeed }[];
    readonly cooldownMs: number;
  },
  rest: string,
): readonly SettingLine[] => [
  { field: "Most it may add in all", value: capValue(f, caps.maxTotal) },
  { field: "Most that may be lost", value: capValue(f, caps.maxLoss) },
  ...steps.flatMap(({ when, deed }, place) => [
    { field: `Step ${place + 1} acts at`, value: whenValue(f, when) },
    { field: `What step ${place + 1} does`, value: deedValue(f, deed) },
  ]),
  { field: "Most per top-up", value: capValue(f, caps.maxPerAction) },
  { field: "Most per day", value: capValue(f, caps.maxPerDay) },
  { field: `Least time between two ${rest}`, value: secondsValue(f, cooldownMs) },
  { field: "Free sats kept back", value: f.sats(caps.reserve) },
];

const guardLines = (f: Figures, config: MarginGuardConfig): readonly SettingLine[] => [
  ...cappedLines(f, config, "top-ups"),
  { field: "Funding settlements looked ahead to", value: f.number(config.settlementsAhead ?? 0) },
];

const crossLines = (f: Figures, config: CrossGuardWish): readonly SettingLine[] => [
  ...cappedLines(f, config, "top-ups or reductions"),
  {
    field: "Most contracts closed at a time",
    value: config.maxReduce === null ? "no limit" : f.quantity(config.maxReduce),
  },
];

const levelValue = (f: Figures, level: ExitLevel, result: "profit" | "loss"): string => {
  switch (level.by) {
    case "price":
      return f.priceExact(level.price);
    case "percent":
      return `${f.setting(level.bps)} from entry`;
    case "sats":
      return `a net ${result} of ${f.sats(level.amount)}`;
    case "liquidation-distance":
      return `${f.setting(level.bps)} from liquidation`;
  }
};

const trailingLines = (f: Figures, { distance, activation }: TrailingStopConfig): readonly SettingLine[] => [
  {
    field: "Trailing distance",
    value:
      distance.unit === "basis-points" ? f.setting(distance.value) : `${f.priceExact(distance.value)} USD`,
  },
  {
    field: "From which price it trails",
    value: activation === null ? "at once" : f.priceExact(activation),
  },
];

const exitLines = (f: Figures, rule: ExitRule): readonly SettingLine[] => {
  switch (rule.kind) {
    case "stop-loss":
      return [{ field: "Stop loss level", value: levelValue(f, rule.config.level, "loss") }];
    case "take-profit":
      return [{ field: "Take profit level", value: levelValue(f, rule.config.level, "profit") }];
    case "trailing-stop":
      return trailingLines(f, rule.config);
    case "break-even-stop":
      return [
        {
          field: "Level after which the stop moves",
          value: levelValue(f, rule.config.after, "profit"),
        },
        { field: "Kept sats", value: f.sats(rule.config.keep) },
      ];
    case "backstop":
      return [{ field: "Backstop", value: rule.config.isWanted ? "kept" : "not wanted" }];
  }
};

/** Every setting of an automation in the words of its form, in the form's order. Nothing is rounded: what differs reads differently. */
export const settingLines = (settings: AutomationSettings, locale: Locale): readonly SettingLine[] => {
  const f = figures(locale);
  switch (settings.kind) {
    case "margin-guard":
      return guardLines(f, settings.config);
    case "cross-guard":
      return crossLines(f, settings.config);
    default:
      return exitLines(f, settings);
  }
};
