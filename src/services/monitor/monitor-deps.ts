import type { Automations } from "#ports/automations.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { Exchanges } from "#ports/exchange.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Intents } from "#ports/intents.ts";
import type { Log } from "#ports/log.ts";
import type { TradeLog } from "#ports/trade-log.ts";
import type { Triggers } from "#ports/triggers.ts";
import type { Vault } from "#ports/vault.ts";

/** All that the margin monitor stands on. The clock signs requests; the tick's own time decides everything else. */
export type MonitorDeps = {
  readonly accounts: ExchangeAccounts;
  readonly automations: Automations;
  readonly triggers: Triggers;
  readonly intents: Intents;
  readonly tradeLog: TradeLog;
  readonly vault: Vault;
  readonly exchanges: Exchanges;
  readonly clock: Clock;
  readonly newId: NewId;
  /** How long after sending the exchange may still act: only then does "it did not happen" count. */
  readonly settleMs: number;
  readonly log: Log;
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
};
