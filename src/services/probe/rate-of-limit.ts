import type { LimitSeen, Told } from "./observations.ts";

/**
 * Requests a second that a limit lets through for good, rounded down to tenths; null where none was refused. A bucket that
 * holds one second's worth and refills meanwhile lets n pass in t seconds when n = rate · (1 + t).
 */
export const rateOfLimit = (told: Told<LimitSeen>): number | null => {
  if (told.kind !== "seen" || told.value.refusal === null) return null;
  const { passed, withinMs } = told.value;
  const tenths = Math.floor((10_000 * passed) / (1_000 + withinMs));
  return tenths === 0 ? null : tenths / 10;
};
