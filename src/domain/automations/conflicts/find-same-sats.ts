import { type PriceHalfUsd, sats } from "../../units.ts";
import { furtherAhead, isAhead } from "../exits/ahead.ts";
import type { Conflict } from "./conflict.ts";
import { type ConflictFacts, guardOf } from "./conflict-facts.ts";
import { stopLevels } from "./exit-levels.ts";
import { type Asking, askAt, asksAt } from "./guard-asking.ts";

/** More than guards ask on any way that matters: each does so a few times before its caps or leverage of 1 end it. */
const MOST_ROUNDS = 40;

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

const NOTHING = { asked: sats(0), isOver: false } as const;

/** The guard on the position first, then those of the others that lose as it does. */
const askingsOf = (facts: ConflictFacts): readonly Asking[] => {
  const { position, others } = facts;
  const guard = guardOf(facts);
  if (guard === null) return [];
  const name = { kind: "margin-guard", place: 0 } as const;
  const own: Asking = { ...guard, ...NOTHING, name, position, stop: ownStop(facts) };
  const theirs = others.map(
    (other, place): Asking => ({
      ...other,
      ...NOTHING,
      name: { kind: "margin-guard", place: place + 1 },
      stop: other.position.stopLoss,
    }),
  );
  return [own, ...theirs.filter(({ position: { side } }) => side === position.side)];
};

const nextPrice = (all: readonly Asking[], price: PriceHalfUsd): PriceHalfUsd | null =>
  all.reduce<PriceHalfUsd | null>((nearest, asking) => {
    const at = asksAt(asking, price);
    if (at === null || nearest === null) return nearest ?? at;
    return furtherAhead(asking.position.side, nearest, at);
  }, null);

/** Both fit alone and not together; of the others the one that asked for most is named. */
const conflictAt = (facts: ConflictFacts, all: readonly Asking[], at: PriceHalfUsd): Conflict | null => {
  const [own, ...others] = all;
  const [most] = others.toSorted((one, other) => other.asked - one.asked);
  if (own === undefined || most === undefined || own.asked === 0) return null;
  const reserve = Math.max(...all.map(({ config }) => config.reserve));
  const available = sats(Math.max(0, facts.balance - reserve));
  const other = sats(others.reduce((sum, { asked }) => sum + asked, 0));
  if (own.asked > available || other > available || own.asked + other <= available) return null;
  return {
    kind: "same-sats",
    severity: "warn",
    rules: [own.name, most.name],
    at,
    path: [facts.last, at],
    numbers: { own: own.asked, other, available },
  };
};

/**
 * Whether the guard on the position and those of other positions of its side may need the same sats. As the price moves
 * against them each asks for what its steps want within its caps, and gets it; told is the first price by which more was
 * asked for than is free beyond the largest of what they keep back, though each side of it alone could be paid. Sums are
 * rounded up as each top-up is, so it warns early.
 */
export const findSameSats = (facts: ConflictFacts): readonly Conflict[] => {
  let all = askingsOf(facts);
  let price: PriceHalfUsd | null = all.length < 2 ? null : nextPrice(all, facts.last);
  for (let round = 0; price !== null && round < MOST_ROUNDS; round += 1) {
    const at: PriceHalfUsd = price;
    all = all.map((asking) => (asksAt(asking, at) === at ? askAt(asking, at) : asking));
    const conflict = conflictAt(facts, all, at);
    if (conflict !== null) return [conflict];
    price = nextPrice(all, at);
  }
  return [];
};
