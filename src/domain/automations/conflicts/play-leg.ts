import { priceAtDistance } from "../../position/distance.ts";
import { tradingFee } from "../../position/fees.ts";
import { profitAndLoss } from "../../position/pl.ts";
import { isReached } from "../../triggers/trigger.ts";
import { MAX_PRICE, type PriceHalfUsd, priceHalfUsd, sats } from "../../units.ts";
import { stepAhead } from "../exits/ahead.ts";
import { levelBehind } from "../exits/native-stop.ts";
import { stopTrigger } from "../exits/stop-trigger.ts";
import { guardLegs, reachedStep } from "../guard-step.ts";
import { type Move, noteMove, type Play, tickAt } from "./play.ts";
import { playPrice } from "./play-price.ts";
import { stopFactsOf } from "./play-stop.ts";
import type { EntryAt, Setting } from "./setting.ts";

/** More prices than rules at peace wait for on one way. */
const MOST_PRICES = 20;

/** A stop that follows the market in dollars moves at every step of a rise: only where the market turns does it matter. */
const isFollower = ({ automation }: Setting["stops"][number]): boolean =>
  automation.kind === "trailing-stop" && automation.config.distance.unit === "half-usd";

/**
 * Where the guard may act next: where its steps wait and, of those that are reached already and find liquidation as far as
 * they want it, where it no longer is.
 */
const guardPrices = ({ guard }: Setting, { position, spending, last }: Play): readonly PriceHalfUsd[] => {
  if (guard === null) return [];
  const { side, liquidation } = position;
  const { steps } = guard.config;
  return guardLegs(position, steps, spending.doneSteps ?? []).flatMap(({ leg, trigger }) => {
    const deed = steps[leg]?.deed;
    if (deed?.kind !== "add-margin" || !isReached(trigger, tickAt(last))) return [trigger.price];
    const edge = priceAtDistance(side, liquidation, deed.target);
    if (edge === null) return [trigger.price];
    // The edge is rounded to a price, as liquidation is: within two steps past it sats are needed for sure.
    const past = [1, 2].map((steps) => stepAhead(side, edge, -steps)).filter((price) => price !== null);
    return [trigger.price, edge, ...past];
  });
};

/** Where a stop that was to begin at its activation price is past, though liquidation has left it no place so far. */
const lateLevel = (
  { position, best, placed }: Play,
  { name, automation }: Setting["stops"][number],
): PriceHalfUsd | null =>
  automation.kind === "trailing-stop" && automation.config.activation !== null && !placed[name.place]
    ? levelBehind(position.side, best, automation.config.distance)
    : null;

/** Every price at which something may happen from here. */
export const waitingPrices = (setting: Setting, play: Play): readonly PriceHalfUsd[] => {
  const { stops, takeProfit, breaker } = setting;
  const { position, slot } = play;
  const waiting = stops
    .filter((rule) => !isFollower(rule))
    .flatMap((rule) => [stopTrigger(stopFactsOf(setting, play, rule))?.price ?? null, lateLevel(play, rule)]);
  return [
    ...guardPrices(setting, play),
    ...[...waiting, slot?.level ?? null, takeProfit?.price ?? null, breaker?.price ?? null].filter(
      (price) => price !== null,
    ),
    ...(position.liquidation === MAX_PRICE ? [] : [position.liquidation]),
  ];
};

/** Whether the guard added at the last price and would again: its cooldown holds it, or its cap cut it short. */
const isHeld = ({ guard }: Setting, { position, spending, moves, path, last }: Play): boolean =>
  guard !== null &&
  moves.some(({ kind, place }) => kind === "added" && place === path.length - 1) &&
  reachedStep(position, guard.config.steps, spending.doneSteps ?? [], tickAt(last)) !== null;

/**
 * The next price on the way to `to` at which something may happen; `to` itself where nothing may. What is only held waits
 * for no price: it happens at the next one.
 */
const nextPrice = (setting: Setting, play: Play, to: PriceHalfUsd): PriceHalfUsd => {
  const { last } = play;
  const isFall = to < last;
  if (isHeld(setting, play)) return priceHalfUsd(isFall ? last - 1 : last + 1);
  return waitingPrices(setting, play).reduce((nearest, price) => {
    const isOnWay = isFall ? price < last && price > nearest : price > last && price < nearest;
    return isOnWay ? price : nearest;
  }, to);
};

/** A move of the market: where it ends, and whether it falls, which its end does not tell once it is there. */
type Way = { readonly to: PriceHalfUsd; readonly isFall: boolean };

const isMet = ({ price, from }: EntryAt, start: PriceHalfUsd, { to, isFall }: Way): boolean =>
  isFall
    ? price <= start && price >= to && from !== "below"
    : price >= start && price <= to && from !== "above";

/**
 * The first entry that opens the position again as the market goes on, and what that has lost against having stayed: both
 * fees and the profit missed between the two prices, in sats.
 */
const reopen = ({ facts, entries }: Setting, play: Play, way: Way): Play => {
  const { last, position } = play;
  const { side, quantity } = position;
  const [entry] = entries
    .filter((at) => isMet(at, last, way))
    .toSorted((one, other) => Math.abs(one.price - last) - Math.abs(other.price - last));
  if (entry === undefined) return play;
  const { price, name: by } = entry;
  const fees = tradingFee(facts.feeRate, quantity, last) + tradingFee(facts.feeRate, quantity, price);
  const lost = sats(fees + profitAndLoss(side, quantity, last, price));
  const there = { ...play, last: price, path: price === last ? play.path : [...play.path, price] };
  return { ...there, moves: noteMove(there, { kind: "entered", by, price, lost }) };
};

/** As a move begins. What happened at the very first price is part of the first move: nobody knows how the market came there. */
const onTheWay = (play: Play): Play => (play.path.length === 1 ? play : { ...play, moves: [] });

/**
 * The market moves to a price through every price on the way, and everything is done on it that is due there. Where too much
 * is due it goes to the end by a gap.
 */
export const playMove = (setting: Setting, from: Play, to: PriceHalfUsd): Play => {
  let play = onTheWay(from);
  for (let prices = 0; !play.isClosed && play.last !== to; prices += 1) {
    const isTooMuch = prices >= MOST_PRICES;
    const next = isTooMuch ? to : nextPrice(setting, play, to);
    play = playPrice(setting, { ...play, hasGap: play.hasGap || isTooMuch }, next);
  }
  const way = { to, isFall: to < from.last };
  return play.isClosed && !play.hasGap ? reopen(setting, play, way) : play;
};

/** The market is at a price at once, whatever lay between. */
export const playGap = (setting: Setting, from: Play, to: PriceHalfUsd): Play =>
  playPrice(setting, { ...onTheWay(from), hasGap: true }, to);

/** The moves of one kind. */
export const movesOf = <Kind extends Move["kind"]>(
  { moves }: Play,
  kind: Kind,
): readonly Extract<Move, { kind: Kind }>[] =>
  moves.filter((move): move is Extract<Move, { kind: Kind }> => move.kind === kind);
