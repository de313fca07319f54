import type { Clock, Elapsed, StampClock } from "#ports/clock.ts";
import type { Exchanges, Network } from "#ports/exchange.ts";
import type { Log } from "#ports/log.ts";

/** Worth a warning: somebody should look at this machine's clock. */
const WARN_MS = 2_000;
/** Beyond this nothing is sent: a clock so far off says nothing about what the exchange will still take. */
const MOST_MS = 10_000;
/** A measurement stands for so long. */
const FRESH_MS = 60_000;

export interface ExchangeClock extends StampClock {
  /**
   * What reads are stamped by: the exchange's time where it was ever asked for, however far ours is from it, else ours. A
   * read moves nothing, so a stamp that is off costs an answer and no more.
   */
  readStamp(network: Network): number;
}

/** The exchange's time, when by the clock that never jumps it was that, and how far our wall clock was from it. */
type Measured = { readonly time: number; readonly at: number; readonly offsetMs: number };

/**
 * The clock of each network, asked for at most once a minute and carried on by a clock that never jumps: a wall clock that
 * is set between two questions must not make a signature live longer than we wait for it. Before the first answer
 * nothing may be sent: a stamp that lies ahead of the exchange lives longer than we would wait for it. The paper exchange
 * takes stamps by this machine's clock whatever day its prices are from, so it is not measured.
 */
export const createExchangeClock = (deps: {
  readonly exchanges: Exchanges;
  readonly clock: Clock;
  readonly elapsed: Elapsed;
  readonly log: Log;
}): ExchangeClock => {
  const measured = new Map<Network, Measured>();
  const distrusted = new Set<Network>();
  const carriedOn = ({ time, at }: Measured): number => time + deps.elapsed() - at;
  return {
    now: (network) => {
      if (network === "paper") return deps.clock();
      const known = measured.get(network);
      if (known === undefined || Math.abs(known.offsetMs) > MOST_MS) return null;
      return carriedOn(known);
    },
    readStamp: (network) => {
      const known = network === "paper" ? undefined : measured.get(network);
      return known === undefined ? deps.clock() : carriedOn(known);
    },
    refuse: (network) => void distrusted.add(network),
    measure: async (network, freshMs = FRESH_MS) => {
      if (network === "paper") return true;
      const known = measured.get(network);
      const begun = deps.elapsed();
      if (known !== undefined && begun - known.at < freshMs && !distrusted.has(network)) return true;
      const answer = await deps.exchanges.marketData(network, "guard").serverTime();
      if (!answer.ok) return false;
      const ended = deps.elapsed();
      const time = answer.value + (ended - begun) / 2;
      const offsetMs = time - deps.clock();
      measured.set(network, { time, at: ended, offsetMs });
      distrusted.delete(network);
      if (Math.abs(offsetMs) > WARN_MS) deps.log.warn("clock-apart", { network, offsetMs });
      return true;
    },
  };
};
