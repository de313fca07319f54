import type { Elapsed } from "#ports/clock.ts";
import type { Exchanges } from "#ports/exchange.ts";
import type { Meter } from "#ports/meter.ts";
import type { RequestBudget } from "#ports/request-budget.ts";
import type { Breakers } from "./create-breakers.ts";

/** What calls to the exchange lean on. Time, waiting and chance are arguments, so a simulation runs the same code. */
export type ResilienceDeps = {
  readonly exchanges: Exchanges;
  /** Null where nothing limits us: then requests leave at once. */
  readonly budget: RequestBudget | null;
  /** Of whoever wants to know which are open; else these calls have their own. */
  readonly breakers?: Breakers;
  readonly elapsed: Elapsed;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** Within 0 and 1. */
  readonly random: () => number;
  /** Takes down calls, how they end and what they wait for; nobody does without it. */
  readonly meter?: Meter;
};
