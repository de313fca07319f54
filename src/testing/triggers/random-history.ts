import type { TrailingDistance } from "#domain/triggers/trailing.ts";
import { priceHalfUsd } from "#domain/units.ts";
import type { ChainTick } from "./evaluate-all.ts";

/** A whole number from 0 to below `bound`; the same seed gives the same row of them. */
export type Dice = (bound: number) => number;

/** Numbers that repeat with their seed: Weyl steps, scrambled by two multiplications. */
export const createDice = (seed: number): Dice => {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x9e37_79b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 0x2c1b_3c6d);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0x297a_2d39);
    return ((mixed ^ (mixed >>> 16)) >>> 0) % bound;
  };
};

const START = 200_000;
const [LEAST, MOST] = [20_000, 2_000_000];
const EVERY_MS = 1_000;

const around = (dice: Dice, size: number): number => dice(2 * size + 1) - size;

/**
 * A walk from 100,000 USD, one tick a second: most move a little, some have a wick to either side, and one in forty jumps
 * over whole bands of levels.
 */
export const randomHistory = (dice: Dice, length: number, startsAt: number): readonly ChainTick[] => {
  let before = START;
  return Array.from({ length }, (_, place) => {
    const step = dice(40) === 0 ? around(dice, before >> 4) : around(dice, before >> 9);
    const last = Math.min(MOST, Math.max(LEAST, before + step));
    const wick = () => (dice(6) === 0 ? dice(before >> 6) : 0);
    const tick = {
      low: priceHalfUsd(Math.min(before, last) - wick()),
      high: priceHalfUsd(Math.max(before, last) + wick()),
      last: priceHalfUsd(last),
      from: place === 0 ? Number.NEGATIVE_INFINITY : startsAt + (place - 1) * EVERY_MS,
      at: startsAt + place * EVERY_MS,
    };
    before = last;
    return tick;
  });
};

/** One of 24 distances: 0.1 % to 4.7 %, or 50 to 6,000 dollars. */
export const anyDistance = (dice: Dice): TrailingDistance => {
  const step = dice(12);
  return dice(2) === 0
    ? { unit: "basis-points", value: 10 + 42 * step }
    : { unit: "half-usd", value: 100 + step * step * 98 };
};

/** When a trigger that is armed after `tick` trails from: that tick, or a moment before the next one. */
export const anyStart = (dice: Dice, tick: ChainTick): number =>
  tick.at + (dice(3) === 0 ? 1 + dice(EVERY_MS) : 0);
