import type { CrossOrder, CrossPosition } from "#domain/position/cross-position.ts";
import { fundingFee } from "#domain/position/funding.ts";
import type { ClosedTrade, IsolatedPosition } from "#domain/position/isolated-position.ts";
import { isAtLiquidation, liquidationPrice } from "#domain/position/liquidation.ts";
import { marginFor, maxAddMargin } from "#domain/position/margin.ts";
import { profitAndLoss } from "#domain/position/pl.ts";
import type { Side } from "#domain/position/side.ts";
import { ok } from "#domain/result.ts";
import {
  leverageFromNumber,
  type PriceHalfUsd,
  type RateE9,
  type Sats,
  sats,
  type Usd,
} from "#domain/units.ts";
import {
  type AccountState,
  type CrossRequest,
  type IsolatedRequest,
  isOfCross,
  type WriteAnswer,
  type WriteRequest,
} from "./account-state.ts";
import { CrossBook } from "./cross-book.ts";
import { type Done, type House, refused } from "./house.ts";

/** Readings lag at most two seconds: older states are of no use to anybody. */
const KEPT_MS = 5_000;

/** The market as an account meets it, and who hears what befalls its positions. */
export type AccountHome = {
  readonly now: () => number;
  readonly last: () => PriceHalfUsd;
  readonly newTradeId: () => string;
  readonly onLiquidation: () => void;
  readonly onFunding: () => void;
};

const withMargin = (position: IsolatedPosition, margin: number): IsolatedPosition => ({
  ...position,
  margin: sats(margin),
  liquidation: liquidationPrice(position.side, position.quantity, position.price, sats(margin)),
});

/** What it keeps of its past states, the newest last. */
const createStates = (first: AccountState, now: () => number) => {
  const states: AccountState[] = [first];
  const newest = (): AccountState => states.at(-1) ?? first;
  return {
    newest,
    change: (changed: Partial<AccountState>): void => {
      const at = now();
      states.push({ ...newest(), ...changed, at });
      while ((states[1]?.at ?? at) < at - KEPT_MS) states.shift();
    },
    /** As it was `lagMs` ago; what nobody has changed since is as fresh as now. */
    at: (lagMs: number): AccountState => {
      const until = now() - lagMs;
      return states.findLast((state) => state.at <= until) ?? states[0] ?? first;
    },
  };
};

/** The books of what an account's trades are: what an end credits, and the trade as it stays on record. */
const closedTrade = (position: IsolatedPosition, exitPrice: PriceHalfUsd, closedAt: number): ClosedTrade => ({
  id: position.id,
  clientId: position.clientId,
  side: position.side,
  quantity: position.quantity,
  price: position.price,
  exitPrice,
  margin: position.margin,
  liquidation: position.liquidation,
  pl: profitAndLoss(position.side, position.quantity, position.price, exitPrice),
  openingFee: sats(0),
  closingFee: sats(0),
  fundingPaid: position.fundingPaid,
  closedAt,
  canceled: false,
});

