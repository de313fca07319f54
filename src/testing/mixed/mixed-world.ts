import type { ActionKind } from "#domain/intents/action.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { Exchange } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { Markets } from "#ports/markets.ts";
import type { LiveDeps } from "#services/monitor/take-tick.ts";

/** Ten bitcoin, so that the balance is a cap now and then and not the rule. */
export const DEPOSIT = 1_000_000_000;

/** A trader's account, and what its trader does at the exchange by hand. */
export type MixedAccount = {
  readonly account: StoredAccount;
  readonly hand: Exchange;
};

/** An order of the product's that reached an exchange, done or not, by what tells it from every other. */
export type SeenOrder = {
  readonly accountId: string;
  readonly action: ActionKind;
  /** The position or order it names, or the label it carries; empty where it needs neither. */
  readonly aim: string;
  /** Sats; null where the action has no amount. */
  readonly amount: number | null;
  readonly signedAt: number;
};

/** Where a mix is played: the product's monitor over a database and exchanges, on a clock that the prices move. */
export type MixedWorld = {
  readonly deps: LiveDeps & { readonly markets: Markets };
  readonly accounts: readonly MixedAccount[];
  now(): number;
  last(): PriceHalfUsd;
  /** The clock and the market go on to a price; funding that falls due on the way is settled. */
  advance(at: number, price: PriceHalfUsd): Promise<void>;
  /**
   * The armed triggers that a tick reaches, by brute force over all of them before it is worked. Asked afterwards, it names
   * those that lie there as they lay before.
   */
  reachedBy(tick: Tick): Promise<() => Promise<readonly string[]>>;
  /** What runs on each account, by its id; null where nothing can have changed since it was last asked. */
  running(): Promise<ReadonlyMap<string, readonly IsolatedPosition[]> | null>;
  orders(): readonly SeenOrder[];
  /** What the product told its operator that went wrong. */
  errors(): readonly string[];
  /** What the books are off by, in sats: 0 where every sat that came, moved or left is accounted for. */
  booksOff(): Promise<number>;
  close(): Promise<void>;
};

/** Opens a world of so many accounts at a first price; some of them with a breaker. */
export type OpenWorld<W extends MixedWorld = MixedWorld> = (
  first: { readonly at: number; readonly price: PriceHalfUsd },
  accounts: number,
  seed: number,
) => Promise<W>;
