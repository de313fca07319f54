import type { PriceHalfUsd } from "#domain/units.ts";
import type { Network } from "./exchange.ts";

/** A row that somebody took for a while: an open intent or a trigger's work. Times in epoch milliseconds of the database. */
export type HeldRow = {
  readonly kind: "intent" | "work";
  readonly id: string;
  /** Grows with each claim of an intent; 0 for work, which has none. */
  readonly fence: number;
  readonly leaseUntil: number;
};

/** What the engine has in hand at one moment. */
export type EngineState = {
  /** The database's clock. */
  readonly at: number;
  /** When the last tick was taken; null before the first. */
  readonly tickedAt: number | null;
  /** Every open intent and every work row, whether its lease still runs or not. */
  readonly held: readonly HeldRow[];
  /** Intents that were ever sent. */
  readonly sent: number;
  /** Armed triggers that the last tick's price lies in: the next tick takes them. */
  readonly reached: number;
  /** Nearest liquidations of running positions whose guard is neither paused nor made to wait; null without one. */
  readonly highestLong: PriceHalfUsd | null;
  readonly lowestShort: PriceHalfUsd | null;
};

/** How a guard's trigger stands. `asleep`: nothing will ever take it up but a new reading of its position. */
export type GuardWatch = {
  readonly automationId: string;
  readonly accountId: string;
  readonly positionId: string;
  readonly trigger: "armed" | "worked" | "waiting" | "held" | "asleep";
};

/** Looks at the whole engine from outside, for whoever checks it under faults; nothing decides by it. */
export interface EngineAudit {
  state(network: Network): Promise<EngineState>;
  /** The last fence of every intent, by its id. */
  fences(): Promise<ReadonlyMap<string, number>>;
  /** Every guard that is armed. */
  guards(network: Network): Promise<readonly GuardWatch[]>;
}
