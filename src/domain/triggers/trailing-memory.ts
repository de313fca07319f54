import {
  createTrailingMarket,
  type SpanTick,
  type TrailingGroup,
  type TrailingMarket,
} from "./trailing-market.ts";
import type { Reached } from "./trailing-peaks.ts";
import type { Tick } from "./trigger.ts";

/** Triggers of one side and distance, and since when the oldest of them trails (epoch milliseconds). */
export type ArmedGroup = TrailingGroup & { readonly oldest: number };

/** Which triggers of a group fire: those that trail from `latest` or earlier (epoch milliseconds). */
export type TrailingProbe = TrailingGroup & { readonly latest: number };

/** What a watch knows of one market, and what fired there and is not claimed yet. */
export type TrailingMemory = {
  /** Keeps a tick until the groups are known that it is held against. */
  note(tick: Tick): void;
  /** History that was read. */
  add(reached: Reached): void;
  /** When the first tick was noted that no group has been held against; null when there is none. */
  firstNoted(): number | null;
  /** Holds the noted ticks against the groups and says what fires: whatever did until it is settled, with its prices. */
  see(groups: readonly ArmedGroup[]): {
    readonly probes: readonly TrailingProbe[];
    readonly span: Span | null;
  };
  /** These probes were claimed. */
  settle(probes: readonly TrailingProbe[]): void;
  /** Nothing trails: the last tick is kept, because the next trigger may trail from it, and all else is forgotten. */
  rest(): void;
};

type Span = Pick<Tick, "low" | "high">;

const nameOf = ({ side, distance }: TrailingGroup): string => `${side} ${distance.unit} ${distance.value}`;

const widen = (span: Span | null, { low, high }: Span): Span =>
  span === null
    ? { low, high }
    : { low: low < span.low ? low : span.low, high: high > span.high ? high : span.high };

/** Gives each tick its beginning: where the one before ended, unless it says. One out of turn tells only its last price. */
const createChain = () => {
  let end: number | null = null;
  return (tick: Tick): SpanTick => {
    if (tick.from !== undefined) return { ...tick, from: tick.from };
    const from = end !== null && end < tick.at ? end : Number.NEGATIVE_INFINITY;
    end = end === null ? tick.at : Math.max(end, tick.at);
    return { ...tick, from };
  };
};

export const createTrailingMemory = (): TrailingMemory => {
  const chain = createChain();
  const noted: SpanTick[] = [];
  const fired = new Map<string, TrailingProbe>();
  let market: TrailingMarket = createTrailingMarket();
  let span: Span | null = null;

  const hold = (tick: SpanTick, groups: readonly ArmedGroup[]): void => {
    const latest = market.see(tick, groups);
    span = widen(span, tick);
    groups.forEach(({ side, distance }, place) => {
      const [at, name] = [latest[place] ?? null, nameOf({ side, distance })];
      if (at !== null && at > (fired.get(name)?.latest ?? Number.NEGATIVE_INFINITY))
        fired.set(name, { side, distance, latest: at });
    });
  };
  const dropWhere = (isOver: (name: string, probe: TrailingProbe) => boolean): void => {
    for (const [name, probe] of fired) if (isOver(name, probe)) fired.delete(name);
    if (fired.size === 0) span = null;
  };
  return {
    note: (tick) => void noted.push(chain(tick)),
    add: (reached) => market.add(reached),
    firstNoted: () => noted[0]?.at ?? null,
    see(groups) {
      for (const tick of noted.splice(0)) hold(tick, groups);
      const oldest = new Map(groups.map((group) => [nameOf(group), group.oldest]));
      market.forgetBefore(Math.min(...oldest.values()));
      dropWhere((name, { latest }) => (oldest.get(name) ?? Number.POSITIVE_INFINITY) > latest);
      return { probes: [...fired.values()], span };
    },
    // A later tick may have fired more of the same group meanwhile: then its probe is another one.
    settle: (probes) => dropWhere((_, probe) => probes.includes(probe)),
    rest() {
      market = createTrailingMarket();
      noted.splice(0, noted.length - 1);
      dropWhere(() => true);
    },
  };
};
