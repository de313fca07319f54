export const FILTERS = ["all", "acted", "held", "failed", "unknown"] as const;

export type ActivityFilter = (typeof FILTERS)[number];

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
export const parseFilter = (text: unknown): ActivityFilter => FILTERS.find((key) => key === text) ?? "all";
