import { z } from "zod";
import type { Feed } from "./feed.ts";
import { type Generator, type GeneratorState, nextPrice, startGenerator } from "./price-generator.ts";

const stateShape = z.object({
  random: z.number(),
  seconds: z.number(),
  noise: z.number(),
  held: z.boolean(),
});

/** The demo is told in real seconds, two prices each; the others in virtual ones, at most four a real second. */
const DEMO_STEP_MS = 500;
const STEP_MS = 1_000;
const MOST_PER_SECOND = 4;
const VOLUME = 40_000;

/** Prices from a generator, going on from `stored` where that is a state of its own. */
export function createGeneratedFeed(
  generator: Generator,
  options: { readonly hold: boolean; readonly speed: number; readonly stored: unknown },
): Feed {
  const stored = stateShape.safeParse(options.stored);
  let state: GeneratorState = stored.success ? stored.data : startGenerator(generator, options.hold);
  const demo = generator.scenario === "demo";
  const stepMs = demo
    ? DEMO_STEP_MS * options.speed
    : Math.max(STEP_MS, (1_000 * options.speed) / MOST_PER_SECOND);
  const seconds = (demo ? DEMO_STEP_MS : stepMs) / 1_000;
  return {
    next: (now) => {
      const { price, state: after } = nextPrice(generator, state, seconds);
      state = after;
      return Promise.resolve({ at: Math.round(now + stepMs), price, volume: VOLUME });
    },
    state: () => state,
    begin: () => {
      state = { ...state, held: false };
    },
  };
}
