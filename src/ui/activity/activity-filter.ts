export const FILTERS = [
  { key: "all", name: "Everything" },
  { key: "acted", name: "Acted" },
  { key: "held", name: "Held back" },
  { key: "failed", name: "Refused" },
  { key: "unknown", name: "Not confirmed" },
] as const;

export type ActivityFilter = (typeof FILTERS)[number]["key"];

const OUTCOMES = {
  all: null,
  acted: "confirmed",
  held: "held",
  failed: "rejected",
  unknown: "unknown",
} as const;

/** The outcome a filter asks the trade log for; null for everything. */
export const outcomeOf = (filter: ActivityFilter) => OUTCOMES[filter];

/** The filter an address names; anything else shows everything. */
export const parseFilter = (text: unknown): ActivityFilter =>
  FILTERS.find(({ key }) => key === text)?.key ?? "all";
