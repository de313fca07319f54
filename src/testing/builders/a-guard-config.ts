import { addWithin } from "#domain/automations/guard-step.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import { type BasisPoints, basisPoints, sats } from "#domain/units.ts";

export type GuardWish = Partial<MarginGuardConfig> & {
  readonly trigger?: BasisPoints;
  readonly target?: BasisPoints;
};

/**
 * One step within 5 %, to 10 %; no cap and no cooldown unless wanted. On the long of `aPosition` it fires at 95,694.
 * `trigger` and `target` are those of that step.
 */
export const aGuardConfig = ({
  trigger = basisPoints(500),
  target = basisPoints(1_000),
  ...wanted
}: GuardWish = {}): MarginGuardConfig => ({
  steps: [addWithin(trigger, target)],
  maxTotal: null,
  maxPerAction: null,
  maxPerDay: null,
  maxLoss: null,
  reserve: sats(0),
  cooldownMs: 0,
  ...wanted,
});
