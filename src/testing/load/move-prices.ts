import { setTimeout as sleep } from "node:timers/promises";

const EVERY_MS = 1_000;
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

/** A price each second that is another one than before. Resolves when it was stopped. */
export const movePrices = async (at: Steered, signal: AbortSignal): Promise<void> => {
  for (let step = 0; !signal.aborted; step += 1) {
    await setPrice(at, FIRST + (step % REACH) / 2);
    await sleep(EVERY_MS);
  }
};
