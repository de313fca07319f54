import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import { basisPoints } from "#domain/units.ts";

/** Within 5 %, to 10 %; no cap and no cooldown unless wanted. On the long of `aPosition` it fires at 95,694. */
export const aGuardConfig = (wanted: Partial<MarginGuardConfig> = {}): MarginGuardConfig => ({
  trigger: basisPoints(500),
  target: basisPoints(1_000),
  maxTotal: null,
  maxPerAction: null,
  maxPerDay: null,
  cooldownMs: 0,
  ...wanted,
});
