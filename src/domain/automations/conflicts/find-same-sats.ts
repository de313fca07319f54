import type { Side } from "../../position/side.ts";
import { type PriceHalfUsd, type Sats, sats } from "../../units.ts";
import { furtherAhead, isAhead } from "../exits/ahead.ts";
import type { Conflict, RuleName } from "./conflict.ts";
import { type ConflictFacts, guardOf } from "./conflict-facts.ts";
import { type CrossAsking, crossAskAt, crossAsksAt } from "./cross-asking.ts";
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

/** A guard of either kind on its way, as far as the search asks of it. */
type Asker = {
  readonly name: RuleName;
  readonly side: Side;
  readonly reserve: Sats;
  readonly asked: Sats;
  readonly asksAt: (price: PriceHalfUsd) => PriceHalfUsd | null;
  readonly askAt: (price: PriceHalfUsd) => Asker;
};

const isolatedAsker = (asking: Asking): Asker => ({
  name: asking.name,
  side: asking.position.side,
  reserve: asking.config.reserve,
  asked: asking.asked,
  asksAt: (price) => asksAt(asking, price),
  askAt: (price) => isolatedAsker(askAt(asking, price)),
});

const crossAsker = (asking: CrossAsking): Asker => ({
  name: { kind: "cross-guard", place: 0 },
  side: asking.position.side,
  reserve: asking.config.reserve,
  asked: asking.asked,
  asksAt: (price) => crossAsksAt(asking, price),
  askAt: (price) => crossAsker(crossAskAt(asking, price)),
});

/** The guard on the position first, then those of the others that lose as it does, the cross one among them. */
const askersOf = (facts: ConflictFacts): readonly Asker[] => {
  const { position, others, cross } = facts;
  const guard = guardOf(facts);
  if (guard === null) return [];
  const name = { kind: "margin-guard", place: 0 } as const;
  const own = isolatedAsker({ ...guard, ...NOTHING, name, position, stop: ownStop(facts) });
  const theirs = others.map((other, place) =>
    isolatedAsker({
      ...other,
      ...NOTHING,
      name: { kind: "margin-guard", place: place + 1 },
      stop: other.position.stopLoss,
    }),
  );
  const net = cross === null ? [] : [crossAsker({ ...cross, ...NOTHING })];
  return [own, ...[...theirs, ...net].filter(({ side }) => side === position.side)];
};

const nextPrice = (all: readonly Asker[], price: PriceHalfUsd): PriceHalfUsd | null =>
  all.reduce<PriceHalfUsd | null>((nearest, asker) => {
    const at = asker.asksAt(price);
    if (at === null || nearest === null) return nearest ?? at;
    return furtherAhead(asker.side, nearest, at);
  }, null);

/** Both fit alone and not together; of the others the one that asked for most is named. */
const conflictAt = (facts: ConflictFacts, all: readonly Asker[], at: PriceHalfUsd): Conflict | null => {
  const [own, ...others] = all;
  const [most] = others.toSorted((one, other) => other.asked - one.asked);
  if (own === undefined || most === undefined || own.asked === 0) return null;
  const reserve = Math.max(...all.map(({ reserve: kept }) => kept));
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
 * Whether the guard on the position and those of other positions of its side, the cross one among them, may need the same sats. As the price moves
 * against them each asks for what its steps want within its caps, and gets it; told is the first price by which more was
 * asked for than is free beyond the largest of what they keep back, though each side of it alone could be paid. Sums are
 * rounded up as each top-up is, so it warns early.
 */
export const findSameSats = (facts: ConflictFacts): readonly Conflict[] => {
  let all = askersOf(facts);
  let price: PriceHalfUsd | null = all.length < 2 ? null : nextPrice(all, facts.last);
  for (let round = 0; price !== null && round < MOST_ROUNDS; round += 1) {
    const at: PriceHalfUsd = price;
    all = all.map((asker) => (asker.asksAt(at) === at ? asker.askAt(at) : asker));
    const conflict = conflictAt(facts, all, at);
    if (conflict !== null) return [conflict];
    price = nextPrice(all, at);
  }
  return [];
};
