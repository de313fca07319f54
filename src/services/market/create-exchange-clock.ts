import type { Clock, Elapsed, StampClock } from "#ports/clock.ts";
import type { Exchanges, Network } from "#ports/exchange.ts";
import type { Log } from "#ports/log.ts";

/** Worth a warning: somebody should look at this machine's clock. */
const WARN_MS = 2_000;
/** Beyond this nothing is sent: a clock so far off says nothing about what the exchange will still take. */
const MOST_MS = 10_000;
/** A measurement stands for so long. */
const FRESH_MS = 60_000;
/** Our two clocks drift apart by less while a measurement stands. */
const DRIFT_MS = 1_000;

export interface ExchangeClock extends StampClock {
  /**
   * What reads are stamped by: the exchange's time as far as it is known, however far ours is from it, else ours. A read
   * moves nothing, so a stamp that is off costs an answer and no more.
   */
  readStamp(network: Network): number;
}

/** The exchange's time, when by both of our clocks it was that, and how far our wall clock was from it. */
type Measured = {
  readonly time: number;
  readonly at: number;
  readonly wall: number;
  readonly offsetMs: number;
};

/**
 * The clock of each network, asked for at most once a minute and carried on by a clock that never jumps: a wall clock that
 * is set between two questions must not make a signature live longer than we wait for it. Before the first answer
 * nothing may be sent: a stamp that lies ahead of the exchange lives longer than we would wait for it. The clock that never
 * jumps stands still while the machine sleeps. So where the two part, either the wall clock was set or we slept; which, only
 * the exchange can say, and it is asked again before anything is sent. The paper exchange takes stamps by this machine's
 * clock whatever day its prices are from, so it is not measured.
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
  /** What was measured, while both of our clocks have gone on alike since. */
  const known = (network: Network): Measured | undefined => {
    const last = measured.get(network);
    if (last === undefined) return undefined;
    const apart = deps.clock() - last.wall - (deps.elapsed() - last.at);
    return Math.abs(apart) > DRIFT_MS ? undefined : last;
  };
  return {
    now: (network) => {
      if (network === "paper") return deps.clock();
      const last = known(network);
      return last === undefined || Math.abs(last.offsetMs) > MOST_MS ? null : carriedOn(last);
    },
    readStamp: (network) => {
      const last = network === "paper" ? undefined : known(network);
      return last === undefined ? deps.clock() : carriedOn(last);
    },
    refuse: (network) => void distrusted.add(network),
    measure: async (network, freshMs = FRESH_MS) => {
      if (network === "paper") return true;
      const last = known(network);
      const begun = deps.elapsed();
      if (last !== undefined && begun - last.at < freshMs && !distrusted.has(network)) return true;
      const answer = await deps.exchanges.marketData(network, "guard").serverTime();
      if (!answer.ok) return false;
      const ended = deps.elapsed();
      const time = answer.value + (ended - begun) / 2;
      const wall = deps.clock();
      const offsetMs = time - wall;
      measured.set(network, { time, at: ended, wall, offsetMs });
      distrusted.delete(network);
      if (Math.abs(offsetMs) > WARN_MS) deps.log.warn("clock-apart", { network, offsetMs });
      return true;
    },
  };
};
