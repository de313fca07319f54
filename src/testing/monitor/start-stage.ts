import postgres, { type Sql } from "postgres";
import { createLnMarketsExchanges } from "#adapters/lnmarkets/create-ln-markets-exchanges.ts";
import { freshKeyring } from "#adapters/sodium/create-keyring.ts";
import { type PriceHalfUsd, priceFromUsd, sats } from "#domain/units.ts";
import type { PaperExchange } from "#paper-exchange/paper-exchange.ts";
import { startPaperExchange } from "#paper-exchange/start-paper-exchange.ts";
import { wire } from "#server/composition/wire.ts";
import type { WiringOptions } from "#server/composition/wiring-options.ts";
import type { Wired } from "#server/wired.ts";
import { createResilientExchanges } from "#services/exchange/create-resilient-exchanges.ts";
import type { MonitorDeps, TickReport } from "#services/monitor/monitor-deps.ts";
import { runTick } from "#services/monitor/run-tick.ts";
import { createTestDatabase } from "../infra/test-database.ts";
import { aLog } from "../server/a-log.ts";
import { enterTrader, type Trader } from "./enter-trader.ts";

/** Real PostgreSQL, the real adapter and a steerable paper exchange over HTTP: all that the product runs on. */
export type Stage = {
  readonly paper: PaperExchange;
  readonly wired: Wired;
  /** The database from behind, for what no port tells. */
  readonly sql: Sql;
  /** For a process of its own on this database. */
  readonly databaseUrl: string;
  readonly logged: readonly string[];
  trader(balance?: number, permissions?: readonly string[]): Promise<Trader>;
  /** The market goes through these prices (USD), a second apart, without anybody looking. */
  move(...dollars: readonly number[]): void;
  /** The market goes through these prices and one tick sees them all; without any, the price stands still. */
  tick(...dollars: readonly number[]): Promise<TickReport>;
  /** As `tick`, with some parts replaced by others. */
  tickWith(parts: Partial<MonitorDeps>, ...dollars: readonly number[]): Promise<TickReport>;
  /** Nothing happens for so long. */
  wait(ms: number): void;
  /** Every lease has run out, as after a crash or a long pause. */
  expireLeases(): Promise<void>;
  /** Another test: an empty database and a new exchange at 100,000. */
  renew(): Promise<void>;
  stop(): Promise<void>;
};

export type StageOptions = {
  /** How many requests of a key the exchange takes in a second of its own clock; any number unless told otherwise. */
  readonly authPerSecond?: number;
  /** What longs pay at a settlement, in billionths of their size; nothing unless told otherwise. */
  readonly fundingRateE9?: number;
  /** What its parts are made of besides; nothing unless told otherwise. */
  readonly wiring?: Partial<WiringOptions>;
};

const START = priceFromUsd(100_000);
/** An hour after a settlement. */
const STARTED_AT = Date.UTC(2026, 0, 1, 1);
/** A refusal must not make a test wait: how long is slept between two reads is none of ours. */
const atOnce = async (): Promise<void> => undefined;
/** Every look at the clock is a minute after the last: no breaker opens here, it has tests of its own. */
const unhurried = () => {
  let elapsedMs = 0;
  return () => {
    elapsedMs += 60_000;
    return elapsedMs;
  };
};

const startPaper = async ({ authPerSecond, fundingRateE9 = 0 }: StageOptions): Promise<PaperExchange> => {
  const paper: PaperExchange = await startPaperExchange({
    adminToken: "an admin token for tests",
    seed: 1,
    startAt: STARTED_AT,
    fundingRateE9,
    prices: { kind: "steerable", start: START },
    limits: {
      authPerSecond: authPerSecond ?? null,
      publicPerSecond: null,
      maxTrades: 100,
      elapsedMs: () => paper.now(),
    },
    quirks: { halfSpreads: [0, 0, 0, 0] },
  });
  return paper;
};

const wireTo = (
  databaseUrl: string,
  paper: PaperExchange,
  log: Wired["log"],
  wiring: StageOptions["wiring"],
): Wired => {
  const urls = { rest: `${paper.url}/v3`, stream: paper.streamUrl };
  const wired = wire({
    databaseUrl,
    connections: 6,
    name: "stage",
    keys: STAGE_KEYRING,
    paper: urls,
    clock: () => paper.now(),
    log,
    ...wiring,
  });
  return {
    ...wired,
    // Worked numbers stay whole: what a tag adds has tests of its own.
    tagOf: () => sats(0),
    exchanges: createResilientExchanges({
      exchanges: createLnMarketsExchanges({
        baseUrls: { mainnet: urls, signet: urls, paper: urls },
        now: () => paper.now(),
        timeoutMs: 1_000,
      }),
      budget: null,
      elapsed: unhurried(),
      sleep: atOnce,
      random: () => 0,
    }),
  };
};

/** Its secrets open in other processes too, which are told the same text. */
export const STAGE_KEYRING = await freshKeyring(Date.now());

/** Opens the stage; `renew` before each test. */
export const startStage = async (options: StageOptions = {}): Promise<Stage> => {
  const database = await createTestDatabase();
  const sql = postgres(database.url, { max: 2, onnotice: () => undefined });
  const { log, lines } = aLog();
  let paper = await startPaper(options);
  let wired = wireTo(database.url, paper, log, options.wiring);
  let last: PriceHalfUsd = START;
  const step = (price: PriceHalfUsd) => {
    paper.step(price, paper.now() + 1_000);
    last = price;
  };
  const tickWith: Stage["tickWith"] = async (parts, ...dollars) => {
    const seen = [last, ...dollars.map(priceFromUsd)];
    for (const price of seen.slice(1)) step(price);
    const [low, high] = [Math.min(...seen), Math.max(...seen)] as [PriceHalfUsd, PriceHalfUsd];
    return runTick({ ...wired, ...parts }, "paper", { low, high, last, at: paper.now() });
  };
  const endRun = async () => {
    await wired.close();
    await paper.stop();
  };
  return {
    get paper() {
      return paper;
    },
    get wired() {
      return wired;
    },
    sql,
    databaseUrl: database.url,
    logged: lines,
    trader: (balance = 1_000_000, permissions) => enterTrader(paper, wired, balance, permissions),
    move: (...dollars) => {
      for (const price of dollars) step(priceFromUsd(price));
    },
    tick: (...dollars) => tickWith({}, ...dollars),
    tickWith,
    wait: (ms) => paper.step(last, paper.now() + ms),
    expireLeases: async () => {
      await sql`update trigger_work set lease_until = now() - interval '1 second'`;
      await sql`update trade_intents set lease_until = now() - interval '1 second'`;
    },
    renew: async () => {
      await endRun();
      await sql`truncate users, trigger_work, market_ticks cascade`;
      lines.length = 0;
      last = START;
      paper = await startPaper(options);
      wired = wireTo(database.url, paper, log, options.wiring);
    },
    stop: async () => {
      await endRun();
      await sql.end();
      await database.drop();
    },
  };
};
