import { marginGuardTrigger } from "#domain/automations/margin-guard.ts";
import { amountTag } from "#domain/intents/amount-tag.ts";
import { nextFundingAt } from "#domain/position/funding.ts";
import { basisPoints, priceFromUsd, rateE9, sats, usd } from "#domain/units.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { Exchanges, Network } from "#ports/exchange.ts";
import type { IntentPlan } from "#ports/intents.ts";
import type { Log } from "#ports/log.ts";
import { createResilientExchanges } from "#services/exchange/create-resilient-exchanges.ts";
import { createExchangeClock, type ExchangeClock } from "#services/market/create-exchange-clock.ts";
import { createPriceWatch } from "#services/market/create-price-watch.ts";
import { checkLeaving, checkSending } from "./check-sending.ts";
import {
  addCounts,
  drawFaults,
  type FaultCounts,
  type FaultKind,
  type FaultPlan,
  NO_FAULTS,
  noCounts,
} from "./fault-plan.ts";
import { checkAlone, type Violation } from "./invariants.ts";
import { createModelStores } from "./model/create-model-stores.ts";
import type { Mutant, SimDeps } from "./mutant.ts";
import { createPricePath } from "./price-path.ts";
import { createProcess, type SimProcess } from "./process.ts";
import { createRandom, type Random } from "./random.ts";
import { createRecorder, type Recorder } from "./recorder.ts";
import { createScheduler } from "./scheduler.ts";
import { createRequestCounter, createSimBudget } from "./sim-budget.ts";
import { createSimExchange } from "./sim-exchange.ts";
import { createTrace } from "./trace.ts";
import { createWire } from "./wire.ts";

export type SeedOptions = {
  readonly seed: number;
  readonly mutant?: Mutant;
  /** Keeps the events themselves, to be printed. */
  readonly keepTrace?: boolean;
  /** Instead of the seed's own draw. */
  readonly faults?: FaultPlan;
  /** One worker instead of two, and no cron. */
  readonly isAlone?: boolean;
  /** Kills the first worker at exactly this await. */
  readonly dieAt?: number;
};

const EIGHT_HOURS = Date.UTC(2026, 0, 1, 8);
/** A process that was paused may still speak of a key that was refused so long ago. */
const REVOKED_LATELY_MS = 120_000;
const START_PRICE = priceFromUsd(100_000);

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Which exchange a seed lives at: its rules for stamps decide the timings. */
const drawNetwork = (random: Random): { readonly network: Network; readonly backDated: boolean } =>
  random.pick<{ readonly network: Network; readonly backDated: boolean }>([
    { network: "paper", backDated: true },
    { network: "signet", backDated: true },
    { network: "signet", backDated: false },
  ]);

/** Every method of a port as one transaction of a process. */
const through = <T extends object>(process: SimProcess, port: T): T =>
  Object.fromEntries(
    Object.entries(port).map(([name, method]) => [
      name,
      (...args: unknown[]) => process.transact(() => method(...args)),
    ]),
  ) as T;

