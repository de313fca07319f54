export const RISKS = [
  { key: "all", name: "Everything", least: 0 },
  { key: "odd", name: "0.3 and above", least: 0.3 },
  { key: "risky", name: "0.6 and above", least: 0.6 },
  { key: "alerts", name: "0.8 and above", least: 0.8 },
] as const;

export type RiskFilter = (typeof RISKS)[number]["key"];

/** The least risk a filter asks for. */
export const leastRisk = (filter: RiskFilter): number => RISKS.find(({ key }) => key === filter)?.least ?? 0;

/** The filter an address names; anything else shows everything. */
export const parseRisk = (text: unknown): RiskFilter => RISKS.find(({ key }) => key === text)?.key ?? "all";
