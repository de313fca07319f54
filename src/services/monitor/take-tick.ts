import type { Tick } from "#domain/triggers/trigger.ts";
import type { Network } from "#ports/exchange.ts";
import type { MonitorDeps, TickReport } from "./monitor-deps.ts";
import { runTick } from "./run-tick.ts";

/** Whose tick it is, and who hears of it. */
export type TickTaker = {
  readonly network: Network;
  readonly onTick: (tick: Tick, report: TickReport) => void;
};

/** Every live tick passes here, whether a stream, the ticker or candles showed its prices: the one place to doubt them. */
export const takeTick = async (deps: MonitorDeps, taker: TickTaker, tick: Tick): Promise<void> => {
  taker.onTick(tick, await runTick(deps, taker.network, tick));
};
