import type { IntentState } from "#domain/intents/intent.ts";
import type { Sats } from "#domain/units.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { Automations } from "#ports/automations.ts";
import type { CrossGuards } from "#ports/cross-guards.ts";
import type { CrossPositions } from "#ports/cross-positions.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Exits } from "#ports/exits.ts";
import type { Intents } from "#ports/intents.ts";
import type { Markets } from "#ports/markets.ts";
import type { ObservedNetworks } from "#ports/network-facts.ts";
import type { Panic } from "#ports/panic.ts";
import type { NewReceipt, TradeLog } from "#ports/trade-log.ts";
import type { TrailingTriggers, Triggers } from "#ports/triggers.ts";

/** What tests do to a database behind the back of its ports, and see of it. */
export type Behind = {
  /** So long passes on the database's clock: leases and signatures run out sooner. Nothing else is told by it. */
  pass(ms: number): Promise<void>;
  /** Puts every intent into a state. */
  setIntents(state: IntentState): Promise<void>;
  setEpochs(epoch: number): Promise<void>;
  endGuards(): Promise<void>;
  armTriggers(): Promise<void>;
  setDayCap(accountId: string, maxAddedPerDay: Sats | null): Promise<void>;
  stateOf(intentId: string): Promise<IntentState | undefined>;
  /** How many intents and rows of work there are. */
  counts(): Promise<{ readonly intents: number; readonly work: number }>;
};

/** The stores a monitor works on, over one database. */
export type StoreHarness = {
  readonly accounts: ExchangeAccounts;
  readonly automations: Automations;
  readonly exits: Exits;
  readonly rules: AccountRules;
  readonly crossPositions: CrossPositions;
  readonly crossGuards: CrossGuards;
  readonly triggers: Triggers;
  readonly trailing: TrailingTriggers;
  readonly intents: Intents;
  readonly tradeLog: TradeLog;
  readonly markets: Markets;
  readonly networks: ObservedNetworks;
  readonly panic: Pick<Panic, "standing" | "raise" | "put">;
  readonly behind: Behind;
  /** A user nobody else is. */
  addUser(): Promise<string>;
  writeReceipt(receipt: NewReceipt): Promise<void>;
  empty(): Promise<void>;
  close(): Promise<void>;
};

export type OpenStores = () => Promise<StoreHarness>;
