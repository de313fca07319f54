import type { Conflict } from "#domain/automations/conflicts/conflict.ts";
import type { ConflictFacts } from "#domain/automations/conflicts/conflict-facts.ts";
import { decideStop } from "#domain/automations/exits/decide-stop.ts";
import { takeProfitLevelPrice } from "#domain/automations/exits/exit-level.ts";
import { levelBehind, type NativeStop } from "#domain/automations/exits/native-stop.ts";
import { netAt } from "#domain/automations/exits/net-at-least-price.ts";
import { decideMarginGuard } from "#domain/automations/margin-guard.ts";
import { tradingFee } from "#domain/position/fees.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { isAtLiquidation, liquidationPrice } from "#domain/position/liquidation.ts";
import { profitAndLoss } from "#domain/position/pl.ts";
import { MAX_PRICE, MIN_PRICE, type PriceHalfUsd, priceHalfUsd, sats } from "#domain/units.ts";

type Added = {
  readonly step: number;
  readonly price: number;
  readonly hold: number;
  readonly isCut: boolean;
};

/** A trade that is played by hand, changed in place. `last` is where the market is, `first` the liquidation before a move's first top-up. */
const openTrade = (facts: ConflictFacts) => {
  const { position, balance, last, rules } = facts;
  const guard = rules.find((rule) => rule.kind === "margin-guard");
  const hand: NativeStop | null =
    position.stopLoss === null ? null : { kind: "fixed", price: position.stopLoss };
  const stop: { by: number; stop: NativeStop; level: PriceHalfUsd } | null =
    hand === null || position.stopLoss === null ? null : { by: -1, stop: hand, level: position.stopLoss };
  return {
    facts,
    guard,
    position: position as IsolatedPosition,
    balance,
    last,
    best: last,
    stop,
    spending: guard?.spending ?? { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null },
    placed: new Map<number, NativeStop>(),
    isFall: null as boolean | null,
    added: [] as Added[],
    first: null as PriceHalfUsd | null,
    isOver: false,
    bad: new Set<Conflict["kind"]>(),
  };
};
type Trade = ReturnType<typeof openTrade>;
type How = { readonly hasGap: boolean; readonly slack: number };

const signOf = ({ position }: Trade): 1 | -1 => (position.side === "long" ? 1 : -1);
const isBetter = (trade: Trade, one: number, other: number): boolean => (one - other) * signOf(trade) > 0;

const lookForEntries = (trade: Trade): void => {
  const { facts, last, isFall } = trade;
  const { side, quantity } = facts.position;
  const met = facts.entries.flatMap(({ config: { when } }) => {
    if (when.kind !== "crossing" || isFall === null || (when.from === "above") !== isFall) return [];
    return (isFall ? when.price <= last : when.price >= last) ? [when.price] : [];
  });
  const nearest = met.toSorted((one, other) => Math.abs(one - last) - Math.abs(other - last))[0];
  if (nearest === undefined) return;
  const fees = tradingFee(facts.feeRate, quantity, last) + tradingFee(facts.feeRate, quantity, nearest);
  if (fees + profitAndLoss(side, quantity, last, nearest) > 0) trade.bad.add("reopens");
};

/** Whether a break-even stop, or the trailing stop that closed, had begun where something was left net. */
const hadPromise = (trade: Trade, by: number | null): boolean =>
  trade.facts.rules.some((rule, place) => {
    const { position, feeRate } = trade.facts;
    const start =
      rule.kind === "break-even-stop"
        ? takeProfitLevelPrice(position, rule.config.after, feeRate)
        : rule.kind === "trailing-stop" && place === by
          ? rule.config.activation
          : null;
    return start !== null && !isBetter(trade, start, trade.best) && netAt(position, start, feeRate) > 0;
  });

/** `by` is a rule's place, null for none of them. */
const end = (trade: Trade, how: How, by: number | null, why: "rule" | "liquidation" | "profit"): void => {
  const { facts, position, last, first } = trade;
  trade.isOver = true;
  if (why === "rule" && first !== null && isBetter(trade, last, first)) trade.bad.add("added-in-vain");
  if (how.hasGap) return;
  const net = why === "liquidation" ? -position.margin : netAt(position, last, facts.feeRate);
  if (net < 0 && hadPromise(trade, by)) trade.bad.add("profit-lost");
  lookForEntries(trade);
};

const playExchange = (trade: Trade, how: How): void => {
  const { facts, position, last, stop } = trade;
  const { side, liquidation } = position;
  if (stop?.stop.kind === "trailing") {
    const level = levelBehind(side, last, { unit: "basis-points", value: stop.stop.bps });
    if (level !== null && isBetter(trade, level, stop.level)) stop.level = level;
  }
  if (stop !== null && !isBetter(trade, last, stop.level) && isBetter(trade, stop.level, liquidation)) {
    end(trade, how, stop.by, "rule");
  } else if (isAtLiquidation(side, liquidation, last)) {
    end(trade, how, null, "liquidation");
  } else {
    const rule = facts.rules.find(({ kind }) => kind === "take-profit");
    if (rule?.kind !== "take-profit") return;
    const goal = takeProfitLevelPrice(facts.position, rule.config.level, facts.feeRate);
    if (goal !== null && isBetter(trade, goal, facts.last) && !isBetter(trade, goal, last))
      end(trade, how, null, "profit");
  }
};

