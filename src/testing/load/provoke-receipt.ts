import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "postgres";
import { type Steered, setPrice } from "./move-prices.ts";

/** Near enough for the demo's guard, whose liquidation is at 90,910; and where it began. */
const [NEAR, BACK] = [91_500, 100_000];
const WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 200;

const until = async (what: string, look: () => Promise<readonly unknown[]>): Promise<void> => {
  for (let waited = 0; waited < WITHIN_MS; waited += LOOK_EVERY_MS) {
    if ((await look()).length > 0) return;
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`After ${WITHIN_MS / 1_000} s there was ${what}`);
};

/** Lets the guard of a trader act once, so that there is a receipt like any other, and waits until it is on its watch again. */
export const provokeReceipt = async (sql: Sql, at: Steered, email: string): Promise<void> => {
  await setPrice(at, NEAR);
  await until(
    "no receipt of what the guard did",
    () => sql`select 1 from receipts r join users u on u.id = r.user_id
      where u.email = ${email} and r.outcome = 'confirmed'`,
  );
  await setPrice(at, BACK);
  await until(
    "no trigger of the guard",
    () => sql`select 1 from triggers t join automations g on g.id = t.automation_id
      join users u on u.id = g.user_id where u.email = ${email}`,
  );
};
