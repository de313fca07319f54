import { fundingFee, nextFundingAt } from "../position/funding.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { isAtLiquidation, liquidationPrice } from "../position/liquidation.ts";
import { MAX_PRICE, type PriceHalfUsd, priceHalfUsd, type Sats, sats } from "../units.ts";
import { askGuard, freshGuard, triggerOf } from "./rehearsed-guard.ts";
import type { TradeEnd, TradeRules, TradeStart } from "./trade-rules.ts";

const WHOLE = 10_000;

/** At `floor` or under it something may happen to a trade, and at `ceiling` or over it; nothing does between them. */
export type Reach = { readonly floor: number; readonly ceiling: number };

/** A trade under way. Mutable, because millions of them are played. Prices in half dollars, times in epoch milliseconds. */
export type LiveTrade = {
  /** When the next funding is settled. */
  settlesAt(): number;
  /** Between these nothing happens to the trade before its next settlement. */
  reach(): Reach;
  /**
   * Between these nothing happens to it before it was settled so many times more, at no price below `lowest`. Null where that
   * could take all of its margin.
   */
  reachAfter(settlements: number, lowest: number): Reach | null;
  /** Time went by at prices that reached nothing; `last` is the one it ended at. */
  pass(last: number): void;
  /** Settles funding at the price seen last. */
  settle(): void;
  /** A price, in the order of time: the exchange acts on it first, then the guard. */
  see(price: number, at: number): void;
  ending(): Pick<TradeEnd, "how" | "price"> | null;
  tally(): Omit<TradeEnd, "how" | "price" | "candle">;
};

const positionOf = ({ side, quantity, price, margin }: TradeStart, openedAt: number): IsolatedPosition => ({
  ...{
    id: "rehearsed",
    clientId: null,
    side,
    quantity,
    price,
    entryPrice: price,
    margin,
    entryMargin: margin,
  },
  liquidation: liquidationPrice(side, quantity, price, margin),
  ...{ pl: sats(0), maintenanceMargin: sats(0), fundingPaid: sats(0), openingFee: sats(0) },
  ...{ stopLoss: null, stopLossTrailing: null, takeProfit: null, openedAt },
});

/** A trade of `start` entered at `openedAt`, with all that is rehearsed on it. */
export const enterTrade = (start: TradeStart, rules: TradeRules, openedAt: number): LiveTrade => {
  const { takeProfit, trailing, fundingRate: rate } = rules;
  const isLong = start.side === "long";
  const guard = rules.guard === null ? null : freshGuard(rules.guard);
  let position = positionOf(start, openedAt);
  let balance: number = start.balance;
  let last: number = start.last;
  let best: number = start.last;
  let stop: number | null = rules.stopLoss;
  let trigger: number | null = null;
  let settlesAt = nextFundingAt(openedAt);
  /** Whether margin was taken since liquidation and trigger were worked out: that is done when somebody has to know. */
  let isStale = false;
  let ended: Pick<TradeEnd, "how" | "price"> | null = null;

  const end = (how: TradeEnd["how"], price: number): void => {
    ended = { how, price: priceHalfUsd(price) };
  };
  /** The stop follows the best price, to the nearest step, as the exchange has it. */
  const trail = (): void => {
    if (trailing === null) return;
    stop = Math.round((best * (isLong ? WHOLE - trailing : WHOLE + trailing)) / WHOLE);
  };
  const aimOf = (at: IsolatedPosition): number | null =>
    guard === null ? null : triggerOf(guard, at, { rate, settlesAt });
  const aim = (): void => {
    trigger = aimOf(position);
  };
  const withMargin = (margin: Sats): IsolatedPosition => {
    const { side, quantity, price } = position;
    return { ...position, margin, liquidation: liquidationPrice(side, quantity, price, margin) };
  };
  const catchUp = (): void => {
    if (!isStale) return;
    isStale = false;
    position = withMargin(position.margin);
    aim();
  };
  const reachOf = ({ liquidation }: IsolatedPosition, at: number | null): Reach => {
    const losing = [stop, at].filter((level) => level !== null);
    if (isLong) {
      const ceiling = Math.min(takeProfit ?? Infinity, trailing === null ? Infinity : best + 1);
      return { floor: Math.max(liquidation, ...losing), ceiling };
    }
    const floor = Math.max(takeProfit ?? 0, trailing === null ? 0 : best - 1);
    return { floor, ceiling: Math.min(liquidation === MAX_PRICE ? Infinity : liquidation, ...losing) };
  };

  /** In the order that reads a gap against the trader: liquidation, stop, take profit, and only then trailing. */
  const exchangeSees = (price: number): void => {
    const { side, liquidation } = position;
    if (isAtLiquidation(side, liquidation, price as PriceHalfUsd)) end("liquidated", liquidation);
    else if (stop !== null && (isLong ? price <= stop : price >= stop)) end("stopped", stop);
    else if (takeProfit !== null && (isLong ? price >= takeProfit : price <= takeProfit))
      end("took-profit", takeProfit);
    else if (trailing !== null && (isLong ? price > best : price < best)) {
      best = price;
      trail();
    }
  };

  const guardSees = (price: number, at: number): void => {
    const [low, high] = price < last ? [price, last] : [last, price];
    if (guard === null || trigger === null || (isLong ? low > trigger : high < trigger)) return;
    const tick = { low: low as PriceHalfUsd, high: high as PriceHalfUsd, last: price as PriceHalfUsd, at };
    const funding = { rate, settlesAt };
    const verdict = askGuard(guard, { position, balance: sats(balance), tick, funding });
    if (verdict === null) return;
    if (verdict.kind === "close") end("closed-by-guard", price);
    if (verdict.kind === "add-margin") {
      balance -= verdict.amount;
      position = withMargin(sats(position.margin + verdict.amount));
    }
    aim();
  };

  trail();
  aim();
  return {
    settlesAt: () => settlesAt,
    reach: () => {
      catchUp();
      return reachOf(position, trigger);
    },
    reachAfter: (settlements, lowest) => {
      const fee = fundingFee(position.side, position.quantity, priceHalfUsd(lowest), rate);
      if (fee <= 0) {
        catchUp();
        return reachOf(position, trigger);
      }
      const margin = position.margin - settlements * fee;
      if (margin <= 0) return null;
      const least = withMargin(sats(margin));
      return reachOf(least, aimOf(least));
    },
    pass: (price) => {
      last = price;
    },
    settle: () => {
      const fixing = priceHalfUsd(last);
      const fee = fundingFee(position.side, position.quantity, fixing, rate);
      settlesAt = nextFundingAt(settlesAt);
      if (fee >= position.margin) {
        end("liquidated", fixing);
        return;
      }
      const margin = sats(position.margin - Math.max(0, fee));
      position = { ...position, margin, fundingPaid: sats(position.fundingPaid + fee) };
      if (fee > 0) isStale = true;
      else balance -= fee;
    },
    see: (price, at) => {
      catchUp();
      exchangeSees(price);
      if (ended === null) guardSees(price, at);
      last = price;
    },
    ending: () => ended,
    tally: () => ({
      ...{ added: guard?.added ?? sats(0), additions: guard?.additions.length ?? 0 },
      ...{ heldBack: guard?.heldBack ?? 0, fundingPaid: position.fundingPaid },
    }),
  };
};
