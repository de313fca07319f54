import type { Tick } from "#domain/triggers/trigger.ts";
import type { Network } from "#ports/exchange.ts";
import type { MonitorDeps } from "./monitor-deps.ts";
import type { OrderOutcome } from "./order.ts";

/** How old the last price of a tick is, in seconds: since the exchange told it, or else since it came. */
export const secondsSince = ({ at, receivedAt, toldAt }: Tick, now: number): number =>
  Math.max(0, now - (toldAt ?? receivedAt ?? at)) / 1_000;

/** Takes down how long it took from the price that hit until its effect was read back. Nothing else is an effect. */
export const takeDownEffect = (
  { meter, clock }: Pick<MonitorDeps, "meter" | "clock">,
  network: Network,
  tick: Tick,
  outcome: OrderOutcome,
): void => {
  if (outcome !== "confirmed") return;
  meter?.time("trigger_to_effect_seconds", secondsSince(tick, clock()), { network });
};
