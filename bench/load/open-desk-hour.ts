import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { createMemoryCacheStore } from "#adapters/memory/create-memory-cache-store.ts";
import { startThrowawayPostgres } from "#cli/infra/postgres/start-throwaway-postgres.ts";
import type { CandleRange } from "#domain/market/candle-range.ts";
import { priceFromUsd } from "#domain/units.ts";
import { startPaperExchange } from "#paper-exchange/start-paper-exchange.ts";
import { bindServices } from "#server/bind-services.ts";
import { freshKeyring } from "#server/composition/keyrings.ts";
import { KNOWN_MIGRATIONS, migrateDatabase } from "#server/composition/migrations.ts";
import { wire } from "#server/composition/wire.ts";
import type { Wired } from "#server/wired.ts";
import { createCache } from "#services/cache/create-cache.ts";
import { runTick } from "#services/monitor/run-tick.ts";
import { enterTrader, type Trader } from "#testing/monitor/enter-trader.ts";
import type { ReadKind } from "#testing/told/script-user.ts";

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const START = priceFromUsd(100_000);
const STARTED_AT = Date.UTC(2026, 0, 1, 1);
const KEY = new Uint8Array(32);
const RANGES: readonly CandleRange[] = ["1m", "1m", "1h"];
const CANDLES = 500;

/** A trader, what their screens ask with, and the account that the worker reads. */
export type DeskUser = { readonly trader: Trader; readonly positionId: string; readonly range: CandleRange };

/**
 * The product's own services on a database and a paper exchange, in time that only `pass` moves. Times in epoch
 * milliseconds. `asked` counts what got as far as the database for holdings, and as far as the exchange for candles.
 */
export const openDeskHour = async () => {
  const server = await startThrowawayPostgres();
  await migrateDatabase(server.url);
  const sql = postgres(server.url, { max: 1, onnotice: () => undefined });
  const paper = await startPaperExchange({
    adminToken: randomUUID(),
    seed: 1,
    startAt: STARTED_AT,
    fundingRateE9: 0,
    prices: { kind: "steerable", start: START },
    limits: { authPerSecond: null, publicPerSecond: null, maxTrades: 100, elapsedMs: () => paper.now() },
    quirks: { halfSpreads: [0, 0, 0, 0] },
  });
  const asked = { holdings: 0, candles: 0 };
  const counting: typeof globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (url.includes("/candles")) asked.candles += 1;
    return fetch(input, init);
  };
  const plain = wire({
    databaseUrl: server.url,
    connections: 6,
    name: "bench-hit-rate",
    keys: await freshKeyring(Date.now()),
    paper: { rest: `${paper.url}/v3`, stream: paper.streamUrl },
    clock: () => paper.now(),
    log: SILENT,
    fetch: counting,
  });
  const elapsed = () => paper.now();
  const cache = createCache({
    store: createMemoryCacheStore({ elapsed, maxEntries: 10_000, maxBytes: 32 * 1024 * 1024 }),
    elapsed,
    digestKey: randomUUID(),
    newVersion: randomUUID,
  });
  const accounts: Wired["accounts"] = {
    ...plain.accounts,
    positionsOfUser: (userId) => {
      asked.holdings += 1;
      return plain.accounts.positionsOfUser(userId);
    },
  };
  // What a web process reads by; the worker's readings are stored past it, as by another process.
  const web: Wired = { ...plain, accounts, cache, ownCache: cache };
  const key = () => KEY;
  const services = bindServices(web, plain.attempts, {
    paperProvenance: "simulated prices",
    isDemoOn: false,
    migrations: KNOWN_MIGRATIONS,
    cursorKey: key,
    linkKey: key,
  });
  const tick = () => runTick(plain, "paper", { low: START, high: START, last: START, at: paper.now() });
  await tick();

  return {
    asked,
    sql,
    now: () => paper.now(),
    tick,
    pass: (ms: number): void => paper.step(START, paper.now() + ms),
    addUser: async (index: number): Promise<DeskUser> => {
      const trader = await enterTrader(paper, plain, 1_000_000);
      const { id: positionId } = await trader.open();
      await trader.guard(positionId);
      return { trader, positionId, range: RANGES[index % RANGES.length] ?? "1m" };
    },
    ask: async ({ trader: { userId }, positionId, range }: DeskUser, kind: ReadKind): Promise<unknown> => {
      const of = { userId, locale: "en" } as const;
      const list = { ...of, cursor: null, outcome: null, accountId: null, positionId: null };
      switch (kind) {
        case "overview":
          return await services.overview.get(of);
        case "receipts":
          return await services.tradeLog.list({ ...list, limit: 30 });
        case "pages":
          return await services.tradeLog.list({ ...list, limit: 50 });
        case "position-receipts":
          return await services.tradeLog.list({ ...list, limit: 100, positionId });
        case "notices":
          return await services.notifications.recent(of);
        case "panic":
          return await services.panic.standing(of);
        case "candles":
          return await services.market.candles({ network: "paper", range, limit: CANDLES });
      }
    },
    stop: async (): Promise<void> => {
      await plain.close();
      await sql.end();
      await paper.stop();
      await server.stop();
    },
  };
};
