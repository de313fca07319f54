import { divCeil, divFloor, MAX_PRICE, MIN_PRICE, type PriceHalfUsd, priceHalfUsd } from "../../units.ts";
import { profitStarts, stopLevels } from "./exit-levels.ts";
import { type Play, startPlay } from "./play.ts";
import { playGap, playMove, waitingPrices } from "./play-leg.ts";
import { playLastPrice } from "./play-price.ts";
import type { Setting } from "./setting.ts";

/** Turning points that are tried, the nearest to the market first. */
const MOST_TURNS = 12;
/** Moves that are played in all: what keeps a search short whatever the rules are. */
const MOST_MOVES = 200;

/** `tenths` of a price, within the prices there are; rounds away from it. */
const tenthsOf = (price: PriceHalfUsd, tenths: bigint): PriceHalfUsd => {
  const whole = BigInt(price) * tenths;
  const exact = Number(tenths < 10n ? divFloor(whole, 10n) : divCeil(whole, 10n));
  return priceHalfUsd(Math.min(MAX_PRICE, Math.max(MIN_PRICE, exact)));
};

/** Three tenths beyond what is farthest on either side: there everything that can happen on the way has. */
const extremesOf = (prices: readonly PriceHalfUsd[]): readonly PriceHalfUsd[] => [
  tenthsOf(priceHalfUsd(Math.min(...prices)), 7n),
  tenthsOf(priceHalfUsd(Math.max(...prices)), 13n),
];

/** Where the market may turn: every price that a rule waits for at the start, or begins or lies at later. */
const turnsOf = (setting: Setting, root: Play): readonly PriceHalfUsd[] => {
  const { facts, entries } = setting;
  const { last } = facts;
  const later = [...profitStarts(facts), ...stopLevels(facts), ...entries].map(({ price }) => price);
  return [...new Set([...waitingPrices(setting, root), ...later])]
    .filter((price) => price !== last)
    .toSorted((one, other) => Math.abs(one - last) - Math.abs(other - last))
    .slice(0, MOST_TURNS);
};

/** A play after a move, and where that began. */
export type Played = { readonly play: Play; readonly from: PriceHalfUsd };

type Go = (setting: Setting, play: Play, to: PriceHalfUsd) => Play;

/** From each play on to each of the prices that lie the other way than the market came; no more moves than are left. */
const turnBack = (
  setting: Setting,
  go: Go,
  plays: readonly Played[],
  prices: readonly PriceHalfUsd[],
  left: number,
): readonly Played[] =>
  plays
    .flatMap(({ play, from }) =>
      prices.filter((to) => (play.last < from ? to > play.last : to < play.last)).map((to) => ({ play, to })),
    )
    .slice(0, Math.max(0, left))
    .map(({ play, to }) => ({ play: go(setting, play, to), from: play.last }));

const isOpen = ({ play }: Played): boolean => !play.isClosed;

/**
 * Plays the rules through the paths that are hardest on them, and gives back every move of every path: falls and rises to
 * each price that matters and far beyond, gaps over all that lies before it, and zigzags between any two of them. A market
 * in which nothing happened on the way back is not turned again. The first is the position at the last price.
 */
export const searchPaths = (setting: Setting): readonly Played[] => {
  const root = playLastPrice(setting, startPlay(setting));
  const begun: Played = { play: root, from: root.last };
  if (root.isClosed) return [begun];
  const turns = turnsOf(setting, root);
  const ends = extremesOf([root.last, ...turns]);
  const all = [...ends, ...turns];
  const out = (go: Go) => all.map((to): Played => ({ play: go(setting, root, to), from: root.last }));
  const first = [...out(playMove), ...out(playGap)];
  const turned = first.filter(isOpen);
  const back = turnBack(setting, playMove, turned, all, MOST_MOVES - first.length);
  const eventful = back.filter((played) => isOpen(played) && played.play.moves.length > 0);
  const left = MOST_MOVES - first.length - back.length;
  const again = turnBack(setting, playMove, eventful, ends, left);
  const jumped = turnBack(setting, playGap, turned, all, left - again.length);
  return [begun, ...first, ...back, ...again, ...jumped];
};