/** One account of the simulated exchange: its isolated trades, its cross margin, and how both looked a moment ago. */
export const createSimAccount = (home: AccountHome, balance: Sats) => {
  const { now, last } = home;
  /** Sats that went into a trade's margin since it was opened, less what funding and cash-ins took out. */
  const moved = new Map<string, number>();
  let orders = 0;
  const house: House = {
    get balance() {
      return states.newest().balance;
    },
    set balance(changed) {
      states.change({ balance: changed });
    },
    feeTier: () => 0,
    now,
    last,
    newId: (kind) => {
      orders += 1;
      return `${kind}-${orders}`;
    },
  };
  const book = new CrossBook(house, now() - KEPT_MS);
  const sight = () => ({ position: book.position(), filled: book.filled, transfers: book.transfers });
  const states = createStates({ at: now(), balance, running: [], closed: [], cross: sight() }, now);

  const replace = (position: IsolatedPosition, changed: number): void =>
    states.change({
      balance: sats(changed),
      running: states.newest().running.map((other) => (other.id === position.id ? position : other)),
    });
  const move = (id: string, amount: number): void => void moved.set(id, (moved.get(id) ?? 0) + amount);

  const end = (position: IsolatedPosition, exitPrice: PriceHalfUsd): ClosedTrade => {
    const state = states.newest();
    const closed = closedTrade(position, exitPrice, now());
    states.change({
      balance: sats(state.balance + Math.max(0, position.margin + closed.pl)),
      running: state.running.filter((other) => other.id !== position.id),
      closed: [closed, ...state.closed],
    });
    return closed;
  };

  const addMargin = (position: IsolatedPosition, amount: Sats): WriteAnswer => {
    const free = states.newest().balance;
    if (amount > free) return refused("Insufficient balance");
    if (amount > maxAddMargin(position.quantity, position.price, position.margin)) {
      return refused("Leverage would fall below 1");
    }
    const grown = withMargin(position, position.margin + amount);
    move(position.id, amount);
    replace(grown, free - amount);
    return ok(grown);
  };

  const setStop = (position: IsolatedPosition, price: PriceHalfUsd): WriteAnswer => {
    const isBetween =
      position.side === "long"
        ? price > position.liquidation && price < last()
        : price < position.liquidation && price > last();
    if (!isBetween) return refused("The stop must lie between liquidation and market");
    const stopped = { ...position, stopLoss: price };
    replace(stopped, states.newest().balance);
    return ok(stopped);
  };

  const actOnTrade = (request: IsolatedRequest): WriteAnswer => {
    const position = states.newest().running.find(({ id }) => id === request.positionId);
    if (position === undefined) return refused("You do not own this trade");
    if (request.kind === "add-margin") return addMargin(position, request.amount);
    if (request.kind === "set-stop-loss") return setStop(position, request.price);
    return ok(end(position, last()));
  };

  /** Something is done to the cross margin; what it shows from then on is kept with the other states. */
  const onCross = <T>(act: (cross: CrossBook) => T): T => {
    const answer = act(book);
    states.change({ cross: sight() });
    return answer;
  };

  const actOnCross = (request: CrossRequest): WriteAnswer =>
    onCross((cross): Done<CrossPosition | CrossOrder> => {
      if (request.kind === "deposit-cross") return cross.deposit(request.amount);
      if (request.kind === "close-cross") return cross.close();
      const { side, quantity, clientId } = request;
      return cross.place({ type: "market", side, quantity, ...(clientId === null ? {} : { clientId }) });
    });

  const payFunding = (position: IsolatedPosition, rate: RateE9): void => {
    const fee = fundingFee(position.side, position.quantity, last(), rate);
    const fundingPaid = sats(position.fundingPaid + fee);
    const free = states.newest().balance;
    home.onFunding();
    if (fee >= position.margin) end(position, position.liquidation);
    else if (fee > 0) {
      move(position.id, -fee);
      replace({ ...withMargin(position, position.margin - fee), fundingPaid }, free);
    } else replace({ ...position, fundingPaid }, free - fee);
  };

  const isHeld = (): boolean => states.newest().cross.position.side !== null;

  return {
    stateAt: states.at,
    open: (side: Side, quantity: Usd, leverage: number): IsolatedPosition => {
      const margin = marginFor(quantity, last(), leverageFromNumber(leverage));
      const state = states.newest();
      const position: IsolatedPosition = {
        id: home.newTradeId(),
        clientId: null,
        side,
        quantity,
        price: last(),
        entryPrice: last(),
        margin,
        entryMargin: margin,
        liquidation: liquidationPrice(side, quantity, last(), margin),
        pl: sats(0),
        maintenanceMargin: sats(0),
        fundingPaid: sats(0),
        openingFee: sats(0),
        stopLoss: null,
        stopLossTrailing: null,
        takeProfit: null,
        openedAt: now(),
      };
      states.change({ balance: sats(state.balance - margin), running: [...state.running, position] });
      return position;
    },
    act: (request: WriteRequest): WriteAnswer =>
      isOfCross(request) ? actOnCross(request) : actOnTrade(request),
    onCross,
    /** The trader takes margin out again, which brings liquidation closer. */
    cashIn: (positionId: string, amount: number): boolean => {
      const state = states.newest();
      const position = state.running.find((candidate) => candidate.id === positionId);
      if (position === undefined || amount >= position.margin) return false;
      const shrunk = withMargin(position, position.margin - amount);
      if (isAtLiquidation(shrunk.side, shrunk.liquidation, last())) return false;
      move(positionId, -amount);
      replace(shrunk, state.balance + amount);
      return true;
    },
    /** The market stands at its last price: stops and liquidations that it reaches take their part. */
    see: (): void => {
      for (const position of states.newest().running) {
        const { side, stopLoss, liquidation } = position;
        if (stopLoss !== null && isAtLiquidation(side, stopLoss, last())) end(position, stopLoss);
        else if (isAtLiquidation(side, liquidation, last())) {
          end(position, liquidation);
          home.onLiquidation();
        }
      }
      if (!isHeld()) return;
      book.see(last());
      if (book.position().side !== null) return;
      states.change({ cross: sight() });
      home.onLiquidation();
    },
    /** One funding settlement at the last price. */
    fund: (settlementId: string, rate: RateE9): void => {
      for (const position of states.newest().running) payFunding(position, rate);
      if (!isHeld()) return;
      home.onFunding();
      onCross((cross) => cross.settle(settlementId, rate));
    },
    /** What does not hold just the sats that went in less those that came out; nothing, unless sats appeared or vanished. */
    unbalanced: (): readonly string[] => {
      const { running, cross } = states.newest();
      const { margin, totalPl, pl, tradingFees, fundingPaid } = cross.position;
      const into = cross.transfers.reduce((sum, { amount }) => sum + amount, 0);
      const trades = running.filter(
        ({ id, margin: held, entryMargin }) => held !== entryMargin + (moved.get(id) ?? 0),
      );
      const isCrossOff = margin !== into + (totalPl - pl) - tradingFees - fundingPaid;
      return [...trades.map(({ id }) => id), ...(isCrossOff ? ["the cross margin"] : [])];
    },
  };
};

export type SimAccount = ReturnType<typeof createSimAccount>;
