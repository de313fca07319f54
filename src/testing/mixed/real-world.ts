import { openDatabase } from "#adapters/postgres/open-database.ts";
import { startThrowawayPostgres } from "#cli/infra/postgres/start-throwaway-postgres.ts";
import { createReplayClock } from "#cli/replay/replay-clock.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { sats } from "#domain/units.ts";
import type { PaperExchange, PaperKey } from "#paper-exchange/paper-exchange.ts";
import { startPaperExchange } from "#paper-exchange/start-paper-exchange.ts";
import type { Exchange } from "#ports/exchange.ts";
import { openPlainCredential } from "#server/composition/credentials.ts";
import { freshKeyring } from "#server/composition/keyrings.ts";
import { migrateDatabase } from "#server/composition/migrations.ts";
import { wire } from "#server/composition/wire.ts";
import type { Wired } from "#server/wired.ts";
import { connectPlainKey } from "#services/accounts/connect-plain-key.ts";
import { BREAKER_PERMISSIONS, TRADING_PERMISSIONS } from "../fakes/fake-exchange.ts";
import { armBreaker } from "./arm-breaker.ts";
import { keepErrors } from "./keep-errors.ts";
import { DEPOSIT, type MixedAccount, type MixedWorld, type OpenWorld } from "./mixed-world.ts";
import { createOrderBook } from "./see-orders.ts";
import { untouchedOf } from "./untouched-triggers.ts";

type OrderBook = ReturnType<typeof createOrderBook>;

const PERMISSIONS = [...TRADING_PERMISSIONS, ...BREAKER_PERMISSIONS, "futures:cross:write"];
/** Hundreds of open trades come in one answer here; the exchange itself allows a hundred. */
const MAX_BYTES = 16 * 1024 * 1024;
const MOST_TRADES = 1_000;

/** The same exchange, with a trader at it. */
const handOf = (wired: Wired, key: PaperKey, book: OrderBook): Exchange =>
  new Proxy(wired.exchanges.withCredential("paper", openPlainCredential(key)), {
    get: (exchange, verb) => {
      const act: unknown = Reflect.get(exchange, verb);
      return typeof act === "function"
        ? (...args: readonly unknown[]) =>
            book.byHand(() => Promise.resolve(Reflect.apply(act, exchange, args)))
        : act;
    },
  });

const openAccount = async (
  wired: Wired,
  paper: PaperExchange,
  place: number,
  keys: Map<string, string>,
  book: OrderBook,
): Promise<MixedAccount> => {
  const { accountId } = paper.createAccount({ username: `trader-${place + 1}`, balance: sats(DEPOSIT) });
  const key = paper.createKey(accountId, { permissions: PERMISSIONS, active: true });
  const userId = wired.newId();
  await wired.users.create({
    id: userId,
    email: `trader-${place + 1}@axisor.local`,
    passwordHash: "none",
    createdAt: wired.clock(),
  });
  const account = await connectPlainKey(wired, {
    userId,
    network: "paper",
    label: `Account ${place + 1}`,
    ...key,
  });
  keys.set(key.key, account.id);
  return { account, hand: handOf(wired, key, book) };
};

const runningOn = async ({ hand }: MixedAccount): Promise<readonly IsolatedPosition[]> => {
  const answer = await hand.runningTrades();
  if (answer.ok) return answer.value;
  throw new Error(`What runs could not be read: ${answer.failure.kind}`);
};

const booksOff = (paper: PaperExchange): number => {
  const { ok, difference, mismatches } = paper.conservation();
  if (!ok && difference === 0) throw new Error(`Single books do not add up: ${mismatches.join("; ")}`);
  return Math.abs(difference);
};

/** PostgreSQL, and the paper exchange over HTTP: the product's own wiring on the clock of the prices. */
export const openRealWorld: OpenWorld = async (first, count, seed): Promise<MixedWorld> => {
  const postgres = await startThrowawayPostgres();
  await migrateDatabase(postgres.url);
  const paper = await startPaperExchange({
    adminToken: "none",
    seed,
    prices: { kind: "steerable", start: first.price },
    startAt: first.at,
    limits: { authPerSecond: null, publicPerSecond: null, maxTrades: MOST_TRADES },
  });
  const clock = createReplayClock(first.at);
  const keys = new Map<string, string>();
  const book = createOrderBook((key) => keys.get(key) ?? "");
  const { log, errors } = keepErrors();
  const wired = wire({
    databaseUrl: postgres.url,
    connections: 4,
    name: "axisor-mixed",
    keys: await freshKeyring(Date.now()),
    paper: { rest: `${paper.url}/v3`, stream: paper.streamUrl },
    clock: clock.stamp,
    log,
    maxBytes: MAX_BYTES,
    fetch: book.fetch,
  });
  const accounts: MixedAccount[] = [];
  for (let place = 0; place < count; place += 1) {
    const opened = await openAccount(wired, paper, place, keys, book);
    accounts.push(opened);
    await armBreaker(wired, opened.account, place, first.at);
  }
  const outside = openDatabase(postgres.url, { max: 1, name: "axisor-outside" });
  let [now, last, seen] = [first.at, first.price, -1];
  return {
    deps: wired,
    accounts,
    now: () => now,
    last: () => last,
    advance: async (at, price) => {
      [now, last] = [at, price];
      clock.moveTo(at);
      paper.step(price, at);
    },
    reachedBy: untouchedOf(outside.db),
    running: async () => {
      // A stop moves by an order alone, or at the exchange as it trails there: neither is new without one.
      if (seen === book.count()) return null;
      seen = book.count();
      const all = accounts.map(async (one) => [one.account.id, await runningOn(one)] as const);
      return new Map(await Promise.all(all));
    },
    orders: () => book.orders,
    errors: () => errors,
    booksOff: async () => booksOff(paper),
    close: async () => {
      await Promise.all([wired.close(), outside.close()]);
      await paper.stop();
      await postgres.stop();
    },
  };
};
