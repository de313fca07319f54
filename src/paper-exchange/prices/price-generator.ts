import { MAX_PRICE, MIN_PRICE, type PriceHalfUsd, priceHalfUsd } from "#domain/units.ts";
import type { Scenario } from "./price-source.ts";
import { createRandom, seedState } from "./random.ts";
import { SHAPES } from "./scenario-path.ts";

/** Where a generator stands; plain data, so that a restart goes on instead of beginning again. */
export type GeneratorState = {
  readonly random: number;
  /** Seconds of the scenario that have passed. */
  readonly seconds: number;
  /** Deviation from the scenario's path, in log price. */
  readonly noise: number;
  /** Waiting for `begin`: it trembles, but the scenario does not move on. */
  readonly held: boolean;
};

export type Generator = {
  readonly seed: number;
  readonly scenario: Scenario;
  readonly start: PriceHalfUsd;
};

const USE = 1;

export const startGenerator = ({ seed }: Generator, hold: boolean): GeneratorState => ({
  random: seedState(seed, USE),
  seconds: 0,
  noise: 0,
  held: hold,
});

/** The next price, `seconds` later. Depends on seed and state alone. */
export function nextPrice(
  generator: Generator,
  state: GeneratorState,
  seconds: number,
): { readonly price: PriceHalfUsd; readonly state: GeneratorState } {
  const shape = SHAPES[generator.scenario];
  const random = createRandom(state.random);
  const fade = Math.exp(-seconds / shape.memory);
  const noise = state.noise * fade + shape.sigma * Math.sqrt(seconds) * random.normal();
  const passed = state.held ? 0 : state.seconds + seconds;
  const exact = generator.start * Math.exp(shape.path(passed, generator.seed) + noise);
  const price = priceHalfUsd(Math.min(MAX_PRICE, Math.max(MIN_PRICE, Math.round(exact))));
  return { price, state: { random: random.state(), seconds: passed, noise, held: state.held } };
}
