import type { Locale } from "../../language/locale.ts";
import { figures } from "../../notifications/figures.ts";
import type { ExitLevel } from "../exits/exit-level.ts";
import type { ExitRule } from "../exits/exit-rule.ts";
import type { TrailingStopConfig } from "../exits/trailing-stop.ts";
import type { AutomationSettings } from "./automation-settings.ts";
import { crossLines, guardLines, planLines } from "./guard-lines.ts";
import { alertLines, breakerLines, entryLines } from "./rule-lines.ts";
import type { SettingLine } from "./setting-line.ts";
import { SETTING_WORDS } from "./setting-table.ts";

type Figures = ReturnType<typeof figures>;

const levelValue = (f: Figures, level: ExitLevel, result: "profit" | "loss"): string => {
  const words = SETTING_WORDS[f.locale];
  switch (level.by) {
    case "price":
      return f.priceExact(level.price);
    case "percent":
      return words.fromEntry(f.setting(level.bps));
    case "sats":
      return (result === "profit" ? words.netProfit : words.netLoss)(f.sats(level.amount));
    case "liquidation-distance":
      return words.fromLiquidation(f.setting(level.bps));
  }
};

const trailingLines = (f: Figures, { distance, activation }: TrailingStopConfig): readonly SettingLine[] => [
  {
    field: SETTING_WORDS[f.locale].trailingDistance,
    value:
      distance.unit === "basis-points" ? f.setting(distance.value) : `${f.priceExact(distance.value)} USD`,
  },
  {
    field: SETTING_WORDS[f.locale].trailsFrom,
    value: activation === null ? SETTING_WORDS[f.locale].atOnce : f.priceExact(activation),
  },
];

const exitLines = (f: Figures, rule: ExitRule): readonly SettingLine[] => {
  const words = SETTING_WORDS[f.locale];
  switch (rule.kind) {
    case "stop-loss":
      return [{ field: words.stopLevel, value: levelValue(f, rule.config.level, "loss") }];
    case "take-profit":
      return [{ field: words.profitLevel, value: levelValue(f, rule.config.level, "profit") }];
    case "trailing-stop":
      return trailingLines(f, rule.config);
    case "break-even-stop":
      return [
        {
          field: words.breakEvenLevel,
          value: levelValue(f, rule.config.after, "profit"),
        },
        { field: words.keptSats, value: f.sats(rule.config.keep) },
      ];
    case "backstop":
      return [{ field: words.backstop, value: rule.config.isWanted ? words.kept : words.notWanted }];
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
    case "guard-plan":
      return planLines(f, settings.config);
    case "price-alert":
      return alertLines(f, settings.config);
    case "drawdown-breaker":
      return breakerLines(f, settings.config);
    case "auto-entry":
      return entryLines(f, settings.config);
    default:
      return exitLines(f, settings);
  }
};
