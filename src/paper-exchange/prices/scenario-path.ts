import type { Scenario } from "./price-source.ts";
import { createRandom, seedState } from "./random.ts";

/** Where a scenario is at a time, as the logarithm of price over starting price, and how it trembles around it. */
export type ScenarioShape = {
  readonly path: (seconds: number, seed: number) => number;
  /** Standard deviation per square root of a second, in log price. */
  readonly sigma: number;
  /** Seconds in which a deviation fades. */
  readonly memory: number;
};

const BPS = 0.0001;
const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;
const flat = (): number => 0;

/** From 0 to 1 between two times, at an even pace. */
const ramp = (seconds: number, from: number, to: number): number =>
  Math.min(1, Math.max(0, (seconds - from) / (to - from)));

/** Up and down again: 0 at the ends, 1 at `peak`. */
const spike = (seconds: number, from: number, peak: number, to: number): number =>
  ramp(seconds, from, peak) - ramp(seconds, peak, to);

/** A number within [0, 1) that belongs to the count-th round of a seed. */
const dice = (seed: number, round: number): number => createRandom(seedState(seed, 100 + round)).next();

const CRASH = Math.log(0.86);

function crash(seconds: number): number {
  const fall = CRASH * ramp(seconds, 10 * MINUTE, 40 * MINUTE);
  return fall - 0.35 * CRASH * ramp(seconds, 50 * MINUTE, 3 * HOUR);
}

function wick(seconds: number, seed: number): number {
  const round = Math.floor(seconds / (2 * HOUR));
  const within = seconds - round * 2 * HOUR;
  const depth = (0.05 + 0.04 * dice(seed, round)) * (round % 3 === 2 ? 1 : -1);
  return depth * spike(within, HOUR, HOUR + 90, HOUR + 4 * MINUTE);
}

/** Seconds of the demo at which something begins. */
const DEMO = { fall: 17, floor: 57, turn: 65, calm: 125, round: 240 } as const;

/** Calm, a crash of 14 % in 40 s, part of the way back, then milder moves for good. */
function demo(seconds: number, seed: number): number {
  const swing = 0.0025 * Math.sin(seconds) * spike(seconds, DEMO.fall, DEMO.fall + 5, DEMO.floor);
  const fall = CRASH * ramp(seconds, DEMO.fall, DEMO.floor) + swing;
  const after = fall - 0.4 * CRASH * ramp(seconds, DEMO.turn, DEMO.calm);
  if (seconds < DEMO.calm) return after;
  const round = Math.floor((seconds - DEMO.calm) / DEMO.round);
  const within = seconds - DEMO.calm - round * DEMO.round;
  const size = round % 2 === 0 ? -(0.015 + 0.013 * dice(seed, round)) : 0.01 + 0.01 * dice(seed, round);
  return after + size * spike(within, 60, 105, 180);
}

export const SHAPES: Readonly<Record<Scenario, ScenarioShape>> = {
  calm: { path: flat, sigma: 0.5 * BPS, memory: 30 * MINUTE },
  trend: { path: (seconds) => (0.06 * seconds) / DAY, sigma: 0.9 * BPS, memory: 2 * HOUR },
  crash: { path: crash, sigma: 1.2 * BPS, memory: 10 * MINUTE },
  wick: { path: wick, sigma: 0.5 * BPS, memory: 30 * MINUTE },
  volatile: { path: flat, sigma: 4 * BPS, memory: 2 * HOUR },
  demo: { path: demo, sigma: 1.5 * BPS, memory: 20 },
};
