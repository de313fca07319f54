import type { Format } from "#ui/format/format.ts";
import { OPERATOR_WORDS } from "./operator-words.ts";

export const RISKS = [
  { key: "all", least: 0 },
  { key: "odd", least: 0.3 },
  { key: "risky", least: 0.6 },
  { key: "alerts", least: 0.8 },
] as const;

export type RiskFilter = (typeof RISKS)[number]["key"];

/** The least risk a filter asks for. */
export const leastRisk = (filter: RiskFilter): number => RISKS.find(({ key }) => key === filter)?.least ?? 0;

/** What a filter is called. */
export const riskName = (format: Format, filter: RiskFilter): string => {
  const words = OPERATOR_WORDS[format.locale];
  return filter === "all" ? words.everything : words.andAbove(format.number(leastRisk(filter), 1));
};

/** The filter an address names; anything else shows everything. */
export const parseRisk = (text: unknown): RiskFilter => RISKS.find(({ key }) => key === text)?.key ?? "all";
