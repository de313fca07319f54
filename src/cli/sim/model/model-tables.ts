import type { StoredRule } from "#ports/account-rules.ts";
import type { Network } from "#ports/exchange.ts";
import type { StoredExit } from "#ports/exits.ts";
import type { SeenMarket } from "#ports/markets.ts";
import type { NetworkFacts } from "#ports/network-facts.ts";
import type { StageChange } from "#ports/panic.ts";
import { type ModelDefects, NO_DEFECTS } from "./model-defects.ts";
import type {
  AccountRow,
  AutomationRow,
  CrossGuardRow,
  CrossRow,
  IntentRow,
  PositionRow,
  ReceiptRow,
  TriggerRow,
  WorkRow,
} from "./model-rows.ts";

export type ModelOptions = {
  /** The database's clock, epoch milliseconds: what leases and settle times are told by. */
  readonly clock: () => number;
  readonly defects?: Partial<ModelDefects>;
};

/** The database in memory. Indexes beside the tables are kept by the functions that write them. */
export type ModelTables = {
  readonly clock: () => number;
  readonly defects: ModelDefects;
  readonly accounts: Map<string, AccountRow>;
  /** By account, then by position. */
  readonly positions: Map<string, Map<string, PositionRow>>;
  readonly automations: Map<string, AutomationRow>;
  readonly guardsOfAccount: Map<string, string[]>;
  readonly crossGuards: Map<string, CrossGuardRow>;
  /** By account. */
  readonly crossPositions: Map<string, CrossRow>;
  readonly exits: Map<string, StoredExit>;
  readonly rules: Map<string, StoredRule>;
  /** By automation and leg; see `triggerKey`. */
  readonly triggers: Map<string, TriggerRow>;
  readonly work: Map<number, WorkRow>;
  /** By automation. */
  readonly workOf: Map<string, number>;
  readonly intents: Map<string, IntentRow>;
  /** Cause, subject and epoch of every intent. */
  readonly intentKeys: Set<string>;
  readonly intentsOfAccount: Map<string, string[]>;
  readonly intentsOfCause: Map<string, string[]>;
  /** By account and subject; see `subjectOfAccount`. */
  readonly intentsOfSubject: Map<string, string[]>;
  /** Ids of what is planned or sent. */
  readonly openIntents: Set<string>;
  /** By id, in the order they were written. */
  readonly receipts: Map<string, ReceiptRow>;
  readonly markets: Map<Network, SeenMarket>;
  /** The last funding settlement that was seen to. */
  readonly settledAt: Map<Network, number>;
  readonly observed: Map<Network, NetworkFacts>;
  /** By user, and by account where the switch is thrown for one alone. */
  readonly stages: Map<string, StageChange>;
  readonly last: { trigger: number; work: number; receipt: number };
};

/** The tables as an invariant may look at them. */
export type ModelView = {
  readonly accounts: ReadonlyMap<string, AccountRow>;
  readonly positions: ReadonlyMap<string, ReadonlyMap<string, PositionRow>>;
  readonly automations: ReadonlyMap<string, AutomationRow>;
  readonly crossGuards: ReadonlyMap<string, CrossGuardRow>;
  readonly crossPositions: ReadonlyMap<string, CrossRow>;
  readonly triggers: ReadonlyMap<string, TriggerRow>;
  readonly work: ReadonlyMap<number, WorkRow>;
  readonly intents: ReadonlyMap<string, IntentRow>;
  readonly openIntents: ReadonlySet<string>;
  readonly receipts: ReadonlyMap<string, ReceiptRow>;
  readonly markets: ReadonlyMap<Network, SeenMarket>;
};

/** An empty database. */
export const createModelTables = ({ clock, defects = {} }: ModelOptions): ModelTables => ({
  clock,
  defects: { ...NO_DEFECTS, ...defects },
  accounts: new Map(),
  positions: new Map(),
  automations: new Map(),
  guardsOfAccount: new Map(),
  crossGuards: new Map(),
  crossPositions: new Map(),
  exits: new Map(),
  rules: new Map(),
  triggers: new Map(),
  work: new Map(),
  workOf: new Map(),
  intents: new Map(),
  intentKeys: new Set(),
  intentsOfAccount: new Map(),
  intentsOfCause: new Map(),
  intentsOfSubject: new Map(),
  openIntents: new Set(),
  receipts: new Map(),
  markets: new Map(),
  settledAt: new Map(),
  observed: new Map(),
  stages: new Map(),
  last: { trigger: 0, work: 0, receipt: 0 },
});

/** Adds to a list of an index. */
export const addTo = (index: Map<string, string[]>, key: string, id: string): void => {
  const ids = index.get(key);
  if (ids === undefined) index.set(key, [id]);
  else ids.push(id);
};

/** The first `limit` rows in this order; without sorting where all of them fit. */
export const firstOf = <T>(
  rows: readonly T[],
  limit: number,
  compare: (one: T, other: T) => number,
): readonly T[] => (rows.length <= limit ? rows : rows.toSorted(compare).slice(0, limit));
