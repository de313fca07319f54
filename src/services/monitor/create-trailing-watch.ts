import { createTrailingMemory, type TrailingMemory } from "#domain/triggers/trailing-memory.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import type { Clock } from "#ports/clock.ts";
import type { Exchanges, Network } from "#ports/exchange.ts";
import type { Log } from "#ports/log.ts";
import type { TrailingTriggers, TriggerWork } from "#ports/triggers.ts";
import { fillHistory, type History, noHistory, reachBack } from "./fill-history.ts";

/** Matches trailing triggers; keeps the best prices of each network in memory, fed by the ticks it is given. */
export type TrailingWatch = {
  /**
   * Give it every tick, after the prices were matched. Returns the work of the trailing triggers that this tick fires, at
   * most `limit`; call again with the same tick until it returns none.
   */
  match(network: Network, tick: Tick, limit: number, leaseMs: number): Promise<readonly TriggerWork[]>;
};

export type TrailingWatchDeps = {
  readonly trailing: TrailingTriggers;
  readonly exchanges: Pick<Exchanges, "marketData">;
  readonly clock: Clock;
  readonly log: Log;
};

/** While nothing trails it asks only this often whether something does; the ticks in between are kept and looked at then. */
const LOOK_EVERY_MS = 1_000;

type Watched = {
  readonly memory: TrailingMemory;
  history: History;
  lastAt: number | null;
  /** When it last found that nothing trails; null while something does. */
  idleSince: number | null;
};

const newWatched = (): Watched => ({
  memory: createTrailingMemory(),
  history: noHistory(),
  lastAt: null,
  idleSince: null,
});

/** Takes the tick in and returns where the one before it ended. */
const note = (watched: Watched, tick: Tick): number | null => {
  const { lastAt } = watched;
  watched.memory.note(tick);
  watched.lastAt = Math.max(lastAt ?? tick.at, tick.at);
  return lastAt;
};

const match = async (
  deps: TrailingWatchDeps,
  watched: Watched,
  ...[network, tick, limit, leaseMs]: Parameters<TrailingWatch["match"]>
): Promise<readonly TriggerWork[]> => {
  const { memory, idleSince } = watched;
  const lastAt = note(watched, tick);
  if (idleSince !== null && Math.abs(tick.at - idleSince) < LOOK_EVERY_MS) return [];
  const groups = await deps.trailing.armed(network);
  watched.idleSince = groups.length > 0 ? null : tick.at;
  if (groups.length === 0) {
    memory.rest();
    watched.history = noHistory();
    return [];
  }
  const oldest = Math.min(...groups.map((group) => group.oldest));
  reachBack(watched.history, { oldest, firstSeen: memory.firstNoted() ?? tick.at, lastAt, at: tick.at });
  await fillHistory(deps, network, watched.history, memory, tick.at);
  const { probes, span } = memory.see(groups);
  if (probes.length === 0) return [];
  const { work, hasMore } = await deps.trailing.match(network, probes, span ?? tick, limit, leaseMs);
  if (!hasMore) memory.settle(probes);
  return work;
};

/**
 * Watches for trailing triggers without ever writing a best price. What it has not seen itself it reads from 1-minute
 * candles, back to the oldest trigger that trails; until then, and when they cannot be read, it goes by what it knows: a
 * best price that is missing makes a trigger late, never early, so the others need not wait for it.
 */
export const createTrailingWatch = (deps: TrailingWatchDeps): TrailingWatch => {
  const networks = new Map<Network, Watched>();
  return {
    match: (network, ...rest) => {
      const watched = networks.get(network) ?? newWatched();
      networks.set(network, watched);
      return match(deps, watched, network, ...rest);
    },
  };
};
