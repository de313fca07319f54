import type { PriceHalfUsd, Sats } from "#domain/units.ts";
import type { Fault } from "./faults/fault.ts";
import type { PriceSource } from "./prices/price-source.ts";
import type { Conservation } from "./world/check-conservation.ts";
import type { LedgerRow } from "./world/ledger.ts";
import type { Quirks } from "./world/settings.ts";

export type PaperExchangeOptions = {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** File the state is kept in; without one it ends with the process. */
  readonly statePath?: string;
  readonly adminToken: string;
  readonly seed: number;
  readonly prices: PriceSource;
  /**
   * Virtual seconds per real second. Sources that drive themselves run at 1 unless told otherwise; a steerable exchange
   * without it has a clock that only `step` moves.
   */
  readonly speed?: number;
  /** Virtual start, epoch milliseconds; now unless given, or the first candle of a recording. */
  readonly startAt?: number;
  /** Virtual time keeps up with real time over restarts and sleep; only at speed 1. Off unless given. */
  readonly realTime?: boolean;
  /** Funding rate of every settlement in billionths; 100,000 (0.01 %) unless given. */
  readonly fundingRateE9?: number;
  /** Requests per second by key and by address (5 and 1 unless given, null for no limit), and live trades per account. */
  readonly limits?: {
    readonly authPerSecond: number | null;
    readonly publicPerSecond: number | null;
    readonly maxTrades: number;
    /** The clock requests are counted by, in milliseconds, never back; the machine's unless given. */
    readonly elapsedMs?: () => number;
  };
  readonly quirks?: Quirks;
};

export type PaperKey = {
  readonly accountId: string;
  readonly key: string;
  readonly secret: string;
  readonly passphrase: string;
};

export type PaperExchange = {
  /** `http://127.0.0.1:PORT`; the REST API is at `/v3` below it. */
  readonly url: string;
  readonly streamUrl: string;
  readonly provenance: "simulated prices" | "recorded prices";
  /** One price at one virtual time (epoch milliseconds), done when it returns. @throws RangeError before the clock. */
  step(price: PriceHalfUsd, at: number): void;
  /** Virtual time, epoch milliseconds. */
  now(): number;
  /** An account with a key that may do everything; for narrower ones see `createKey`. */
  createAccount(request: { readonly username: string; readonly balance: Sats }): PaperKey;
  createKey(
    accountId: string,
    grant: { readonly permissions: readonly string[]; readonly active: boolean },
  ): PaperKey;
  /** Sats come in (positive) or leave (negative). */
  transfer(accountId: string, amount: Sats, network: "lightning" | "bitcoin"): void;
  ledger(): Iterable<LedgerRow>;
  conservation(): Conservation;
  readonly faults: { inject(fault: Fault): void; clear(): void };
  /** Lets a scenario that waits for it go on. */
  begin(): void;
  stop(): Promise<void>;
};
