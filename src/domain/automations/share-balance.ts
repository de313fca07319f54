import { allocateBalance, type Claim, type Grant } from "../risk/allocate-balance.ts";
import { basisPoints, type Sats, sats } from "../units.ts";
import type { BalanceShare, SharingPosition } from "./guard-bounds.ts";
import { decideMarginGuard, type MarginGuardFacts } from "./margin-guard.ts";

/** Facts of a guard hit; all that share are of one reading of one account. */
export type Sharer = MarginGuardFacts;

/** A sharer that wants sats: what it needs, and what it would add if nobody else wanted any. */
type Asking = { readonly place: number; readonly facts: Sharer; readonly claim: Claim; readonly asked: Sats };

/** A turn at the free sats: whose, by its place in the list, and its share. */
export type ShareTurn = { readonly place: number; readonly share: BalanceShare };

const PLENTY = sats(Number.MAX_SAFE_INTEGER);

/** What a guard asks for by its own caps alone, whatever is free; null where it adds nothing. */
const askingOf = (facts: Sharer, place: number): Asking | null => {
  const { accountRoom: _, ...spending } = facts.spending;
  const { config, position } = facts;
  const unbounded = { ...config, reserve: sats(0) };
  const verdict = decideMarginGuard({
    position,
    tick: facts.tick,
    balance: PLENTY,
    spending,
    config: unbounded,
    tag: sats(0),
    funding: facts.funding ?? null,
  });
  if (verdict.kind !== "add-margin") return null;
  const deed = config.steps[verdict.step]?.deed;
  const target = deed?.kind === "add-margin" ? deed.target : basisPoints(0);
  const claim = { position, target, cap: verdict.amount, needed: verdict.needed };
  return { place, facts, claim, asked: verdict.amount };
};

/** Free sats for a guard and all that keep back as much or more. */
const freeFor = ({ balance, config, spending }: Sharer): Sats =>
  sats(Math.max(0, Math.min(balance - config.reserve, spending.accountRoom ?? PLENTY)));

/** Whether each gets all it asks for though the ones before it took theirs. */
const suffices = (asking: readonly Asking[]): boolean => {
  let taken = 0;
  return asking.every(({ facts, asked }) => {
    taken += asked;
    return taken <= freeFor(facts);
  });
};

/**
 * Grants by place. Guards keep back different amounts, so those that keep back most share what is left above that first;
 * what they got there is the most they may have once the others join in with the sats that only those may touch.
 */
const grantsOf = (asking: readonly Asking[]): ReadonlyMap<number, Grant> => {
  const reserves = [...new Set(asking.map(({ facts }) => facts.config.reserve))].sort(
    (one, other) => other - one,
  );
  return reserves.reduce<ReadonlyMap<number, Grant>>((before, reserve) => {
    const joined = asking.filter(({ facts }) => facts.config.reserve >= reserve);
    const [outermost] = joined.filter(({ facts }) => facts.config.reserve === reserve);
    if (outermost === undefined) return before;
    const claims = joined.map(({ place, claim }) => ({
      ...claim,
      cap: before.get(place)?.amount ?? claim.cap,
    }));
    const { tick } = outermost.facts;
    const { grants } = allocateBalance({
      claims,
      last: tick.last,
      balance: freeFor(outermost.facts),
      reserve: sats(0),
    });
    return new Map(
      joined.flatMap(({ place }, at) => (grants[at] === undefined ? [] : [[place, grants[at]]])),
    );
  }, new Map());
};

const sharingOf = ({ place, facts, asked }: Asking, grants: ReadonlyMap<number, Grant>): SharingPosition => {
  const { id, side, quantity } = facts.position;
  const grant = grants.get(place);
  return {
    id,
    side,
    quantity,
    asked,
    granted: grant?.amount ?? sats(0),
    distanceAfter: grant?.distanceAfter ?? basisPoints(0),
  };
};

/**
 * Shares free sats among the guards that want some at once, by benefit: whoever is nearest to liquidation is lifted first,
 * as `allocateBalance` says. Only where they do not suffice for all in the order given: otherwise null, and each decides
 * by itself. Only who asks for sats has a turn; whoever keeps back most comes first, because it may not touch what the
 * others may, and the order is the given one otherwise. A share bounds what a guard adds, mark and all, on top of every
 * other bound, so none of these is ever passed.
 */
export const shareBalance = (sharers: readonly Sharer[]): readonly ShareTurn[] | null => {
  const asking = sharers.flatMap((facts, place) => askingOf(facts, place) ?? []);
  if (asking.length < 2 || suffices(asking)) return null;
  const grants = grantsOf(asking);
  const sharing = asking.map((one) => sharingOf(one, grants));
  const free = sats(Math.max(...asking.map(({ facts }) => freeFor(facts))));
  const turns = asking.map((one, at) => {
    const [asked, granted] = [one.asked, grants.get(one.place)?.amount ?? sats(0)];
    const others = sharing.filter((_, other) => other !== at);
    return { place: one.place, reserve: one.facts.config.reserve, share: { free, asked, granted, others } };
  });
  return turns
    .toSorted((one, other) => other.reserve - one.reserve)
    .map(({ place, share }) => ({ place, share }));
};
