import { EXCHANGE_PACE } from "#domain/accounts/next-read.ts";
import { sats, usd } from "#domain/units.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { SealedSecret } from "#ports/vault.ts";
import { keepAccountsRead } from "#server/worker/keep-accounts-read.ts";
import { NO_FAULTS } from "./fault-plan.ts";
import { createSeedWorld, type SeedWorld } from "./seed-world.ts";

const HUNG = "account-1";
const LEVERAGE = 3;
/** Nobody opens it: in a simulated world an account is its own key. */
const NO_SECRET: SealedSecret = { ciphertext: new Uint8Array(), wrappedKey: new Uint8Array(), keyId: 1 };

export type HungResult = {
  /** Readings of all other accounts. */
  readonly readings: number;
  /** Of a hundred of them 99 were there no later after they were due, in milliseconds of virtual time. */
  readonly lateMs: number;
  /** Times that the account was asked for which never answers. */
  readonly hung: number;
};

/** A crowd whose levels are far from the price, so that each may be read as seldom as any: one after another, all the time. */
const populate = async ({ exchange, stores, network, now }: SeedWorld, count: number): Promise<void> => {
  const last = exchange.last();
  // A price is known, or they would be read as often as any.
  await stores.triggers.match(network, { low: last, high: last, last, at: now() }, 1, 0);
  for (let place = 0; place < count; place += 1) {
    const id = `account-${place + 1}`;
    exchange.openAccount(id, sats(1_000_000));
    const position = exchange.open(id, "long", usd(200), LEVERAGE);
    const { balance } = exchange.stateOf(id);
    const account: StoredAccount = {
      ...{ id, userId: `user-${place + 1}`, network, label: id, exchangeUserId: id, keyLastFour: "0000" },
      ...{ permissions: [], credentialRevision: 1, status: "active", validatedAt: now(), balance },
      ...{ readAt: null, blindSince: null, notAcceptedSince: null, blindReason: null, createdAt: now() },
    };
    await stores.accounts.add(account, NO_SECRET);
    const reading = { accountId: id, balance, positions: [position], readAt: now(), nextReadAt: now };
    await stores.accounts.storeReading(reading);
    await stores.accounts.makeDue(id, now() + (place / count) * EXCHANGE_PACE.longestMs);
  }
};

type WorkerDeps = ReturnType<SeedWorld["createDeps"]>;

/** Whoever reads accounts, and how late each reading was there: an account's second one, and those that follow it. */
const listenToReadings = (deps: WorkerDeps, now: () => number) => {
  const dueAt = new Map<string, number>();
  const late: number[] = [];
  let hung = 0;
  const { accounts } = deps;
  const heard: WorkerDeps = {
    ...deps,
    accounts: {
      ...accounts,
      storeReading: (reading) => {
        const due = dueAt.get(reading.accountId);
        if (due !== undefined) late.push(now() - due);
        const nextReadAt: typeof reading.nextReadAt = (levels) => {
          const next = reading.nextReadAt(levels);
          dueAt.set(reading.accountId, next);
          return next;
        };
        return accounts.storeReading({ ...reading, nextReadAt });
      },
      markBlind: (accountId, ...rest) => {
        if (accountId === HUNG) hung += 1;
        return accounts.markBlind(accountId, ...rest);
      },
    },
  };
  return { heard, late, hung: () => hung };
};

/** A worker that keeps many accounts read, of which one never answers, or all do (F14 of the failure matrix). */
export const playHungAccount = async (wish: {
  readonly seed: number;
  readonly accounts: number;
  readonly minutes: number;
  readonly hangs: boolean;
}): Promise<HungResult> => {
  const { seed, accounts, minutes, hangs } = wish;
  const world = createSeedWorld({
    ...{ seed, faults: NO_FAULTS, hasCross: false, network: "signet" },
    ...(hangs ? { hungAccount: HUNG } : {}),
  });
  await populate(world, accounts);
  const worker = world.createSimProcess("worker");
  const { heard, late, hung } = listenToReadings(world.createDeps(worker, 0), world.now);
  const over = new AbortController();
  void keepAccountsRead(heard, { network: world.network, signal: over.signal, wait: worker.wait });
  await world.scheduler.runUntil(world.now() + minutes * 60_000);
  over.abort();
  worker.kill();
  const sorted = late.toSorted((one, other) => one - other);
  return {
    readings: late.length,
    lateMs: sorted[Math.floor(0.99 * sorted.length)] ?? Number.POSITIVE_INFINITY,
    hung: hung(),
  };
};
