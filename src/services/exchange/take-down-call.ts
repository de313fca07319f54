import type { Result } from "#domain/result.ts";
import type { ExchangeFailure } from "#ports/exchange.ts";
import type { Meter } from "#ports/meter.ts";
import type { RequestWish } from "#ports/request-budget.ts";

/** How a call ended: answered, failed in one of its ways, never sent, or broken by a defect of ours. */
export type CallEnd = "ok" | ExchangeFailure["kind"] | "held-back" | "defect";

export const endOf = (answer: Result<unknown, ExchangeFailure>): CallEnd =>
  answer.ok ? "ok" : answer.failure.kind;

/** Counts a call by how it ended; `ms` from its leaving to its answer, null where it never left. */
export const takeDownCall = (
  meter: Meter | undefined,
  { network, urgency }: RequestWish,
  { end, ms }: { readonly end: CallEnd; readonly ms: number | null },
): void => {
  meter?.count("exchange_calls_total", { network, urgency, outcome: end });
  if (ms !== null) meter?.time("exchange_call_duration_seconds", ms / 1_000, { network });
};

/** Takes down how long a call waited for its place in the budget, in milliseconds. */
export const takeDownWait = (meter: Meter | undefined, { network, urgency }: RequestWish, ms: number): void =>
  meter?.time("exchange_budget_wait_seconds", ms / 1_000, { network, urgency });
