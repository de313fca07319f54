import type { Tick } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { Wired } from "#server/wired.ts";
import { runTick } from "#services/monitor/run-tick.ts";
import type { PriceStep, PriceSteps } from "./price-steps.ts";
import type { ReplayClock } from "./replay-clock.ts";
import type { ReplayDesk } from "./replay-desk.ts";
import type { StepQueue } from "./step-queue.ts";

export type Played = { ticks: number; readonly prices: PlayedPrices };

/** Every price played and when, for the count afterwards; two plain arrays, because a year holds two million. */
export type PlayedPrices = { readonly at: number[]; readonly halfUsd: number[]; readonly ticked: boolean[] };

export type Player = {
  /** Plays everything, the guard ticking on each price. */
  play(onStep: (step: PriceStep) => void): Promise<Played>;
  /** Lets `ms` pass while an action is under way: the exchange moves on, the guard does not tick. */
  pass(ms: number): Promise<void>;
};

/** Plays prices against the venue and ticks the guard on each: the real tick, on a virtual clock. */
export const createPlayer = (parts: {
  readonly wired: () => Wired;
  readonly desk: () => ReplayDesk;
  readonly steps: PriceSteps;
  readonly queue: StepQueue;
  readonly clock: ReplayClock;
  readonly everyMs: number;
}): Player => {
  const { steps, queue, clock } = parts;
  const prices: PlayedPrices = { at: [], halfUsd: [], ticked: [] };
  const played: Played = { ticks: 0, prices };
  let low: PriceHalfUsd | null = null;
  let high: PriceHalfUsd | null = null;
  let openAt: number | null = null;

  const take = async (step: PriceStep, ticked: boolean): Promise<void> => {
    clock.moveTo(step.at);
    low = low === null || step.price < low ? step.price : low;
    high = high === null || step.price > high ? step.price : high;
    prices.at.push(step.at);
    prices.halfUsd.push(step.price);
    prices.ticked.push(ticked);
    await queue.add({ price: step.price / 2, at: step.at });
  };

  const tick = async (step: PriceStep): Promise<void> => {
    const { price: last, at } = step;
    const tickNow: Tick = { low: low ?? last, high: high ?? last, last, at };
    low = last;
    high = last;
    const { confirmed } = await runTick(parts.wired(), "paper", tickNow);
    // What was added moved a liquidation, and the backstop follows it before the next price.
    if (confirmed > 0) await parts.desk().follow(last);
    played.ticks += 1;
  };

  return {
    play: async (onStep) => {
      for (let step = await steps.next(); step !== null; step = await steps.next()) {
        await take(step, true);
        openAt ??= step.at;
        if (step.isOpen && step.at >= openAt) {
          openAt += Math.ceil((step.at - openAt + 1) / parts.everyMs) * parts.everyMs;
          await parts.desk().open(step.price);
        }
        await tick(step);
        onStep(step);
      }
      await queue.flush();
      return played;
    },
    pass: async (ms) => {
      const until = clock.at() + ms;
      for (let ahead = await steps.peek(); ahead !== null && ahead.at <= until; ahead = await steps.peek()) {
        await steps.next();
        await take(ahead, false);
      }
    },
  };
};
