import { env } from "#env";

/** How many cases a property is tried on: `atFull` under `npm run test:full`, a tenth of that otherwise. */
export const runs = (atFull: number): number =>
  env().AXISOR_TEST_SCALE === "full" ? atFull : Math.ceil(atFull / 10);
