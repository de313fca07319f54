import type { Result } from "#domain/result.ts";
import type { PriceHalfUsd, Sats, Usd } from "#domain/units.ts";
import type { Answer, ExchangeFailure, KeyPermissions } from "./exchange.ts";

/** One answer with what the wire told beside it. Times are epoch milliseconds of our clock. */
export type Seen<T> = {
  readonly answer: Result<T, ExchangeFailure>;
  readonly sentAt: number;
  readonly heardAt: number;
  /** The headers that speak of limits, by their names in lower case. */
  readonly limitHeaders: Readonly<Record<string, string>>;
};

export type Sight<T> = Promise<Seen<T>>;

/** As much of a trade as the probe looks at. */
export type ProbeTrade = {
  readonly id: string;
  readonly clientId: string | null;
  readonly isRunning: boolean;
  readonly quantity: Usd;
  readonly price: PriceHalfUsd;
  readonly margin: Sats;
  /** What is left of the fees set aside. */
  readonly maintenanceMargin: Sats;
};

/** An event of the private stream; `tradeId` is null where it names none. */
export type TradeEvent = { readonly event: string; readonly tradeId: string | null };

export interface ProbeStream {
  /** What the two calls that know it say of the key. */
  readonly permissions: { readonly authenticate: KeyPermissions; readonly whoami: KeyPermissions };
  /** Why the topic of isolated trades was refused; null when it was granted. */
  readonly refusal: string | null;
  /** All events so far, oldest first; waits for those that are already on their way. */
  events(): Promise<readonly TradeEvent[]>;
  close(): void;
}

/**
 * One exchange account as the probe asks it: every request carries the stamp it is given (`signedAt`, epoch milliseconds),
 * leaves at once and is sent once, reads too. The same call with the same stamp is the same request, byte for byte.
 */
export interface ProbeDesk {
  /** The exchange's clock, epoch milliseconds. Public. */
  serverTime(): Sight<number>;
  /** Public. */
  lastPrice(): Sight<PriceHalfUsd>;
  /** Free sats. */
  balance(signedAt: number): Sight<Sats>;
  runningTrades(signedAt: number): Sight<readonly ProbeTrade[]>;
  /** Opens a long by market. Moves money. */
  openTrade(request: {
    readonly quantity: Usd;
    readonly leverage: number;
    readonly clientId: string;
    readonly signedAt: number;
  }): Sight<ProbeTrade>;
  /** Moves money. */
  addMargin(request: {
    readonly id: string;
    readonly amount: Sats;
    readonly signedAt: number;
  }): Sight<ProbeTrade>;
  /** Closes a trade whole. Moves money. */
  closeTrade(request: { readonly id: string; readonly signedAt: number }): Sight<ProbeTrade>;
  /** Signs in to the stream and listens to the account's isolated trades. */
  listen(signedAt: number): Answer<ProbeStream>;
}
