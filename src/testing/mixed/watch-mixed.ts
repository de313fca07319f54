import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { MixedWorld } from "./mixed-world.ts";
import type { Opened } from "./opened.ts";

/** What the world did that it must never do, in words, as many as there were. */
export type Violations = string[];

const MOST_TOLD = 1_000;

export const tell = (violations: Violations, words: string): void => {
  if (violations.length < MOST_TOLD) violations.push(words);
};

/** Where the stops of traders stood last. */
export type KnownStops = Map<string, PriceHalfUsd>;

/** Whether a stop stands before liquidation: one that liquidation overtook, by funding, never fires. */
const wouldFire = ({ side, liquidation }: IsolatedPosition, stop: PriceHalfUsd): boolean =>
  side === "long" ? stop > liquidation : stop < liquidation;

/**
 * A trader's stop that moved away from the market was loosened, and one that is gone while its position runs was taken:
 * unless liquidation overtook it, for then it makes way for the backstop.
 */
export const findLoosened = async (
  world: Pick<MixedWorld, "now" | "running">,
  { stopped }: Opened,
  known: KnownStops,
  violations: Violations,
): Promise<void> => {
  const at = world.now();
  for (const [accountId, positions] of (await world.running()) ?? []) {
    for (const position of positions) {
      const { id: positionId, side, stopLoss } = position;
      const id = `${accountId} ${positionId}`;
      if (!stopped.has(id)) continue;
      const before = known.get(id);
      if (stopLoss === null) {
        if (before !== undefined && wouldFire(position, before))
          tell(violations, `taken: the stop of ${id} at ${at}`);
        known.delete(id);
        continue;
      }
      const isLooser = before !== undefined && (side === "long" ? stopLoss < before : stopLoss > before);
      if (isLooser) tell(violations, `loosened: ${id} from ${before} to ${stopLoss} at ${at}`);
      known.set(id, stopLoss);
    }
  }
};
