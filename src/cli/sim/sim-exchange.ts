import { fundingFee, nextFundingAt } from "#domain/position/funding.ts";
import type { ClosedTrade, IsolatedPosition } from "#domain/position/isolated-position.ts";
import { isAtLiquidation, liquidationPrice } from "#domain/position/liquidation.ts";
import { marginFor, maxAddMargin } from "#domain/position/margin.ts";
import { profitAndLoss } from "#domain/position/pl.ts";
import type { Side } from "#domain/position/side.ts";
import { fail, ok, type Result } from "#domain/result.ts";
import {
  leverageFromNumber,
  type PriceHalfUsd,
  type RateE9,
  type Sats,
  sats,
  type Usd,
} from "#domain/units.ts";
import type { ExchangeFailure } from "#ports/exchange.ts";

/** One change that the exchange made for somebody; the witness every invariant is held against. */
export type Effect = {
  readonly kind: "add-margin" | "close-trade" | "set-stop-loss";
  readonly by: "product" | "hand";
  readonly accountId: string;
  readonly tradeId: string;
  readonly amount: number;
  readonly signedAt: number;
  readonly at: number;
};

/** What an account shows at one moment. */
export type AccountState = {
  readonly at: number;
  readonly balance: Sats;
  readonly running: readonly IsolatedPosition[];
  readonly closed: readonly ClosedTrade[];
};

/** A write as it arrives, whenever that is. */
export type WriteRequest = {
  readonly accountId: string;
  readonly positionId: string;
  readonly signedAt: number;
} & (
  | { readonly kind: "add-margin"; readonly amount: Sats }
  | { readonly kind: "close-trade" }
  | { readonly kind: "set-stop-loss"; readonly price: PriceHalfUsd }
);

export type WriteAnswer = Result<IsolatedPosition | ClosedTrade, ExchangeFailure>;

const STAMP_WINDOW_MS = 30_000;
/** Readings lag at most two seconds: older states are of no use to anybody. */
const KEPT_MS = 5_000;

const refused = (message: string): WriteAnswer =>
  fail({ kind: "rejected", status: 400, code: "BAD_REQUEST", message, raw: message });

export const unauthorized = (message: string): ExchangeFailure => ({
  kind: "unauthorized",
  status: 401,
  message,
  raw: message,
});

type Account = { states: AccountState[]; isKeyActive: boolean; revokedUntil: number };

