import type { WindowRate } from "#domain/resilience/request-buckets.ts";
import type { Sats } from "#domain/units.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { Automations } from "#ports/automations.ts";
import type { Clock, Elapsed, NewId, StampClock } from "#ports/clock.ts";
import type { CrossGuards } from "#ports/cross-guards.ts";
import type { CrossPositions } from "#ports/cross-positions.ts";
import type { Exchanges, Network } from "#ports/exchange.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Exits } from "#ports/exits.ts";
import type { Intents } from "#ports/intents.ts";
import type { Log } from "#ports/log.ts";
import type { Markets } from "#ports/markets.ts";
import type { Meter } from "#ports/meter.ts";
import type { ObservedNetworks } from "#ports/network-facts.ts";
import type { Panic } from "#ports/panic.ts";
import type { Tracer } from "#ports/tracer.ts";
import type { TradeLog } from "#ports/trade-log.ts";
import type { Triggers } from "#ports/triggers.ts";
import type { Vault } from "#ports/vault.ts";
import type { MinuteCandles } from "../account-rules/create-minute-candles.ts";
import type { TrailingWatch } from "./create-trailing-watch.ts";

/** All that the margin monitor stands on. The stamp clock signs requests; the tick's own time decides everything else. */
export type MonitorDeps = {
  readonly accounts: ExchangeAccounts;
  readonly automations: Automations;
  readonly exits: Exits;
  readonly rules: AccountRules;
  readonly crossPositions: CrossPositions;
  readonly crossGuards: CrossGuards;
  readonly triggers: Triggers;
  readonly trailing: TrailingWatch;
  readonly minutes: MinuteCandles;
  readonly intents: Intents;
  readonly tradeLog: TradeLog;
  /** What forbids entries, and what a breaker throws when it trips. */
  readonly panic: Pick<Panic, "standing" | "raise" | "begin">;
  readonly networks: ObservedNetworks;
  readonly markets: Pick<Markets, "seen">;
  readonly vault: Vault;
  readonly exchanges: Exchanges;
  readonly clock: Clock;
  readonly elapsed: Elapsed;
  readonly stampClock: StampClock;
  readonly newId: NewId;
  /** The sats by which our own transfer is recognised; see `amountTag`. */
  readonly tagOf: (intentId: string) => Sats;
  /** The rate of signed requests that all accounts of a network share; null where they leave at once. */
  readonly signedRate: (network: Network) => WindowRate | null;
  readonly log: Log;
  /** Takes down ticks and what they did; nobody does without it. */
  readonly meter?: Meter;
  readonly tracer: Tracer;
};

/** What one tick did; every hit ends in exactly one of the counts below `hits`, or waits (`putOff`). */
export type TickReport = {
  hits: number;
  confirmed: number;
  rejected: number;
  unknown: number;
  held: number;
  dropped: number;
  putOff: number;
  reconciled: number;
  /** How long the requests of its hits take by the budget alone, milliseconds. */
  expectedMs: number;
};
