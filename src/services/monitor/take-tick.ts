import type { Tick } from "#domain/triggers/trigger.ts";
import type { Network } from "#ports/exchange.ts";
import type { PriceWatch } from "../market/create-price-watch.ts";
import type { MonitorDeps, TickReport } from "./monitor-deps.ts";
import { runTick } from "./run-tick.ts";
import { secondsSince } from "./take-down-effect.ts";

/** Whose tick it is, and who hears of it. */
export type TickTaker = {
  readonly network: Network;
  readonly onTick: (tick: Tick, report: TickReport) => void;
};

/** What a live tick stands on: the monitor, and somebody who doubts prices that cannot be. */
export type LiveDeps = MonitorDeps & { readonly priceWatch: PriceWatch };

/**
 * Every live tick passes here, whether a stream, the ticker or candles showed its prices. Nothing is done on a price that
 * cannot be, nor by a process whose clock the exchange would refuse: what that claimed it could not send. Returns whether
 * the tick was taken.
 */
export const takeTick = async (deps: LiveDeps, taker: TickTaker, tick: Tick): Promise<boolean> => {
  const { network } = taker;
  const { last, at } = tick;
  const verdict = deps.priceWatch.judge(network, { last, index: null, at, now: at });
  if (verdict.kind === "implausible") return false;
  if (deps.stampClock.now(network) === null) {
    deps.log.warn("tick-without-clock", { network });
    return false;
  }
  const { meter } = deps;
  meter?.time("tick_lateness_seconds", secondsSince(tick, deps.clock()), { network });
  const began = deps.elapsed();
  const report = await runTick(deps, network, tick);
  const ms = Math.round(deps.elapsed() - began);
  meter?.time("tick_duration_seconds", ms / 1_000, { network });
  meter?.count("trigger_hits_total", { network }, report.hits);
  const done = report.hits + report.reconciled;
  if (done > 0) deps.log.info("job", { kind: "tick", actor: "system", network, outcome: "done", done, ms });
  taker.onTick(tick, report);
  return true;
};
