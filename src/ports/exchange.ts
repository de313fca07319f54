import type { ListedTransfer, TransferWay } from "#domain/automations/breaker/transfer-book.ts";
import type { LedgerList, LedgerPage } from "#domain/ledger/ledger-page.ts";
import type { CandleRange } from "#domain/market/candle-range.ts";
import type { PriceHalfUsd, RateE9, Sats, Usd } from "#domain/units.ts";
import type { CrossTrading } from "./cross-trading.ts";
import type { Answer } from "./exchange-answer.ts";
import type { IsolatedTrading } from "./isolated-trading.ts";

export type { Answer, AnswerTrouble, ExchangeFailure, WriteTerms } from "./exchange-answer.ts";

/** Where an exchange account lives. `mainnet` is real money, and wants a second factor. */
export type Network = "mainnet" | "signet" | "paper";

export type AccountSnapshot = {
  /** The exchange's own id of the account: one account belongs to one user. */
  readonly exchangeUserId: string;
  readonly username: string;
  /** Free sats: margins and reserves of trades are already taken out. */
  readonly balance: Sats;
  readonly feeTier: number;
};

export type Ticker = {
  readonly last: PriceHalfUsd;
  readonly index: PriceHalfUsd;
  readonly fundingRate: RateE9;
  /** Next settlement, epoch milliseconds. */
  readonly fundingAt: number;
};

export type Candle = {
  /** Opening time, epoch milliseconds. */
  readonly at: number;
  readonly open: PriceHalfUsd;
  readonly high: PriceHalfUsd;
  readonly low: PriceHalfUsd;
  readonly close: PriceHalfUsd;
  readonly volume: Usd;
};

/** What a key may do, as the stream's `authenticate` tells it, e.g. `futures:isolated:write`. */
export type KeyPermissions = readonly string[];

/** Prices and other public facts of one network; needs no credential. */
export interface MarketData {
  ticker(): Answer<Ticker>;
  /**
   * At most `limit` (≤ 1,000) candles of [from, to], newest first; without bounds the newest there are, the first of them
   * still forming. Times in epoch milliseconds of the exchange's clock.
   */
  candles(request: {
    readonly range: CandleRange;
    readonly limit: number;
    readonly from?: number;
    readonly to?: number;
  }): Answer<readonly Candle[]>;
  /** The exchange's clock, epoch milliseconds: the offset to ours decides whether we may sign. */
  serverTime(): Answer<number>;
}

/**
 * One exchange account behind one credential. Adapters send every call once; who retries reads does so on top of this
 * port. Writes are never retried, and carry the timestamp they are given: it is frozen in the intent before anything leaves.
 */
export interface Exchange extends IsolatedTrading, CrossTrading {
  account(): Answer<AccountSnapshot>;
  /**
   * Deposits or withdrawals by one way, newest first: at most `limit`, none that began before `from` (epoch milliseconds).
   * Deposits need the scope account:deposits:read and withdrawals account:withdrawals:read; a key without it is
   * `unauthorized` with status 403.
   */
  transfers(request: {
    readonly way: TransferWay;
    readonly limit: number;
    readonly from?: number;
  }): Answer<readonly ListedTransfer[]>;
  /**
   * At most 200 entries of one list of the account's whole history, newest first; `cursor` is null for the newest. Needs the
   * scope of the list; a key without it is `unauthorized` with status 403.
   */
  ledgerPage(request: { readonly list: LedgerList; readonly cursor: string | null }): Answer<LedgerPage>;
  /** Asks the stream what the key may do. */
  permissions(): Answer<KeyPermissions>;
}

/** The plain text of a credential, as a trader hands it in. What is stored is opened as `OpenCredential`. */
export type Credential = {
  readonly key: string;
  readonly secret: string;
  readonly passphrase: string;
};

/** Who a request is from, for its headers or its one frame; to be written there and dropped. */
export type Identity = { readonly key: string; readonly passphrase: string };

/**
 * A credential that can be used and not read: signatures and identified requests come out of it, the secret never. Once
 * whoever opened it has closed it, every verb throws.
 */
export interface OpenCredential {
  /** SHA-256 of the key, base64url: its name in budgets, never the key. */
  readonly digest: string;
  /** HMAC-SHA256 of `text` under the secret, base64. */
  sign(text: string): string;
  /** Hands key and passphrase to `write`, which puts them into one request. */
  identify<T>(write: (who: Identity) => T): T;
  /** Takes every part of the credential, in any spelling, out of what a server answered. */
  blacken(text: string): string;
}

/**
 * What a request is for, most urgent first: a guard, an exit and an entry before the readings that keep triggers true, and
 * those before a screen. Decides who waits when requests are few.
 */
export type Urgency = "guard" | "exit" | "entry" | "sync" | "screen";

/** Opens an exchange for a network; `credential` is held as long as the returned object. */
export interface Exchanges {
  marketData(network: Network, urgency?: Urgency): MarketData;
  /** Left out, `urgency` is `screen`. */
  withCredential(network: Network, credential: OpenCredential, urgency?: Urgency): Exchange;
}

/** A live price from the stream; `at` is the exchange's time in epoch milliseconds. */
export type PriceUpdate = { readonly last: PriceHalfUsd; readonly at: number };

/** The public price stream of a network. `stop` ends it; a silent or broken stream reconnects by itself and says so. */
export interface PriceStream {
  start(handlers: {
    readonly onPrice: (update: PriceUpdate) => void;
    readonly onDown: (reason: string) => void;
    readonly onUp: () => void;
  }): { stop(): void };
}
