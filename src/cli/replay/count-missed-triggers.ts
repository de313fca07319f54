/*
 * Counts from candles and ledger alone what the guard should have done, with formulas of its own in floating point: it
 * shares no code with the tick, so a mistake there cannot hide here.
 */
const SATS = 1e8;
const DAY_MS = 24 * 60 * 60 * 1_000;
/** Half a dollar: exchange and guard round their prices to steps. */
const STEP = 0.5;

/** A position that an armed guard stood on, as the ledger shows it. */
export type GuardedTrade = {
  readonly id: string;
  readonly isLong: boolean;
  readonly quantity: number;
  /** USD per bitcoin. */
  readonly entry: number;
  readonly margin: number;
  readonly openedAt: number;
  /** Infinity while it runs. */
  readonly closedAt: number;
  /** Most the guard may add in all; Infinity without a cap. */
  readonly cap: number;
  readonly added: readonly { readonly at: number; readonly amount: number }[];
};

/** Side by side, because a year holds two million: times in epoch milliseconds, prices in half dollars, whether ticked on. */
export type PriceHistory = {
  readonly at: readonly number[];
  readonly halfUsd: readonly number[];
  readonly ticked: readonly boolean[];
};

/** The account's balance in sats after each movement, side by side with when it moved. */
export type BalanceHistory = { readonly at: readonly number[]; readonly sats: readonly number[] };

export type MissedInput = {
  /** Every price in the order of time. */
  readonly prices: PriceHistory;
  readonly trades: readonly GuardedTrade[];
  readonly balance: BalanceHistory;
  /** Fractions of the price: 0.05 is 5 %. */
  readonly trigger: number;
  readonly target: number;
  readonly dayCap: number;
  /** How long an action takes on top of its tick. */
  readonly latencyMs: number;
};

export type MissedCount = {
  /** The guard had a tick, the means and a reason, and did nothing. */
  readonly missedTriggers: number;
  /** Trigger and liquidation lay inside one step of the price: nobody could have acted in between. */
  readonly gapped: number;
};

const liquidationOf = (trade: GuardedTrade, margin: number): number => {
  const change = margin / (trade.quantity * SATS);
  const inverse = trade.isLong ? 1 / trade.entry + change : 1 / trade.entry - change;
  return inverse <= 0 ? Number.POSITIVE_INFINITY : 1 / inverse;
};

const isBeyond = (trade: GuardedTrade, price: number, level: number, slack: number): boolean =>
  trade.isLong ? price <= level - slack : price >= level + slack;

/** Sats that would bring liquidation to the target, whole. */
const neededAt = (trade: GuardedTrade, price: number, target: number, margin: number): number => {
  const goal = trade.isLong ? price * (1 - target) : price * (1 + target);
  return Math.ceil(trade.quantity * SATS * Math.abs(1 / goal - 1 / trade.entry)) - margin;
};

/** What the caps and leverage 1 leave for one more top-up at a time. */
const roomAt = (trade: GuardedTrade, added: number, at: number, dayCap: number): number => {
  const inDay = trade.added.reduce(
    (sum, top) => (top.at > at - DAY_MS && top.at <= at ? sum + top.amount : sum),
    0,
  );
  const toLeverageOne = Math.floor((trade.quantity * SATS) / trade.entry) - trade.margin - added;
  return Math.min(trade.cap - added, dayCap - inDay, toLeverageOne);
};

/** The first price at or after a time. */
const indexAt = (times: readonly number[], at: number): number => {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Number.POSITIVE_INFINITY) < at) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The least the account held from one time until another, both included. */
const leastBalance = ({ at, sats }: BalanceHistory, from: number, until: number): number => {
  const first = indexAt(at, from);
  let least = sats[first - 1] ?? Number.POSITIVE_INFINITY;
  for (let index = first; (at[index] ?? Number.POSITIVE_INFINITY) <= until; index += 1) {
    least = Math.min(least, sats[index] ?? least);
  }
  return least;
};

/** When the guard ticked next: while an action is under way the price moves on and nobody ticks. */
const nextTickAt = ({ at, ticked }: PriceHistory, index: number): number => {
  let next = index + 1;
  while (next < at.length && ticked[next] !== true) next += 1;
  return at[next] ?? at[index] ?? 0;
};

/** Walks one trade from its opening to its end, the top-ups of the ledger applied as they come. */
const countTrade = (
  trade: GuardedTrade,
  { prices, balance, trigger, target, dayCap, latencyMs }: MissedInput,
): MissedCount => {
  let missedTriggers = 0;
  let next = 0;
  let added = 0;
  let liquidation = liquidationOf(trade, trade.margin);
  for (let index = indexAt(prices.at, trade.openedAt); index < prices.at.length; index += 1) {
    const at = prices.at[index] ?? 0;
    const price = (prices.halfUsd[index] ?? 0) / 2;
    if (at > trade.closedAt) break;
    for (let top = trade.added[next]; top !== undefined && top.at < at; top = trade.added[next]) {
      added += top.amount;
      next += 1;
      liquidation = liquidationOf(trade, trade.margin + added);
    }
    const level = liquidation / (trade.isLong ? 1 - trigger : 1 + trigger);
    if (!isBeyond(trade, price, level, STEP)) continue;
    if (isBeyond(trade, price, liquidation, -STEP)) {
      // Held to the level as it stands now: a top-up at the price before may have put that price outside again.
      const before = (prices.halfUsd[index - 1] ?? 0) / 2;
      return { missedTriggers, gapped: isBeyond(trade, before, level, STEP) ? 0 : 1 };
    }
    if (prices.ticked[index] !== true || roomAt(trade, added, at, dayCap) <= 0) continue;
    if (neededAt(trade, price, target, trade.margin + added) <= 0) continue;
    const until = nextTickAt(prices, index) + latencyMs;
    const top = trade.added[next];
    const acted = top !== undefined && top.at <= until;
    if (acted || trade.closedAt <= until || leastBalance(balance, at, until) <= 0) continue;
    missedTriggers += 1;
  }
  return { missedTriggers, gapped: 0 };
};

/** Goes over every price for every trade. */
export const countMissedTriggers = (input: MissedInput): MissedCount =>
  input.trades
    .map((trade) => countTrade(trade, input))
    .reduce(
      (sum, one) => ({
        missedTriggers: sum.missedTriggers + one.missedTriggers,
        gapped: sum.gapped + one.gapped,
      }),
      { missedTriggers: 0, gapped: 0 },
    );
