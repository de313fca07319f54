import type { Account, ApiKey } from "./account.ts";
import type { Clock } from "./clock.ts";
import type { CrossOrder, CrossPosition } from "./cross.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import type { Market } from "./market.ts";
import { idFrom } from "./new-id.ts";
import type { Settings } from "./settings.ts";
import type { Notice, Settlement } from "./settlement.ts";
import type { Trade } from "./trade.ts";
import type { WorldEvent } from "./world-event.ts";

/** The kinds of things that outlive the process, beside ledger rows and the market. */
export type Kept = {
  readonly account: Account;
  readonly key: ApiKey;
  readonly trade: Trade;
  readonly cross: CrossPosition;
  readonly order: CrossOrder;
  readonly settlement: Settlement;
  readonly notice: Notice;
};

export type Change = { readonly kind: keyof Kept; readonly id: string; readonly body: Kept[keyof Kept] };

/**
 * The whole state of the exchange. Only engine/ and world/ change it; each change of something kept is noted in
 * `changes`, and events wait in `events` until the operation that caused them is stored.
 */
export type World = {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly market: Market;
  readonly ledger: Ledger;
  readonly accounts: Map<string, Account>;
  readonly keys: Map<string, ApiKey>;
  readonly open: Map<string, Trade>;
  readonly running: Map<string, Trade>;
  /** Closed and canceled trades of an account, oldest first. */
  readonly ended: Map<string, Trade[]>;
  readonly cross: Map<string, CrossPosition>;
  readonly crossOpen: Map<string, CrossOrder>;
  readonly crossEnded: Map<string, CrossOrder[]>;
  readonly settlements: Settlement[];
  readonly notices: Map<string, Notice[]>;
  readonly changes: Map<string, Change>;
  readonly events: WorldEvent[];
  /** Signatures of changes that were let in; kept only where replays are refused. */
  readonly spentSignatures: Set<string>;
  /** Nearest prices at which something happens; null after a change that may have moved them. */
  levels: { readonly below: number; readonly above: number } | null;
  /** Timestamp the client signed, while its request is served. */
  signedAt: number | null;
  ids: number;
};

export function createWorld(settings: Settings, clock: Clock, market: Market): World {
  return {
    settings,
    clock,
    market,
    ledger: createLedger(),
    accounts: new Map(),
    keys: new Map(),
    open: new Map(),
    running: new Map(),
    ended: new Map(),
    cross: new Map(),
    crossOpen: new Map(),
    crossEnded: new Map(),
    settlements: [],
    notices: new Map(),
    changes: new Map(),
    events: [],
    spentSignatures: new Set(),
    levels: null,
    signedAt: null,
    ids: 0,
  };
}

/** The next id of this world. */
export function newId(world: World): string {
  world.ids += 1;
  return idFrom(world.settings.seed, world.ids);
}

const listIn = <T>(lists: Map<string, T[]>, key: string): T[] => {
  const held = lists.get(key) ?? [];
  if (held.length === 0) lists.set(key, held);
  return held;
};

const place: { readonly [K in keyof Kept]: (world: World, body: Kept[K]) => string } = {
  account: (world, account) => {
    world.accounts.set(account.id, account);
    return account.id;
  },
  key: (world, key) => {
    world.keys.set(key.key, key);
    return key.key;
  },
  trade: (world, trade) => {
    world.levels = null;
    if (trade.status !== "open") world.open.delete(trade.id);
    if (trade.status !== "running") world.running.delete(trade.id);
    if (trade.status === "open") world.open.set(trade.id, trade);
    else if (trade.status === "running") world.running.set(trade.id, trade);
    else listIn(world.ended, trade.accountId).push(trade);
    return trade.id;
  },
  cross: (world, position) => {
    world.levels = null;
    world.cross.set(position.accountId, position);
    return position.accountId;
  },
  order: (world, order) => {
    world.levels = null;
    if (order.filledAt === null && order.canceledAt === null) world.crossOpen.set(order.id, order);
    else {
      world.crossOpen.delete(order.id);
      listIn(world.crossEnded, order.accountId).push(order);
    }
    return order.id;
  },
  settlement: (world, settlement) => {
    world.settlements.push(settlement);
    return settlement.id;
  },
  notice: (world, notice) => {
    const list = listIn(world.notices, notice.accountId);
    const index = list.findIndex((held) => held.id === notice.id);
    if (index < 0) list.push(notice);
    else list[index] = notice;
    return notice.id;
  },
};

/** Puts a new version of something into the world and notes it for the store. An ended trade is final. */
export function put<K extends keyof Kept>(world: World, kind: K, body: Kept[K]): void {
  const id = place[kind](world, body);
  world.changes.set(`${kind}/${id}`, { kind, id, body });
}

/** Puts back what the store held. */
export function restore<K extends keyof Kept>(world: World, kind: K, body: Kept[K]): void {
  place[kind](world, body);
}
