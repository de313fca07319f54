import type { Wired } from "../wired.ts";
import { sleep } from "../within.ts";
import { firstSeen } from "./first-seen.ts";
import type { Pulse } from "./pulse.ts";
import type { WatchOptions } from "./watch-options.ts";

/** How soon it is noticed that prices can be seen. */
const PULSE_EVERY_MS = 250;

type Noting = Pick<Wired, "markets" | "clock" | "log"> & {
  readonly exchanges: Pick<Wired["exchanges"], "marketData">;
};

/**
 * Shows that a worker watches, once it does, and then what funding it reads. Funding may have to stand back behind what
 * guards ask the exchange: that a worker watches is true without it, and decides what a new guard is offered.
 */
export const noteWatching = async (
  wired: Noting,
  { network, signal }: Pick<WatchOptions, "network" | "signal">,
  pulse: Pick<Pulse, "isBeating">,
): Promise<void> => {
  while (!signal.aborted && !pulse.isBeating()) await sleep(PULSE_EVERY_MS, signal);
  if ((await firstSeen(wired, { network, signal })) === null) return;
  await wired.markets.noteWorker(network, wired.clock());
  const ticker = await wired.exchanges.marketData(network, "sync").ticker();
  if (ticker.ok) return wired.markets.noteFunding(network, ticker.value);
  wired.log.warn("funding-unread", { network, kind: ticker.failure.kind });
};