/** One simulated world: an exchange, a database, a market, and whatever runs on them. */
export const createSeedWorld = (options: SeedOptions) => {
  const root = createRandom(options.seed);
  const plan = options.faults ?? drawFaults(root.fork("faults"));
  const { network, backDated } = drawNetwork(root.fork("network"));
  const lead = root.fork("start").between(60_000, 360_000);
  const scheduler = createScheduler(EIGHT_HOURS - (plan.funding > 0 ? lead : 4 * 60 * 60_000));
  const { now } = scheduler;
  const trace = createTrace(now, options.keepTrace ?? false);
  const counts: FaultCounts = noCounts();
  const violations: Violation[] = [];
  const chance = root.fork("chance");
  let faults: FaultPlan = plan;
  /** Until when the exchange asked to be left alone, by account; null is the public. */
  const asked = new Map<string | null, number>();
  let outUntil = 0;
  let kills = 0;
  let ids = 0;

  const violate = (found: readonly Violation[]): void => {
    for (const violation of found) {
      trace.add(`VIOLATION ${violation.invariant} ${violation.what}`);
      violations.push(violation);
    }
  };
  const count = (kind: FaultKind): void => {
    counts[kind] += 1;
    trace.add(kind);
  };
  const exchange = createSimExchange({
    now,
    start: START_PRICE,
    fundingRate: rateE9(plan.funding > 0 ? 1_000_000 : 100_000),
    onLiquidation: () => count("liquidation"),
    onFunding: () => count("funding"),
  });
  const path = createPricePath(root.fork("price"), START_PRICE);
  const stores = createModelStores({
    clock: now,
    ...(options.mutant?.defects === undefined ? {} : { defects: options.mutant.defects }),
  });
  /** The trader changes the rule in the very moment that one of its intents is on its way. */
  const onPlanned = (known: Recorder, { cause, accountId, userId }: IntentPlan): void => {
    violate(checkAlone(known, accountId));
    if (cause.kind !== "automation" || !chance.chance(faults["rule-changed"] * 0.25)) return;
    const isPaused = chance.chance(0.5);
    scheduler.after(chance.between(0, 4), () => {
      count("rule-changed");
      if (isPaused) void stores.automations.pause(userId, cause.id, now());
      else void lowerCap(cause.id);
    });
  };
  const lowerCap = async (guardId: string): Promise<void> => {
    const standing = await stores.automations.standing(guardId, now());
    if (standing?.state !== "armed" || standing.trigger === null) return;
    const maxTotal = sats(Math.max(1, standing.spending.addedInAll - 1));
    const { side, price } = standing.trigger;
    const config = { ...standing.config, maxTotal };
    await stores.automations.arm({ ...standing, config }, network, { side, price });
  };
  const recorder = createRecorder(now, trace.add, onPlanned, (found) => violate(found));
  const watched = recorder.watchIntents(stores.intents);
  const intents: typeof watched = {
    ...watched,
    markSent: async (intent, sending) => {
      const answer = await watched.markSent(intent, sending);
      const known = recorder.intents.get(intent.id);
      if (answer === "sent" && known !== undefined) {
        const guard = await stores.automations.find(known.plan.cause.id);
        const accountCap = stores.seen.accounts.get(known.plan.accountId)?.maxAddedPerDay ?? null;
        violate(checkSending(recorder, known, { guard, accountCap }, sending.at));
      }
      return answer;
    },
  };
  const triggers = recorder.watchTriggers(stores.triggers);
  /** When the key of an account was accepted again, the first reading after it was refused. */
  const accepted = new Map<string, number>();
  const storeReading: typeof stores.accounts.storeReading = async (reading) => {
    const before = stores.seen.accounts.get(reading.accountId)?.stored.status;
    const answer = await stores.accounts.storeReading(reading);
    if (before === "unauthorized") accepted.set(reading.accountId, now());
    return answer;
  };
  const markUnauthorized: typeof stores.accounts.markUnauthorized = async (accountId, ...rest) => {
    if (!exchange.wasRevoked(accountId, REVOKED_LATELY_MS)) {
      violate([{ invariant: "I10", what: `the key of ${accountId} is called refused, and is fine` }]);
    }
    await stores.accounts.markUnauthorized(accountId, ...rest);
  };
  const budget = createSimBudget(now);
  const countRequest = createRequestCounter(now);
  const newId = (): string => {
    ids += 1;
    return `${options.seed}-${ids}`;
  };

  /** A process's clock: right, a little off, or far off; the paper exchange runs on the same machine. */
  const drawSkew = (): number => {
    if (network === "paper" || !chance.chance(faults.skew)) return 0;
    count("skew");
    return chance.chance(0.2) ? chance.pick([-60_000, 60_000]) : chance.between(-9_000, 9_000);
  };

  const createDeps = (
    process: SimProcess,
    skewMs: number,
  ): SimDeps & { readonly stampClock: ExchangeClock } => {
    const wire = createWire({
      process,
      scheduler,
      exchange,
      random: root.fork(`wire ${process.name}`),
      faults: () => faults,
      isOut: () => now() < outUntil,
      candles: path.candles,
      fundingAt: () => nextFundingAt(now()),
      count,
      onCall: (accountId) => violate(countRequest(accountId)),
      onAskedToWait: (accountId, ms) => {
        const until = Math.max(asked.get(accountId) ?? 0, now() + ms);
        asked.set(accountId, until);
      },
      onSend: (request) => {
        trace.add(`leaves ${request.kind} ${request.positionId} ${request.signedAt}`);
        violate(checkLeaving(recorder, request, now()));
      },
    });
    const bare: Exchanges = {
      marketData: () => wire.market,
      withCredential: (_, { key }) => wire.exchangeOf(key),
    };
    const exchanges = createResilientExchanges({
      exchanges: bare,
      budget: options.mutant?.ignoresBudget === true ? null : through(process, budget),
      keyName: ({ key }) => key,
      elapsed: now,
      sleep: process.wait,
      random: root.fork(`jitter ${process.name}`).next,
    });
    const clock = (): number => now() + skewMs;
    const honest = {
      accounts: through(process, { ...stores.accounts, markUnauthorized, storeReading }),
      automations: through(process, stores.automations),
      triggers: through(process, triggers),
      // Nobody arms a trailing trigger in a simulated world; what fires them has its own brute force.
      trailing: { match: async () => [] },
      intents: through(process, intents),
      tradeLog: through(process, stores.tradeLog),
      networks: through(process, stores.networks),
      vault: {
        seal: async () => ({ ciphertext: new Uint8Array(), wrappedKey: new Uint8Array(), keyId: 1 }),
        withCredential: async <T>(
          _: unknown,
          { accountId }: { readonly accountId: string },
          use: (credential: { key: string; secret: string; passphrase: string }) => Promise<T>,
        ) => ({ ok: true as const, value: await use({ key: accountId, secret: "", passphrase: "" }) }),
      },
      exchanges,
      clock,
      elapsed: now,
      stampClock: createExchangeClock({ exchanges, clock, elapsed: now, log: silent }),
      priceWatch: createPriceWatch({ log: silent }),
      markets: through(process, stores.markets),
      newId,
      tagOf: amountTag,
      log: { ...silent, error: (event: string) => trace.add(`error ${event}`) },
    };
    const spoiled = options.mutant?.spoil?.(honest, { process, scheduler });
    return { ...honest, ...spoiled, stampClock: honest.stampClock };
  };

  const risks = () => ({
    kill: faults.killed * 0.006,
    pause: faults.paused * 0.008,
    commitUnknown: faults["commit-unknown"] * 0.03,
  });

  const createSimProcess = (name: string, dieAt?: number): SimProcess =>
    createProcess({
      name,
      scheduler,
      random: root.fork(`process ${name}`),
      risks,
      watch: {
        onKill: () => {
          kills += 1;
          stores.restart();
          count("killed");
        },
        onPause: () => count("paused"),
        onCommitUnknown: () => count("commit-unknown"),
      },
      ...(dieAt === undefined ? {} : { dieAt }),
    });

  /** Accounts with guarded positions; rules, sizes and balances differ so that caps and balances bind in some. */
  const populate = async (): Promise<readonly StoredGuard[]> => {
    const random = root.fork("people");
    const guards: StoredGuard[] = [];
    path.moveTo(now(), START_PRICE);
    const owners = random.between(3, 5);
    for (let owner = 1; owner <= owners; owner += 1) {
      const [userId, accountId] = [`user-${owner}`, `account-${owner}`];
      exchange.openAccount(accountId, sats(random.between(400_000, 2_000_000)));
      const positions = Array.from({ length: random.between(1, 3) }, () =>
        exchange.open(
          accountId,
          random.pick(["long", "short"]),
          usd(random.between(200, 1_000)),
          random.between(8, 25),
        ),
      );
      const { balance } = exchange.stateOf(accountId);
      await stores.accounts.add({
        id: accountId,
        userId,
        network,
        label: accountId,
        exchangeUserId: accountId,
        keyLastFour: "0000",
        permissions: [],
        credential: { ciphertext: new Uint8Array(), wrappedKey: new Uint8Array(), keyId: 1 },
        credentialRevision: 1,
        status: "active",
        balance,
        readAt: null,
        blindSince: null,
        blindReason: null,
        createdAt: now(),
      });
      if (random.chance(0.4)) stores.setDayCap(accountId, sats(Math.round(balance * 0.25 * random.next())));
      await stores.accounts.storeReading({ accountId, balance, positions, readAt: now(), nextReadAt: now });
      for (const position of positions) {
        const trigger = basisPoints(random.between(150, 500));
        const price = marginGuardTrigger(position, trigger);
        if (price === null) continue;
        const cap = (share: number, most: number) =>
          random.chance(share) ? sats(Math.round(position.margin * (0.2 + most * random.next()))) : null;
        const guard: StoredGuard = {
          id: newId(),
          userId,
          accountId,
          positionId: position.id,
          config: {
            trigger,
            target: basisPoints(trigger + random.between(50, 500)),
            maxTotal: cap(0.5, 2),
            maxPerAction: cap(0.2, 0.5),
            maxPerDay: cap(0.2, 1.5),
            cooldownMs: random.chance(0.15) ? 20_000 : 0,
          },
          state: "armed",
          epoch: 0,
          heldBy: null,
          createdAt: now(),
        };
        guards.push(await stores.automations.arm(guard, network, price));
      }
    }
    if (network === "signet") {
      await stores.networks.record({
        network,
        backDatedAccepted: backDated,
        aheadAccepted: null,
        stampWindowMs: 30_000,
        replayAccepted: null,
        clientIdUnique: null,
        readsOwnWrites: null,
        addMarginExact: null,
        keyPerSecond: null,
        publicPerSecond: null,
        observedAt: now(),
      });
    }
    return guards;
  };

  return {
    network,
    settleMs: backDated ? 8_000 : 35_000,
    plan,
    scheduler,
    exchange,
    path,
    stores,
    recorder,
    violations,
    counts,
    trace,
    chance,
    now,
    count,
    violate,
    drawSkew,
    createDeps,
    createSimProcess,
    populate,
    newId,
    faults: () => faults,
    kills: () => kills,
    /** When the account's key was last accepted again after a refusal; null when it never was refused. */
    acceptedAgainAt: (accountId: string): number | null => accepted.get(accountId) ?? null,
    /** Until when the exchange has asked to be left alone about an account. */
    askedToWaitUntil: (accountId: string): number =>
      Math.max(asked.get(accountId) ?? 0, asked.get(null) ?? 0),
    breakDown: (ms: number): void => {
      count("outage");
      outUntil = now() + ms;
    },
    /** From now on nothing goes wrong any more. */
    heal: (): void => {
      trace.add("heal");
      faults = NO_FAULTS;
      outUntil = 0;
      for (const id of exchange.ids()) exchange.setKey(id, true);
    },
    addCounts: (sum: FaultCounts): void => addCounts(sum, counts),
  };
};

export type SeedWorld = ReturnType<typeof createSeedWorld>;
