import type { Network } from "./exchange.ts";

/** The time of this process, epoch milliseconds. Replay and tests pass a virtual one. */
export type Clock = () => number;

/** Milliseconds since some moment, by a clock that never jumps: for spans, not for times. */
export type Elapsed = () => number;

/** A fresh unique id (UUID). An argument, so simulations are repeatable. */
export type NewId = () => string;

/** The exchange's clock as far as we know it: what signed requests are stamped by. */
export interface StampClock {
  /** Epoch milliseconds of the exchange now; null while ours is so far off that nothing may be sent. */
  now(network: Network): number | null;
  /** The exchange refused a stamp: its clock is to be asked again before the next one is trusted. */
  refuse(network: Network): void;
  /**
   * Asks the exchange for its time, unless that was done within the last `freshMs`, a minute when left out. True when it
   * is known now.
   */
  measure(network: Network, freshMs?: number): Promise<boolean>;
}
