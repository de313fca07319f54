import { describeHealth, type Health } from "#services/operations/describe-health.ts";
import { joinReadings } from "#services/operations/join-readings.ts";
import type { Wired } from "../wired.ts";
import { ownFactsOf } from "./own-facts-of.ts";

/** One reading for all who ask, even where the bundler loads this module twice. */
const held = globalThis as { axisorHealth?: WeakMap<Wired, () => Promise<Health>> };

/** How every part of the installation is, asked anew at most once a second by this process. */
export const healthOf = (wired: Wired, migrations: number): Promise<Health> => {
  held.axisorHealth ??= new WeakMap();
  const known = held.axisorHealth.get(wired);
  if (known !== undefined) return known();
  const deps = { ...wired, own: ownFactsOf(wired), migrations, direct: [] };
  const read = joinReadings(() => describeHealth(deps), wired.elapsed);
  held.axisorHealth.set(wired, read);
  return read();
};
