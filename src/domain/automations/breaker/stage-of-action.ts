import type { BreakerAction } from "./drawdown-breaker.ts";

/** The stage of the panic switch that each action of a breaker is. */
export const STAGE_OF_ACTION = {
  "freeze-entries": "freeze",
  "guards-only": "guards-only",
  flatten: "flatten",
} as const satisfies Record<BreakerAction, string>;
