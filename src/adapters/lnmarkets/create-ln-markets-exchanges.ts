import type { IsolatedPosition, LiveTrade } from "#domain/position/isolated-position.ts";
import { fail, ok, type Result } from "#domain/result.ts";
import { leverageFromNumber, type PriceHalfUsd } from "#domain/units.ts";
import type {
  Answer,
  Exchange,
  ExchangeFailure,
  Exchanges,
  MarketData,
  Network,
  OpenCredential,
  WriteTerms,
} from "#ports/exchange.ts";
import { createLnMarketsClient, type LnMarketsClient } from "./ln-markets-client.ts";
import { unreadable } from "./read-answer.ts";
import { readClosedTrades } from "./read-closed-trades.ts";
import { readKeyPermissions } from "./stream/read-key-permissions.ts";
import {
  createTransport,
  DEFAULT_MAX_BYTES,
  DEFAULT_TIMEOUT_MS,
  type TransportOptions,
} from "./transport.ts";

type Wire = Pick<TransportOptions, "now" | "fetch" | "timeoutMs" | "maxBytes">;

export type LnMarketsOptions = Wire & {
  /** `rest` ends in /v3, `stream` in /v1. */
  readonly baseUrls: Readonly<Record<Network, { readonly rest: string; readonly stream: string }>>;
  /** What reads of a network are stamped by: the exchange's clock as far as it is known; ours when left out. */
  readonly stamp?: (network: Network) => number;
};

const marketData = ({ market }: LnMarketsClient): MarketData => ({
  serverTime: () => market.time(),
  ticker: async () => {
    const answer = await market.ticker();
    if (!answer.ok) return answer;
    const { buckets: _, ...ticker } = answer.value;
    return ok(ticker);
  },
  candles: async (request) => {
    const answer = await market.candles(request);
    return answer.ok ? ok(answer.value.data.toSorted((a, b) => b.at - a.at)) : answer;
  },
});

/** An answer about another trade than the one we wrote to tells nothing about ours. */
const about = async <T extends { readonly id: string }>(id: string, answer: Answer<T>): Answer<T> => {
  const result = await answer;
  if (!result.ok || result.value.id === id) return result;
  return fail(unreadable(true, "its answer is about another trade", ""));
};

/** Dropped in the last moment, so nothing was sent. */
const TOO_LATE: ExchangeFailure = {
  kind: "unavailable",
  message: "The request waited too long for its turn, so it was dropped. Nothing was sent.",
  raw: "",
};

/** Sends a write unless its time has passed while it waited. */
const inTime = <T>({ mayLeave }: Pick<WriteTerms, "mayLeave">, send: () => Answer<T>): Answer<T> =>
  mayLeave?.() === false ? Promise.resolve(fail(TOO_LATE)) : send();

const exchange = (
  { account, isolated }: LnMarketsClient,
  permissions: Exchange["permissions"],
): Exchange => ({
  account: () => account.get(),
  runningTrades: () => isolated.runningTrades(),
  closedTrades: ({ limit }) => readClosedTrades(isolated.closedTrades, limit),
  permissions,
  addMargin: ({ positionId, amount, signedAt, ...terms }) => {
    if (!(amount > 0)) throw new RangeError(`Margin to add must be more than 0 sats, got ${amount}`);
    return inTime(terms, () => about(positionId, isolated.addMargin(signedAt, { id: positionId, amount })));
  },
  openTrade: async ({ side, quantity, leverage, clientId, signedAt }) => {
    const answer = await isolated.open(signedAt, {
      type: "market",
      side,
      quantity,
      leverage: leverageFromNumber(leverage),
      ...(clientId === undefined ? {} : { clientId }),
    });
    if (!answer.ok) return answer;
    return running(answer.value);
  },
  closeTrade: ({ positionId, signedAt, ...terms }) =>
    inTime(terms, () => about(positionId, isolated.close(signedAt, { id: positionId }))),
  setStopLoss: async ({ positionId, price, signedAt, ...terms }) => {
    const stop = { mode: "fixed", price } as const;
    const answer = await inTime(terms, () => isolated.setStopLoss(signedAt, { id: positionId, stop }));
    if (answer.ok) return about(positionId, Promise.resolve(running(answer.value)));
    return isSameAsBefore(answer.failure) ? readStop(isolated, positionId, price, answer.failure) : answer;
  },
});

const running = (trade: LiveTrade): Result<IsolatedPosition, ExchangeFailure> =>
  trade.state === "running" ? ok(trade.position) : fail(unreadable(true, "the order still waits", ""));

/** The exchange refuses a stop that stands there already; its code says nothing, so its words are read. */
const isSameAsBefore = (failure: ExchangeFailure): boolean =>
  failure.kind === "rejected" && /same as/i.test(failure.message);

/** A refused repetition is a success where the list shows the stop; where it does not, the refusal stands. */
const readStop = async (
  isolated: LnMarketsClient["isolated"],
  positionId: string,
  price: PriceHalfUsd,
  refusal: ExchangeFailure,
): Answer<IsolatedPosition> => {
  const trades = await isolated.runningTrades();
  const found = trades.ok ? trades.value.find(({ id }) => id === positionId) : undefined;
  return found?.stopLoss === price ? ok(found) : fail(refusal);
};

/** LN Markets for every network, over our own signed wire. A credential lives as long as the `Exchange` it opened. */
export const createLnMarketsExchanges = ({ baseUrls, stamp, ...wire }: LnMarketsOptions): Exchanges => {
  const stampOf = (network: Network) => (): number => stamp?.(network) ?? wire.now();
  const client = (network: Network, credential: OpenCredential | null) =>
    createLnMarketsClient(
      createTransport({
        ...wire,
        stamp: stampOf(network),
        baseUrl: baseUrls[network].rest,
        ...(credential === null ? {} : { credential }),
      }),
    );
  const limits = {
    timeoutMs: wire.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    maxBytes: wire.maxBytes ?? DEFAULT_MAX_BYTES,
  };
  return {
    marketData: (network) => marketData(client(network, null)),
    withCredential: (network, credential) => {
      const { stream } = baseUrls[network];
      return exchange(client(network, credential), () =>
        readKeyPermissions({ url: stream, credential, now: stampOf(network), ...limits }),
      );
    },
  };
};
