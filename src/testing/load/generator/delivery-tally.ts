import { type Spread, spreadOf } from "../spread-of.ts";

export type DeliveryReport = {
  /** Prices that reached a stream that was open. */
  readonly delivered: number;
  /** Prices that other streams of the same process were told while this one was open, and it was not. */
  readonly lost: number;
  /** Different prices that were told, by all processes together. */
  readonly prices: number;
  /** From when a process looked for a price to tell to when the last stream heard it, in milliseconds, a figure for each price. */
  readonly fanOutMs: Spread;
};

/** One price of one process, in the order in which it told them. */
type Told = { readonly saidAt: number; lastAt: number; heard: number };

/** A stream's place in what its process tells. Epoch milliseconds; where a process does not say when, it is when the first heard it. */
export type Hearer = {
  heard(seq: number, at: number, saidAt: () => number | null): void;
};

/**
 * Counts what reaches the streams of one process. What nobody heard is not known here; a process tells all its streams in the
 * same order, so one that hears a later price has lost those between. `first` prices of a stream begin its count: whoever
 * comes back is told how things stand, and not what was in between.
 */
export const createDeliveryTally = () => {
  const order = new Map<number, number>();
  let told: Told[] = [];
  let base = 0;
  let delivered = 0;
  let lost = 0;
  const placeOf = (seq: number, at: number, saidAt: () => number | null): number => {
    const known = order.get(seq);
    if (known !== undefined) return known;
    const place = base + told.length;
    order.set(seq, place);
    told.push({ saidAt: saidAt() ?? at, lastAt: at, heard: 0 });
    return place;
  };
  return {
    join: (): Hearer => {
      let next: number | null = null;
      return {
        heard: (seq, at, saidAt) => {
          const place = placeOf(seq, at, saidAt);
          const price = told[place - base];
          // Told before this stream was there, so it says nothing of how fast it went around.
          if (next !== null) {
            delivered += 1;
            lost += Math.max(0, place - next);
            if (price !== undefined) {
              price.lastAt = at;
              price.heard += 1;
            }
          }
          next = place + 1;
        },
      };
    },
    /** Counts anew from here. */
    reset: (): void => {
      base += told.length;
      told = [];
      delivered = 0;
      lost = 0;
    },
    report: () => ({
      ...{ delivered, lost, prices: told.length },
      fanOuts: told.filter(({ heard }) => heard > 1).map(({ saidAt, lastAt }) => lastAt - saidAt),
    }),
  };
};

export type DeliveryTally = ReturnType<typeof createDeliveryTally>;

/** Of all processes together. */
export const sumDeliveries = (tallies: readonly DeliveryTally[]): DeliveryReport => {
  const reports = tallies.map((tally) => tally.report());
  const sum = (what: "delivered" | "lost" | "prices") =>
    reports.reduce((total, report) => total + report[what], 0);
  return {
    ...{ delivered: sum("delivered"), lost: sum("lost"), prices: sum("prices") },
    fanOutMs: spreadOf(reports.flatMap(({ fanOuts }) => fanOuts)),
  };
};
