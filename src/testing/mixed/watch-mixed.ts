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

/** A trader's stop that moved away from the market was loosened, and one that is gone while its position runs was taken. */
export const findLoosened = async (
  world: MixedWorld,
  { stopped }: Opened,
  known: KnownStops,
  violations: Violations,
): Promise<void> => {
  const at = world.now();
  for (const [accountId, positions] of (await world.running()) ?? []) {
    for (const { id: positionId, side, stopLoss } of positions) {
      const id = `${accountId} ${positionId}`;
      if (!stopped.has(id)) continue;
      const before = known.get(id);
      if (stopLoss === null) {
        if (before !== undefined) tell(violations, `taken: the stop of ${id} at ${at}`);
        known.delete(id);
        continue;
      }
      const isLooser = before !== undefined && (side === "long" ? stopLoss < before : stopLoss > before);
      if (isLooser) tell(violations, `loosened: ${id} from ${before} to ${stopLoss} at ${at}`);
      known.set(id, stopLoss);
    }
  }
};
