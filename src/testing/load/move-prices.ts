import { setTimeout as sleep } from "node:timers/promises";

/** More than the beat, so that each price is taken by itself; the more there are, the less their mean depends on chance. */
const LEAST_MS = 261;
/** From one of the worker's looks at what it heard to the next. */
const BEAT_MS = 250;
/** What is over of its multiples falls evenly into a whole. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const FIRST = 100_000;
/** In dollars around the first: no guard of the load comes near. */
const REACH = 20;

export type Steered = Readonly<{ paperUrl: string; adminToken: string }>;

/** Sets the paper exchange to a price in dollars. */
export const setPrice = async ({ paperUrl, adminToken }: Steered, price: number): Promise<void> => {
  const answer = await fetch(`${paperUrl}/admin/step`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-admin-token": adminToken },
    body: JSON.stringify({ price }),
  });
  if (!answer.ok) throw new Error(`The paper exchange took no price (HTTP ${answer.status})`);
};

/**
 * How long until the next price. In step with the worker's own beat every price would be as old as every other when it is taken:
 * so they come evenly at every point of it, and always before a price that stands still would be taken again.
 */
export const pauseBefore = (step: number): number => LEAST_MS + BEAT_MS * ((step * GOLDEN) % 1);

/** About five prices in two seconds, each another one than before. Resolves when it was stopped. */
export const movePrices = async (at: Steered, signal: AbortSignal): Promise<void> => {
  for (let step = 0; !signal.aborted; step += 1) {
    await setPrice(at, FIRST + (step % REACH) / 2);
    await sleep(pauseBefore(step));
  }
};
