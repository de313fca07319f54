import type { PriceHalfUsd } from "../units.ts";

/** `below` fires when the price is at the trigger or under it, `above` when it is at it or over it. */
export type TriggerSide = "below" | "above";

/** An automation applied to one subject, reduced to one price and a side. */
export type TriggerPrice = {
  readonly side: TriggerSide;
  readonly price: PriceHalfUsd;
};

/** One observation of the market: the last price and the low and high since the previous tick; `at` in epoch milliseconds. */
export type Tick = {
  readonly low: PriceHalfUsd;
  readonly high: PriceHalfUsd;
  readonly last: PriceHalfUsd;
  readonly at: number;
  /** When the interval began, where that is not the previous tick: candles tell it by the minute. */
  readonly from?: number;
  /**
   * Since when whoever ticks knows every price up to `at` and has ticked on it, where that is not since the previous tick:
   * what lies before may still have to be seen.
   */
  readonly knownSince?: number;
  /** Where the last price is from. */
  readonly source?: "stream" | "ticker" | "candles";
  /** When the last price came, by our clock. */
  readonly receivedAt?: number;
  /** When the exchange says that the last price was, by its own clock; absent where it does not say. */
  readonly toldAt?: number;
};

/** Whether a tick reaches a trigger. A tick is a closed interval, so no level can be jumped over. */
export const isReached = (trigger: TriggerPrice, tick: Tick): boolean =>
  trigger.side === "below" ? tick.low <= trigger.price : tick.high >= trigger.price;