/** An exchange in memory on a virtual clock, with the exchange's own formulas and a ledger that forgets nothing. */
export const createSimExchange = (parts: {
  readonly now: () => number;
  readonly start: PriceHalfUsd;
  readonly fundingRate: RateE9;
  readonly onLiquidation: () => void;
  readonly onFunding: () => void;
}) => {
  const accounts = new Map<string, Account>();
  const ledger: Effect[] = [];
  /** Sats that funding and cash-ins took out of a trade's margin. */
  const takenOut = new Map<string, number>();
  let last = parts.start;
  let fundingAt = nextFundingAt(parts.now());
  let trades = 0;
  /** How far the exchange's clock has stepped ahead. */
  let aheadMs = 0;

  const accountOf = (id: string): Account => {
    const account = accounts.get(id);
    if (account === undefined) throw new Error(`There is no account ${id}`);
    return account;
  };
  const stateOf = (id: string): AccountState => {
    const state = accountOf(id).states.at(-1);
    if (state === undefined) throw new Error(`Account ${id} has no state`);
    return state;
  };
  const change = (id: string, changed: Partial<AccountState>): void => {
    const account = accountOf(id);
    const at = parts.now();
    account.states.push({ ...stateOf(id), ...changed, at });
    while ((account.states[1]?.at ?? at) < at - KEPT_MS) account.states.shift();
  };
  const replace = (id: string, position: IsolatedPosition, balance: number): void =>
    change(id, {
      balance: sats(balance),
      running: stateOf(id).running.map((other) => (other.id === position.id ? position : other)),
    });
  const withMargin = (position: IsolatedPosition, margin: number): IsolatedPosition => ({
    ...position,
    margin: sats(margin),
    liquidation: liquidationPrice(position.side, position.quantity, position.price, sats(margin)),
  });

  const end = (id: string, position: IsolatedPosition, exitPrice: PriceHalfUsd): ClosedTrade => {
    const pl = profitAndLoss(position.side, position.quantity, position.price, exitPrice);
    const state = stateOf(id);
    const closed: ClosedTrade = {
      id: position.id,
      clientId: position.clientId,
      side: position.side,
      quantity: position.quantity,
      price: position.price,
      exitPrice,
      margin: position.margin,
      liquidation: position.liquidation,
      pl,
      openingFee: sats(0),
      closingFee: sats(0),
      fundingPaid: position.fundingPaid,
      closedAt: parts.now(),
      canceled: false,
    };
    change(id, {
      balance: sats(state.balance + Math.max(0, position.margin + pl)),
      running: state.running.filter((other) => other.id !== position.id),
      closed: [closed, ...state.closed],
    });
    return closed;
  };

  const addMargin = (id: string, position: IsolatedPosition, amount: Sats): WriteAnswer => {
    const { balance } = stateOf(id);
    if (amount > balance) return refused("Insufficient balance");
    if (amount > maxAddMargin(position.quantity, position.price, position.margin)) {
      return refused("Leverage would fall below 1");
    }
    const grown = withMargin(position, position.margin + amount);
    replace(id, grown, balance - amount);
    return ok(grown);
  };

  const setStop = (id: string, position: IsolatedPosition, price: PriceHalfUsd): WriteAnswer => {
    const isBetween =
      position.side === "long"
        ? price > position.liquidation && price < last
        : price < position.liquidation && price > last;
    if (!isBetween) return refused("The stop must lie between liquidation and market");
    const stopped = { ...position, stopLoss: price };
    replace(id, stopped, stateOf(id).balance);
    return ok(stopped);
  };

  const act = (request: WriteRequest): WriteAnswer => {
    const { accountId, positionId } = request;
    const position = stateOf(accountId).running.find(({ id }) => id === positionId);
    if (position === undefined) return refused("You do not own this trade");
    if (request.kind === "add-margin") return addMargin(accountId, position, request.amount);
    if (request.kind === "set-stop-loss") return setStop(accountId, position, request.price);
    return ok(end(accountId, position, last));
  };

  const record = (request: WriteRequest, by: Effect["by"]): void => {
    ledger.push({
      kind: request.kind,
      by,
      accountId: request.accountId,
      tradeId: request.positionId,
      amount: request.kind === "add-margin" ? request.amount : 0,
      signedAt: request.signedAt,
      at: parts.now(),
    });
  };

  const fundAll = (): void => {
    for (const [id] of accounts) {
      for (const position of stateOf(id).running) {
        const fee = fundingFee(position.side, position.quantity, last, parts.fundingRate);
        const fundingPaid = sats(position.fundingPaid + fee);
        parts.onFunding();
        if (fee >= position.margin) end(id, position, position.liquidation);
        else if (fee > 0) {
          takenOut.set(position.id, (takenOut.get(position.id) ?? 0) + fee);
          replace(id, { ...withMargin(position, position.margin - fee), fundingPaid }, stateOf(id).balance);
        } else replace(id, { ...position, fundingPaid }, stateOf(id).balance - fee);
      }
    }
  };

  return {
    last: () => last,
    ledger: ledger as readonly Effect[],
    ids: () => [...accounts.keys()],
    openAccount: (id: string, balance: Sats): void => {
      accounts.set(id, {
        states: [{ at: parts.now(), balance, running: [], closed: [] }],
        isKeyActive: true,
        revokedUntil: Number.NEGATIVE_INFINITY,
      });
    },
    open: (id: string, side: Side, quantity: Usd, leverage: number): IsolatedPosition => {
      const margin = marginFor(quantity, last, leverageFromNumber(leverage));
      const state = stateOf(id);
      trades += 1;
      const position: IsolatedPosition = {
        id: `trade-${trades}`,
        clientId: null,
        side,
        quantity,
        price: last,
        entryPrice: last,
        margin,
        entryMargin: margin,
        liquidation: liquidationPrice(side, quantity, last, margin),
        pl: sats(0),
        maintenanceMargin: sats(0),
        fundingPaid: sats(0),
        openingFee: sats(0),
        stopLoss: null,
        stopLossTrailing: null,
        takeProfit: null,
        openedAt: parts.now(),
      };
      change(id, { balance: sats(state.balance - margin), running: [...state.running, position] });
      return position;
    },
    setKey: (id: string, isActive: boolean): void => {
      const account = accountOf(id);
      if (!account.isKeyActive) account.revokedUntil = parts.now();
      account.isKeyActive = isActive;
    },
    /** Whether its key is refused, or was within the last `ms`. */
    wasRevoked: (id: string, ms: number): boolean => {
      const { isKeyActive, revokedUntil } = accountOf(id);
      return !isKeyActive || revokedUntil > parts.now() - ms;
    },
    isKeyActive: (id: string): boolean => accountOf(id).isKeyActive,
    /** The account as it was `lagMs` ago; what nobody has changed since is as fresh as now. */
    stateOf: (id: string, lagMs = 0): AccountState => {
      const { states } = accountOf(id);
      const until = parts.now() - lagMs;
      for (let at = states.length - 1; at > 0; at -= 1) {
        const state = states[at];
        if (state !== undefined && state.at <= until) return state;
      }
      return states[0] ?? stateOf(id);
    },
    time: (): number => parts.now() + aheadMs,
    /** The exchange's clock is set forward once, as after a correction: stamps that were fresh are old. */
    stepClock: (ms: number): void => {
      aheadMs = Math.max(aheadMs, ms);
    },
    /** A signed write arrives: refused when its stamp or key no longer holds, else carried out. */
    arrive: (request: WriteRequest): WriteAnswer => {
      if (!accountOf(request.accountId).isKeyActive) return fail(unauthorized("Api key does not exist"));
      if (Math.abs(parts.now() + aheadMs - request.signedAt) > STAMP_WINDOW_MS) {
        return fail(unauthorized("Timestamp is not within 30 seconds of the server time"));
      }
      const answer = act(request);
      if (answer.ok) record(request, "product");
      return answer;
    },
    /** The trader does it by hand, at the exchange itself. */
    byHand: (request: WriteRequest): WriteAnswer => {
      const answer = act(request);
      if (answer.ok) record(request, "hand");
      return answer;
    },
    /** The trader takes margin out again, which brings liquidation closer. */
    cashIn: (id: string, positionId: string, amount: number): boolean => {
      const position = stateOf(id).running.find((candidate) => candidate.id === positionId);
      if (position === undefined || amount >= position.margin) return false;
      const shrunk = withMargin(position, position.margin - amount);
      if (isAtLiquidation(shrunk.side, shrunk.liquidation, last)) return false;
      takenOut.set(positionId, (takenOut.get(positionId) ?? 0) + amount);
      replace(id, shrunk, stateOf(id).balance + amount);
      return true;
    },
    /** A new last price: liquidates what it reaches, and settles funding when its time has come. */
    movePrice: (price: PriceHalfUsd): void => {
      last = price;
      for (const [id] of accounts) {
        for (const position of stateOf(id).running) {
          const { side, stopLoss, liquidation } = position;
          if (stopLoss !== null && isAtLiquidation(side, stopLoss, price)) {
            end(id, position, stopLoss);
          } else if (isAtLiquidation(side, liquidation, price)) {
            end(id, position, liquidation);
            parts.onLiquidation();
          }
        }
      }
      if (parts.now() < fundingAt) return;
      fundingAt = nextFundingAt(parts.now());
      fundAll();
    },
    /** Running trades whose margin is not what went in less what came out; none, unless sats appeared or vanished. */
    unbalanced: (): readonly string[] =>
      [...accounts.keys()].flatMap((id) =>
        stateOf(id)
          .running.filter(({ id: tradeId, margin, entryMargin }) => {
            const added = ledger.reduce(
              (sum, effect) => sum + (effect.tradeId === tradeId ? effect.amount : 0),
              0,
            );
            return margin !== entryMargin + added - (takenOut.get(tradeId) ?? 0);
          })
          .map((trade) => trade.id),
      ),
  };
};

export type SimExchange = ReturnType<typeof createSimExchange>;
