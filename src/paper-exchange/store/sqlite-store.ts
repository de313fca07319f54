import { chmodSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { Candle } from "#domain/replay/candle.ts";
import type { CandleHistory } from "../candles/candle-history.ts";
import type { LedgerRow } from "../world/ledger.ts";
import type { Kept, World } from "../world/world.ts";
import type { Store } from "./store.ts";

/** The market and what the feed needs to go on. */
export type Snapshot = {
  readonly now: number;
  readonly last: number;
  readonly nextFunding: number;
  readonly ids: number;
  readonly source: string;
  readonly feed: unknown;
};

export type Stored = {
  readonly snapshot: Snapshot;
  readonly kept: readonly { readonly kind: keyof Kept; readonly body: Kept[keyof Kept] }[];
  readonly ledger: readonly LedgerRow[];
  readonly minutes: readonly Candle[];
};

const SCHEMA = `
  pragma journal_mode = wal;
  pragma synchronous = normal;
  create table if not exists meta (name text primary key, body text not null) strict;
  create table if not exists kept (
    kind text not null, id text not null, body text not null, unique (kind, id)
  ) strict;
  create table if not exists ledger (seq integer primary key, body text not null) strict;
  create table if not exists minutes (at integer primary key, body text not null) strict;
`;
const MINUTES = 100_000;

/** Opens the file the state is kept in, and makes it where there is none. */
export function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec(SCHEMA);
  if (path !== ":memory:") chmodSync(path, 0o600);
  return database;
}

/** What the file holds, or null for a new one. */
export function readStored(database: DatabaseSync): Stored | null {
  const bodies = (query: string): string[] =>
    database
      .prepare(query)
      .all()
      .map((row) => String(row.body));
  const [snapshot] = bodies("select body from meta where name = 'snapshot'");
  if (snapshot === undefined) return null;
  const kept = database.prepare("select kind, body from kept order by rowid").all();
  const minutes = bodies(`select body from minutes order by at desc limit ${MINUTES}`);
  return {
    snapshot: JSON.parse(snapshot),
    kept: kept.map((row) => ({ kind: String(row.kind) as keyof Kept, body: JSON.parse(String(row.body)) })),
    ledger: bodies("select body from ledger order by seq").map((body) => JSON.parse(body)),
    minutes: minutes.reverse().map((body) => JSON.parse(body)),
  };
}

/** Keeps a world in the file: every change, every ledger row and the market, one transaction a time. */
export function createSqliteStore(
  database: DatabaseSync,
  world: World,
  candles: CandleHistory,
  snapshot: () => Snapshot,
): Store {
  const keep = database.prepare(
    "insert into kept (kind, id, body) values (?, ?, ?) on conflict (kind, id) do update set body = excluded.body",
  );
  const append = database.prepare("insert into ledger (seq, body) values (?, ?)");
  const minute = database.prepare("insert or replace into minutes (at, body) values (?, ?)");
  const meta = database.prepare("insert or replace into meta (name, body) values (?, ?)");
  let rows = Number(database.prepare("select count(*) as held from ledger").get()?.held ?? 0);
  let newest = Number(database.prepare("select coalesce(max(at), 0) as held from minutes").get()?.held ?? 0);

  const write = (): void => {
    for (const { kind, id, body } of world.changes.values()) keep.run(kind, id, JSON.stringify(body));
    for (const row of world.ledger.rows.slice(rows)) append.run(row.seq, JSON.stringify(row));
    const recent = candles.minutesSince(newest);
    for (const candle of recent) minute.run(candle.at, JSON.stringify(candle));
    meta.run("snapshot", JSON.stringify(snapshot()));
    rows = world.ledger.rows.length;
    newest = recent.at(-1)?.at ?? newest;
  };
  return {
    save: () => {
      database.exec("begin immediate");
      try {
        write();
        database.exec("commit");
      } catch (error) {
        database.exec("rollback");
        throw error;
      }
    },
    close: () => database.close(),
  };
}
