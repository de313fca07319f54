import { nextFundingAt } from "#domain/position/funding.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Side } from "#domain/position/side.ts";
import { fail } from "#domain/result.ts";
import type { PriceHalfUsd, RateE9, Sats, Usd } from "#domain/units.ts";
import type { ExchangeFailure } from "#ports/exchange.ts";
import {
  type AccountState,
  type Effect,
  targetOf,
  type WriteAnswer,
  type WriteRequest,
} from "./account-state.ts";
import { createSimAccount, type SimAccount } from "./create-sim-account.ts";
import type { CrossBook } from "./cross-book.ts";
import type { Done } from "./house.ts";

const STAMP_WINDOW_MS = 30_000;

export const unauthorized = (message: string): ExchangeFailure => ({
  kind: "unauthorized",
  status: 401,
  message,
  raw: message,
});

type Known = { readonly account: SimAccount; isKeyActive: boolean; revokedUntil: number };

/** An exchange in memory on a virtual clock, with the exchange's own formulas and a ledger that forgets nothing. */
export const createSimExchange = (parts: {
  readonly now: () => number;
  readonly start: PriceHalfUsd;
  readonly fundingRate: RateE9;
  readonly onLiquidation: () => void;
  readonly onFunding: () => void;
}) => {
  const accounts = new Map<string, Known>();
  const ledger: Effect[] = [];
  let last = parts.start;
  let fundingAt = nextFundingAt(parts.now());
  let trades = 0;
  let settlements = 0;
  /** How far the exchange's clock has stepped ahead. */
  let aheadMs = 0;

  const known = (id: string): Known => {
    const found = accounts.get(id);
    if (found === undefined) throw new Error(`There is no account ${id}`);
    return found;
  };
  const home = {
    ...parts,
    last: () => last,
    newTradeId: () => {
      trades += 1;
      return `trade-${trades}`;
    },
  };

  const act = (request: WriteRequest, by: Effect["by"]): WriteAnswer => {
    const { kind, accountId, signedAt } = request;
    const answer = known(accountId).account.act(request);
    if (answer.ok) {
      const amount = "amount" in request ? request.amount : 0;
      ledger.push({ kind, by, accountId, target: targetOf(request), amount, signedAt, at: parts.now() });
    }
    return answer;
  };

  return {
    last: () => last,
    ledger: ledger as readonly Effect[],
    ids: () => [...accounts.keys()],
    openAccount: (id: string, balance: Sats): void =>
      void accounts.set(id, {
        account: createSimAccount(home, balance),
        isKeyActive: true,
        revokedUntil: Number.NEGATIVE_INFINITY,
      }),
    open: (id: string, side: Side, quantity: Usd, leverage: number): IsolatedPosition =>
      known(id).account.open(side, quantity, leverage),
    setKey: (id: string, isActive: boolean): void => {
      const found = known(id);
      if (!found.isKeyActive) found.revokedUntil = parts.now();
      found.isKeyActive = isActive;
    },
    /** Whether its key is refused, or was within the last `ms`. */
    wasRevoked: (id: string, ms: number): boolean => {
      const { isKeyActive, revokedUntil } = known(id);
      return !isKeyActive || revokedUntil > parts.now() - ms;
    },
    isKeyActive: (id: string): boolean => known(id).isKeyActive,
    /** The account as it was `lagMs` ago; what nobody has changed since is as fresh as now. */
    stateOf: (id: string, lagMs = 0): AccountState => known(id).account.stateAt(lagMs),
    time: (): number => parts.now() + aheadMs,
    /** The exchange's clock is set forward once, as after a correction: stamps that were fresh are old. */
    stepClock: (ms: number): void => {
      aheadMs = Math.max(aheadMs, ms);
    },
    /** A signed write arrives: refused when its stamp or key no longer holds, else carried out. */
    arrive: (request: WriteRequest): WriteAnswer => {
      if (!known(request.accountId).isKeyActive) return fail(unauthorized("Api key does not exist"));
      if (Math.abs(parts.now() + aheadMs - request.signedAt) > STAMP_WINDOW_MS) {
        return fail(unauthorized("Timestamp is not within 30 seconds of the server time"));
      }
      return act(request, "product");
    },
    /** The trader does it by hand, at the exchange itself. */
    byHand: (request: WriteRequest): WriteAnswer => act(request, "hand"),
    /** The trader does anything else to the cross margin by hand. Whether the exchange took it. */
    crossByHand: (id: string, deed: (cross: CrossBook) => Done<unknown>): boolean =>
      known(id).account.onCross(deed).ok,
    cashIn: (id: string, positionId: string, amount: number): boolean =>
      known(id).account.cashIn(positionId, amount),
    /** A new last price: liquidates what it reaches, and settles funding when its time has come. */
    movePrice: (price: PriceHalfUsd): void => {
      last = price;
      for (const { account } of accounts.values()) account.see();
      if (parts.now() < fundingAt) return;
      fundingAt = nextFundingAt(parts.now());
      settlements += 1;
      for (const { account } of accounts.values())
        account.fund(`settlement-${settlements}`, parts.fundingRate);
    },
    /** Whose books do not add up: an account, and what of it. */
    unbalanced: (): readonly string[] =>
      [...accounts].flatMap(([id, { account }]) => account.unbalanced().map((what) => `${what} of ${id}`)),
  };
};

export type SimExchange = ReturnType<typeof createSimExchange>;