/** Again at one price, or before the price is where one top-up in full would have held it to, or where it holds nothing. */
const noteAdded = (trade: Trade, { slack }: How, added: Added): void => {
  const before = trade.added.filter(({ step }) => step === added.step);
  trade.added.push(added);
  const isPast = (one: number, other: number): boolean => (one - other) * signOf(trade) > slack;
  before.forEach((first, place) => {
    const soon = [...before.slice(place + 1), added].filter(
      ({ price }) => price === first.price || isPast(price, first.hold) || isPast(first.hold, first.price),
    );
    if (soon.length >= (first.isCut ? 2 : 1)) trade.bad.add("acts-again");
  });
};

/**
 * Where so many sats are lost, looked for among all prices from the basis on: a small position's sat is several half dollars,
 * which no float knows. Where no price loses as much it is beyond the last.
 */
const whereLost = ({ position: { side, quantity, price } }: Trade, lost: number): number => {
  const beyond = side === "long" ? MIN_PRICE - 1 : MAX_PRICE + 1;
  let [least, most] = [0, Math.abs(beyond - price)];
  const at = (away: number): number => (side === "long" ? price - away : price + away);
  while (least < most) {
    const away = Math.floor((least + most) / 2);
    if (-profitAndLoss(side, quantity, price, priceHalfUsd(at(away))) >= lost) most = away;
    else least = away + 1;
  }
  return at(least);
};

/** Where a step acts next with so much margin. */
const nextOf = (trade: Trade, step: number, margin: number): number => {
  const { side, quantity, price } = trade.position;
  const when = trade.guard?.config.steps[step]?.when;
  if (when?.by === "distance")
    return liquidationPrice(side, quantity, price, sats(margin)) / (1 - (signOf(trade) * when.bps) / 10_000);
  if (when?.by !== "margin-used") return trade.last;
  return whereLost(trade, (when.bps / 10_000) * margin);
};

const playGuard = (trade: Trade, how: How): boolean => {
  const { guard, position, balance, spending, last } = trade;
  if (guard === undefined) return false;
  const tick = { low: last, high: last, last, at: 0 };
  const verdict = decideMarginGuard({
    position,
    balance,
    spending,
    config: guard.config,
    tick,
    tag: sats(0),
  });
  if (verdict.kind === "close") end(trade, how, null, "rule");
  if (verdict.kind !== "add-margin") return verdict.kind === "close";
  const { amount, needed, step, limitedBy } = verdict;
  const hold = nextOf(trade, step, position.margin + needed);
  trade.first ??= position.liquidation;
  noteAdded(trade, how, { step, price: last, hold, isCut: limitedBy === "action-cap" });
  const margin = sats(position.margin + amount);
  const liquidation = liquidationPrice(position.side, position.quantity, position.price, margin);
  const done = spending.doneSteps ?? [];
  trade.position = { ...position, margin, liquidation };
  trade.balance = sats(balance - amount);
  trade.spending = {
    addedInAll: sats(spending.addedInAll + amount),
    addedInDay: sats(spending.addedInDay + amount),
    sinceLastActionMs: 0,
    doneSteps: guard.config.steps[step]?.when.by === "price" ? [...done, step] : done,
  };
  return true;
};

const playStops = (trade: Trade, how: How): boolean =>
  trade.facts.rules.some((automation, by) => {
    if (automation.kind === "margin-guard" || automation.kind === "take-profit") return false;
    const { facts, position, stop, last, best, placed } = trade;
    const mine = placed.get(by);
    const verdict = decideStop({
      automation,
      position: { ...position, stopLoss: stop?.level ?? null },
      standing: stop?.stop ?? null,
      placed: mine === undefined ? null : { stop: mine, isOutdated: false },
      last,
      best,
      feeRate: facts.feeRate,
      sinceLastPlacedMs: null,
      requestBudget: facts.requestBudget,
    });
    if (verdict.kind === "alert" && verdict.rule === "trailing-stands") trade.bad.add("blocks-slot");
    if (verdict.kind === "close") end(trade, how, by, "rule");
    if (verdict.kind === "remove") trade.stop = null;
    if (verdict.kind === "place") {
      trade.stop = { by, stop: verdict.stop, level: verdict.level };
      placed.set(by, verdict.stop);
    }
    return verdict.kind === "close" || verdict.kind === "remove" || verdict.kind === "place";
  });

const see = (trade: Trade, how: How, price: PriceHalfUsd): void => {
  const isFall = price === trade.last ? trade.isFall : price < trade.last;
  if (trade.isFall !== null && isFall !== trade.isFall) {
    trade.added = [];
    trade.first = null;
  }
  trade.isFall = isFall;
  trade.last = price;
  if (isBetter(trade, price, trade.best)) trade.best = price;
  trade.spending = { ...trade.spending, sinceLastActionMs: null };
  playExchange(trade, how);
  for (let round = 0; round < 8 && !trade.isOver; round += 1)
    if (!playGuard(trade, how) && !playStops(trade, how)) return;
};

/**
 * What is bad on a path, found by a player that knows nothing of triggers, owners or moves: it goes from price to price,
 * asks every rule at each until none has anything to do, and takes down what it sees. Where the market has no gap it also
 * stops half way between any two prices. `slack` is by how many half dollars its floats may miss a price. No backstop, no
 * breaker, and only entries that cross a price.
 */
export const playByHand = (
  facts: ConflictFacts,
  path: readonly PriceHalfUsd[],
  how: How,
): readonly Conflict["kind"][] => {
  const trade = openTrade(facts);
  path.forEach((price, place) => {
    const before = path[place - 1] ?? price;
    const halfWay = priceHalfUsd(before + Math.trunc((price - before) / 2));
    for (const next of how.hasGap ? [price] : [halfWay, price]) if (!trade.isOver) see(trade, how, next);
  });
  return [...trade.bad];
};
