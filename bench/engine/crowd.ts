import { randomUUID } from "node:crypto";
import { type Database, openDatabase } from "#adapters/postgres/open-database.ts";
import { guardTrigger } from "#domain/automations/guard-step.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import { type PriceHalfUsd, priceFromUsd, sats } from "#domain/units.ts";
import type { Log } from "#ports/log.ts";
import { openPlainCredential } from "#server/composition/credentials.ts";
import { freshKeyring } from "#server/composition/keyrings.ts";
import { wire } from "#server/composition/wire.ts";
import type { Wired } from "#server/wired.ts";
import { connectPlainKey } from "#services/accounts/connect-plain-key.ts";
import { armGuard } from "#services/automations/arm-guard.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { FakeExchange } from "#testing/fakes/fake-exchange.ts";
import { FakeExchanges } from "#testing/fakes/fake-exchanges.ts";
import { FakeMarket } from "#testing/fakes/fake-market.ts";
import { say } from "../say.ts";
import type { Stage } from "./open-stage.ts";

/** One account with one guarded long; `key` as requests name it, which is a digest of it. */
export type Member = { readonly key: string; readonly trigger: PriceHalfUsd };

/** Guarded accounts at an exchange in memory that answers at once; their triggers are reached one by one as the price falls. */
export type Crowd = {
  readonly wired: Wired;
  readonly db: Database;
  readonly market: FakeMarket;
  readonly exchanges: FakeExchanges;
  /** Those not taken yet, the one whose trigger is reached first at the front. */
  take(count: number): readonly Member[];
};

export const ACCOUNTS = 1_000;
const AT_ONCE = 8;
const FIRST_ENTRY = 110_000;
/** The last trigger lies 4.5 % below the first, so nobody's second one is reached before it. */
const STEP = 5;
const CONNECTIONS = 10;

const silent: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (event, fields) => say(`${event} ${JSON.stringify(fields)}`),
};

const join = async (
  wired: Wired,
  market: FakeMarket,
  exchanges: FakeExchanges,
  place: number,
): Promise<Member> => {
  const [userId, key] = [randomUUID(), `key-${place}`];
  const position = aPosition({ id: `position-${place}`, price: priceFromUsd(FIRST_ENTRY - STEP * place) });
  const account = new FakeExchange(market, sats(10_000_000));
  account.identity = { ...account.identity, exchangeUserId: key };
  account.hold(position);
  const { digest } = openPlainCredential({ key, secret: "", passphrase: "" });
  exchanges.know(digest, account);
  await wired.users.create({
    id: userId,
    email: `${key}@axisor.local`,
    passwordHash: "none",
    createdAt: wired.clock(),
  });
  const credential = { key, secret: "secret", passphrase: "passphrase" };
  const { id } = await connectPlainKey(wired, { ...credential, userId, network: "paper", label: "bench" });
  const config = aGuardConfig();
  await armGuard(wired, { userId, accountId: id, positionId: position.id, config });
  const trigger = guardTrigger(position, config.steps);
  if (trigger === null) throw new Error("A leveraged long can always be liquidated");
  return { key: digest, trigger: trigger.price };
};

const joinAll = async (
  wired: Wired,
  market: FakeMarket,
  exchanges: FakeExchanges,
): Promise<readonly Member[]> => {
  const places = Array.from({ length: ACCOUNTS }, (_, place) => place);
  const members: Member[] = [];
  const lane = async () => {
    for (let place = places.shift(); place !== undefined; place = places.shift()) {
      members.push(await join(wired, market, exchanges, place));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return members.toSorted((one, other) => other.trigger - one.trigger);
};

const openCrowd = async (stage: Stage): Promise<Crowd> => {
  const { url, sql } = await stage.database("crowd");
  const market = new FakeMarket(priceFromUsd(FIRST_ENTRY), Date.now);
  const exchanges = new FakeExchanges(market);
  const nowhere = { rest: "http://127.0.0.1:9/v3", stream: "ws://127.0.0.1:9/v1" };
  const keys = await freshKeyring(Date.now());
  const parts = { databaseUrl: url, connections: CONNECTIONS, name: "bench", keys, paper: nowhere };
  const wired = { ...wire({ ...parts, clock: Date.now, log: silent }), exchanges };
  const { db, close } = openDatabase(url, { max: CONNECTIONS, name: "bench-budget" });
  stage.atEnd(async () => void (await Promise.all([wired.close(), close()])));
  const members = await joinAll(wired, market, exchanges);
  // Connecting leaves every account due; here only hits ask the exchange for anything.
  await sql`update exchange_accounts set next_read_at = now() + interval '30 days'`;
  say(`  ${members.length} accounts are guarded`);
  let taken = 0;
  return {
    wired,
    db,
    market,
    exchanges,
    take: (count) => {
      const next = members.slice(taken, taken + count);
      taken += count;
      if (next.length < count) throw new Error("The crowd is too small for what is asked of it");
      return next;
    },
  };
};

const opened = new WeakMap<Stage, Promise<Crowd>>();

/** The crowd of this run; made on first use. */
export const crowdOf = (stage: Stage): Promise<Crowd> => {
  const crowd = opened.get(stage) ?? openCrowd(stage);
  opened.set(stage, crowd);
  return crowd;
};

/** The market falls to `price`, and a tick sees all of it. */
export const fallTo = (market: FakeMarket, price: PriceHalfUsd, at: number): Tick => {
  const high = market.last;
  market.movePrice(price);
  return { low: price, high, last: price, at };
};
