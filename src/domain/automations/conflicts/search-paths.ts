import { divCeil, divFloor, MAX_PRICE, MIN_PRICE, type PriceHalfUsd, priceHalfUsd } from "../../units.ts";
import type { Conflict } from "./conflict.ts";
import { profitStarts, stopLevels } from "./exit-levels.ts";
import { judgePlay } from "./judge-play.ts";
import { type Play, startPlay } from "./play.ts";
import { playGap, playMove, waitingPrices } from "./play-leg.ts";
import { playLastPrice } from "./play-price.ts";
import type { Setting } from "./setting.ts";

/** Turning points that are tried, the nearest to the market first. */
const MOST_TURNS = 12;
/** Moves that are played in all: what keeps a search short whatever the rules are. */
const MOST_MOVES = 110;

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

/** A play after a move, where that began, and what went wrong in it. */
export type Played = {
  readonly play: Play;
  readonly from: PriceHalfUsd;
  readonly conflicts: readonly Conflict[];
};

type Go = (setting: Setting, play: Play, to: PriceHalfUsd) => Play;
type Way = { readonly play: Play; readonly to: PriceHalfUsd };

const playWays = (setting: Setting, go: Go, ways: readonly Way[]): readonly Played[] =>
  ways.map(({ play: before, to }) => {
    const play = go(setting, before, to);
    return { play, from: before.last, conflicts: judgePlay(setting, play) };
  });

/** From each play on to each of the prices that lie the other way than the market came. */
const waysBack = (plays: readonly Played[], prices: readonly PriceHalfUsd[]): readonly Way[] =>
  plays.flatMap(({ play, from }) =>
    prices.filter((to) => (play.last < from ? to > play.last : to < play.last)).map((to) => ({ play, to })),
  );

/** What goes on: a conflict that showed is to be solved first, and what comes after it may be gone with it. */
const goesOn = ({ play, conflicts }: Played): boolean => !play.isClosed && conflicts.length === 0;

/**
 * Plays the rules through the paths that are hardest on them, and gives back every move of every path: falls and rises to
 * each price that matters and far beyond, gaps over all that lies before it, and zigzags between any two of them. A market
 * in which nothing happened on the way back is not turned again. The first is the position at the last price.
 */
export const searchPaths = (setting: Setting): readonly Played[] => {
  const root = playLastPrice(setting, startPlay(setting));
  const begun = { play: root, from: root.last, conflicts: judgePlay(setting, root) };
  if (!goesOn(begun)) return [begun];
  const turns = turnsOf(setting, root);
  const ends = extremesOf([root.last, ...turns]);
  const all = [...ends, ...turns];
  const out = all.map((to) => ({ play: root, to }));
  const first = [...playWays(setting, playMove, out), ...playWays(setting, playGap, out)];
  const backward = waysBack(first.filter(goesOn), all).slice(0, MOST_MOVES - first.length);
  const back = playWays(setting, playMove, backward);
  const eventful = back.filter((played) => goesOn(played) && played.play.moves.length > 0);
  const left = MOST_MOVES - first.length - back.length;
  const again = playWays(setting, playMove, waysBack(eventful, ends).slice(0, left));
  const jumped = playWays(setting, playGap, backward.slice(0, left - again.length));
  return [begun, ...first, ...back, ...again, ...jumped];
};
