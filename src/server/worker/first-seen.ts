import type { SeenMarket } from "#ports/markets.ts";
import type { Wired } from "../wired.ts";
import { sleep } from "../within.ts";
import type { WatchOptions } from "./watch-options.ts";

/** How soon the first tick is looked for. */
const LOOK_EVERY_MS = 250;

/** What is known of a market, waiting for its first tick where there was none yet; null once the signal is given. */
export const firstSeen = async (
  wired: Pick<Wired, "markets">,
  { network, signal }: Pick<WatchOptions, "network" | "signal">,
): Promise<SeenMarket | null> => {
  while (!signal.aborted) {
    const seen = await wired.markets.seen(network);
    if (seen !== null) return seen;
    await sleep(LOOK_EVERY_MS, signal);
  }
  return null;
};
