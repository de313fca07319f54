import type { ClosedTrade, IsolatedOrder, IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Side } from "#domain/position/side.ts";
import type { Result } from "#domain/result.ts";
import { priceFromUsd, sats, usd } from "#domain/units.ts";
import type { Answer, Exchange, ExchangeFailure, WriteTerms } from "#ports/exchange.ts";
import type { ExchangeHarness } from "./exchange-harness.ts";

export const BALANCE = sats(1_000_000);
export const PRICE = priceFromUsd(100_000);
/** A trade that is nobody's. */
export const NOBODYS = "00000000-0000-4000-8000-000000000000";

export const value = <T>(answer: Result<T, ExchangeFailure>): T => {
  if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer.failure)}`);
  return answer.value;
};

export const failure = <T>(answer: Result<T, ExchangeFailure>): ExchangeFailure => {
  if (answer.ok) throw new Error(`Expected a failure, got ${JSON.stringify(answer.value)}`);
  return answer.failure;
};

/** What a trader does most, at the harness of the test that runs. */
export type ExchangeDesk = {
  readonly harness: ExchangeHarness;
  readonly exchange: Exchange;
  /** Signed now. */
  readonly terms: () => WriteTerms;
  /** Opens 1,000 USD at the market. */
  readonly open: (side?: Side, leverage?: number) => Promise<IsolatedPosition>;
  /** Places a limit order of 1,000 USD with 10x. */
  readonly place: (side: Side, dollars: number, clientId?: string) => Promise<IsolatedOrder>;
  readonly add: (positionId: string, amount: number) => Answer<IsolatedPosition>;
  readonly close: (positionId: string) => Answer<ClosedTrade>;
  readonly balance: () => Promise<number>;
  readonly running: () => Promise<readonly IsolatedPosition[]>;
  /** The newest trade that was closed. */
  readonly lastClosed: () => Promise<ClosedTrade | undefined>;
  readonly moveTo: (dollars: number) => Promise<void>;
};

export const exchangeDesk = (harness: ExchangeHarness): ExchangeDesk => {
  const { exchange } = harness;
  const terms = (): WriteTerms => ({ signedAt: harness.now() });
  return {
    harness,
    exchange,
    terms,
    open: async (side = "long", leverage = 10) => {
      const order = { type: "market", side, quantity: usd(1_000), leverage } as const;
      const opened = value(await exchange.openTrade({ ...terms(), ...order }));
      if (opened.state !== "running") throw new Error("A market order waits");
      return opened.position;
    },
    place: async (side, dollars, clientId) => {
      const order = { type: "limit", side, quantity: usd(1_000), leverage: 10 } as const;
      const label = clientId === undefined ? {} : { clientId };
      const price = priceFromUsd(dollars);
      const placed = value(await exchange.openTrade({ ...terms(), ...order, ...label, price }));
      if (placed.state !== "open") throw new Error("A limit order runs before the market reached it");
      return placed.order;
    },
    add: (positionId, amount) => exchange.addMargin({ ...terms(), positionId, amount: sats(amount) }),
    close: (positionId) => exchange.closeTrade({ ...terms(), positionId }),
    balance: async () => value(await exchange.account()).balance,
    running: async () => value(await exchange.runningTrades()),
    lastClosed: async () => value(await exchange.closedTrades({ limit: 1 }))[0],
    moveTo: async (dollars) => await harness.movePrice(priceFromUsd(dollars)),
  };
};
