import type { Tick } from "#domain/triggers/trigger.ts";
import type { Network } from "#ports/exchange.ts";
import type { TickReport } from "#services/monitor/monitor-deps.ts";

/** What is watched, until when, and who hears of each tick. */
export type WatchOptions = {
  readonly network: Network;
  readonly signal: AbortSignal;
  readonly onTick: (tick: Tick, report: TickReport) => void;
};
