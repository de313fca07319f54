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
import type { TradeLog } from "#ports/trade-log.ts";
import type { TrailingTriggers, Triggers } from "#ports/triggers.ts";
import { createModelAccountRules } from "./model-account-rules.ts";
import { createModelAccounts } from "./model-accounts.ts";
import { createModelAutomations } from "./model-automations.ts";
import { createModelCrossGuards } from "./model-cross-guards.ts";
import { createModelCrossPositions } from "./model-cross-positions.ts";
import { createModelExits } from "./model-exits.ts";
import { createModelIntents } from "./model-intents.ts";
import { createModelMarkets, createModelNetworks } from "./model-markets.ts";
import { createModelPanic } from "./model-panic.ts";
import { createModelTables, type ModelOptions, type ModelTables, type ModelView } from "./model-tables.ts";
import { createModelTradeLog } from "./model-trade-log.ts";
import { createModelTrailing } from "./model-trailing.ts";
import { createModelTriggers } from "./model-triggers.ts";
import { endWork } from "./write-triggers.ts";

/** The ports of the monitor over tables in memory. Each call is one transaction: it happens whole, when it is called. */
export type ModelStores = {
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
};

/** The ports over given tables. */
export const storesOver = (tables: ModelTables): ModelStores => ({
  accounts: createModelAccounts(tables),
  automations: createModelAutomations(tables),
  exits: createModelExits(tables),
  rules: createModelAccountRules(tables),
  crossPositions: createModelCrossPositions(tables),
  crossGuards: createModelCrossGuards(tables),
  triggers: createModelTriggers(tables),
  trailing: createModelTrailing(tables),
  intents: createModelIntents(tables),
  tradeLog: createModelTradeLog(tables),
  markets: createModelMarkets(tables),
  networks: createModelNetworks(tables),
  panic: createModelPanic(tables),
});

const setDayCap = (tables: ModelTables, accountId: string, maxAddedPerDay: Sats | null): void => {
  const row = tables.accounts.get(accountId);
  if (row !== undefined) tables.accounts.set(accountId, { ...row, maxAddedPerDay });
};

/** Every worker died. A database keeps what was committed; see the defect that does not. */
export const restart = (tables: ModelTables): void => {
  if (!tables.defects.forgetsOnRestart) return;
  for (const id of tables.work.keys()) endWork(tables, id);
};

/** A database in memory that answers as PostgreSQL does, and what an invariant sees of it. */
export const createModelStores = (
  options: ModelOptions,
): ModelStores & {
  readonly seen: ModelView;
  /** Most that all causes together may add to positions in 24 hours; null is no cap. */
  setDayCap(accountId: string, maxAddedPerDay: Sats | null): void;
  restart(): void;
} => {
  const tables = createModelTables(options);
  return {
    ...storesOver(tables),
    seen: tables,
    setDayCap: (accountId, cap) => setDayCap(tables, accountId, cap),
    restart: () => restart(tables),
  };
};
