import type { PriceHalfUsd } from "../../units.ts";
import { furtherAhead, isAhead } from "../exits/ahead.ts";
import { crossAsker, isolatedAsker, otherAskers } from "./asker.ts";
import type { Conflict } from "./conflict.ts";
import { type ConflictFacts, guardOf } from "./conflict-facts.ts";
import { stopLevels } from "./exit-levels.ts";
import { firstOverdrawn } from "./first-overdrawn.ts";

/** The nearest stop behind the market: it closes the position first. */
const ownStop = (facts: ConflictFacts): PriceHalfUsd | null => {
  const { position, last } = facts;
  return stopLevels(facts)
    .filter(({ isInForce, price }) => isInForce && isAhead(position.side, last, price))
    .map(({ price }) => price)
    .reduce<PriceHalfUsd | null>(
      (nearest, price) => (nearest === null ? price : furtherAhead(position.side, nearest, price)),
      null,
    );
};

/** Whether the guard on the position and those of others of its side, the cross one among them, may need the same sats. */
export const findSameSats = (facts: ConflictFacts): readonly Conflict[] => {
  const { position, others, cross } = facts;
  const guard = guardOf(facts);
  if (guard === null) return [];
  const own = isolatedAsker({ ...guard, position }, 0, ownStop(facts));
  const net = cross === null ? [] : [crossAsker(cross)];
  return firstOverdrawn(own, [...otherAskers(others), ...net], facts);
};
