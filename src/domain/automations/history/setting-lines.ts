import type { Locale } from "../../language/locale.ts";
import { figures } from "../../notifications/figures.ts";
import type { ExitLevel } from "../exits/exit-level.ts";
import type { ExitRule } from "../exits/exit-rule.ts";
import type { TrailingStopConfig } from "../exits/trailing-stop.ts";
import type { AutomationSettings } from "./automation-settings.ts";
import { crossLines, guardLines, planLines } from "./guard-lines.ts";
import { alertLines, breakerLines, entryLines } from "./rule-lines.ts";
import type { SettingLine } from "./setting-line.ts";

type Figures = ReturnType<typeof figures>;

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
