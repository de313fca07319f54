import { createRandom } from "#cli/sim/random.ts";
import { priceHalfUsd } from "#domain/units.ts";
import type { MixedStep } from "./play-mixed.ts";

const BEGIN = Date.UTC(2026, 0, 1);
const STEP_MS = 15_000;
const FIRST = 100_000;

/** A wild walk of prices a quarter of a minute apart, the same for the same seed: most steps small, now and then a jump. */
export async function* aWalk(seed: number, count: number): AsyncGenerator<MixedStep> {
  const random = createRandom(seed).fork("walk");
  let price = FIRST;
  for (let step = 0; step < count; step += 1) {
    const reach = random.chance(0.02) ? 0.02 : 0.003;
    price = Math.min(4 * FIRST, Math.max(FIRST / 4, price * (1 + reach * (2 * random.next() - 1))));
    yield [{ at: BEGIN + step * STEP_MS, price: priceHalfUsd(Math.round(price)), volume: 1 }];
  }
}
