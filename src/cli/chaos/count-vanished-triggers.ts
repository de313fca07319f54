import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { GuardWatch } from "#ports/engine-audit.ts";

/** Half a dollar in half dollars: exchange and guard round their prices to steps. */
const STEP = 1;
const WHOLE = 10_000;

type Seen = Pick<IsolatedPosition, "id" | "side" | "liquidation">;

/** Whether the last price lies inside the trigger, by a formula of its own in floating point. Prices in half dollars. */
const isInside = ({ side, liquidation }: Seen, last: number, triggerBps: number): boolean =>
  side === "long"
    ? last <= liquidation / (1 - triggerBps / WHOLE) - STEP
    : last >= liquidation / (1 + triggerBps / WHOLE) + STEP;

/**
 * Armed guards whose position lies inside its trigger by the exchange's own list while nobody acts, nobody waits for a
 * time to come and no rule holds them: triggers that were lost. Caps and balance must leave room on every position.
 */
export const countVanishedTriggers = (
  guards: readonly GuardWatch[],
  positions: readonly Seen[],
  last: number,
  triggerBps: number,
): number => {
  const inside = new Set(
    positions.filter((position) => isInside(position, last, triggerBps)).map(({ id }) => id),
  );
  return guards.filter(
    ({ positionId, trigger }) => inside.has(positionId) && (trigger === "armed" || trigger === "asleep"),
  ).length;
};
