import { amountTag } from "#domain/intents/amount-tag.ts";
import { noTracer } from "#domain/operations/no-tracer.ts";
import { nextFundingAt } from "#domain/position/funding.ts";
import { type PriceHalfUsd, priceFromUsd, rateE9 } from "#domain/units.ts";
import type { Exchanges, Network } from "#ports/exchange.ts";
import type { Log } from "#ports/log.ts";
import type { RequestBudget } from "#ports/request-budget.ts";
import { createMinuteCandles } from "#services/account-rules/create-minute-candles.ts";
import { createResilientExchanges } from "#services/exchange/create-resilient-exchanges.ts";
import { createExchangeClock, type ExchangeClock } from "#services/market/create-exchange-clock.ts";
import { createPriceWatch } from "#services/market/create-price-watch.ts";
import { checkLeaving } from "./check-sending.ts";
import { targetOf } from "./exchange/account-state.ts";
import { createSimExchange } from "./exchange/create-sim-exchange.ts";
import { createWire } from "./exchange/create-wire.ts";
import {
  addCounts,
  drawFaults,
  type FaultCounts,
  type FaultKind,
  type FaultPlan,
  NO_FAULTS,
  noCounts,
} from "./fault-plan.ts";
import { createHandTakings } from "./hand-takings.ts";
import { createModelStores } from "./model/create-model-stores.ts";
import type { Mutant, SimDeps } from "./mutant.ts";
import { createPricePath } from "./price-path.ts";
import { createProcess, type SimProcess } from "./process.ts";
import { createRandom, type Random } from "./random.ts";
import { createScheduler } from "./scheduler.ts";
import { createRequestCounter, createSimBudget, SIM_RATES } from "./sim-budget.ts";
import { simVault } from "./sim-vault.ts";
import { createTrace } from "./trace.ts";
import type { Violation } from "./violation.ts";
import { watchStores } from "./watch-stores.ts";

export type SeedOptions = {
  readonly seed: number;
  readonly mutant?: Mutant;
  /** Keeps the events themselves, to be printed. */
  readonly keepTrace?: boolean;
  /** Where the price begins. */
  readonly start?: PriceHalfUsd;
  /** Instead of the seed's own draw. */
  readonly faults?: FaultPlan;
  /** Whether the seed may draw cross margins; it may unless told otherwise. */
  readonly hasCross?: boolean;
  /** One worker instead of two, and no cron. */
  readonly isAlone?: boolean;
  /** Kills the first worker at exactly this await. */
  readonly dieAt?: number;
  /** An account that the exchange never answers for. */
  readonly hungAccount?: string;
  /** Instead of the seed's own draw. */
  readonly network?: Network;
};

const EIGHT_HOURS = Date.UTC(2026, 0, 1, 8);
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
  const start = options.start ?? START_PRICE;
  const plan = options.faults ?? drawFaults(root.fork("faults"));
  const { backDated, ...drawn } = drawNetwork(root.fork("network"));
  const network = options.network ?? drawn.network;
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
    start,
    fundingRate: rateE9(plan.funding > 0 ? 1_000_000 : 100_000),
    onLiquidation: () => count("liquidation"),
    onFunding: () => count("funding"),
  });
  const path = createPricePath(root.fork("price"), start);
  const stores = createModelStores({
    clock: now,
    ...(options.mutant?.defects === undefined ? {} : { defects: options.mutant.defects }),
  });
  const watched = watchStores({
    network,
    scheduler,
    chance,
    stores,
    exchange,
    trace: trace.add,
    faults: () => faults,
    count,
    violate,
  });
  const { recorder, ports, acceptedAgainAt } = watched;
  const handTakings = createHandTakings(now);
  const noteAsked = (accountId: string | null, ms: number): void => {
    asked.set(accountId, Math.max(asked.get(accountId) ?? 0, now() + ms));
  };
  const simBudget = createSimBudget(now);
  const budget: RequestBudget = {
    ...simBudget,
    // A process that was paused hears late of it, and waits from then on.
    pause: async (who, forMs) => {
      noteAsked(who.key, forMs);
      await simBudget.pause(who, forMs);
    },
  };
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
      isHung: (accountId) => accountId === options.hungAccount,
      candles: path.candles,
      fundingAt: () => nextFundingAt(now()),
      count,
      onCall: (accountId) => violate(countRequest(accountId)),
      onRead: handTakings.read,
      onAskedToWait: noteAsked,
      onSend: (request) => {
        trace.add(`leaves ${request.kind} ${targetOf(request)} ${request.signedAt}`);
        violate(checkLeaving(recorder, request, now()));
      },
    });
    const bare: Exchanges = {
      marketData: () => wire.market,
      withCredential: (_, { digest }) => wire.exchangeOf(digest),
    };
    const exchanges = createResilientExchanges({
      exchanges: bare,
      budget: options.mutant?.ignoresBudget === true ? null : through(process, budget),
      elapsed: now,
      sleep: process.wait,
      random: root.fork(`jitter ${process.name}`).next,
    });
    const clock = (): number => now() + skewMs;
    const honest = {
      accounts: through(process, ports.accounts),
      automations: through(process, ports.automations),
      exits: through(process, ports.exits),
      rules: through(process, ports.rules),
      crossPositions: through(process, ports.crossPositions),
      crossGuards: through(process, ports.crossGuards),
      triggers: through(process, ports.triggers),
      // Nobody arms a trailing trigger in a simulated world; what fires them has its own brute force.
      trailing: { match: async () => [] },
      minutes: createMinuteCandles({ exchanges, log: silent }),
      intents: through(process, ports.intents),
      tradeLog: through(process, ports.tradeLog),
      // A throw's parts are worked by the panic job, which no simulated world runs.
      panic: { ...through(process, ports.panic), begin: async () => undefined },
      networks: through(process, ports.networks),
      vault: simVault,
      exchanges,
      clock,
      elapsed: now,
      stampClock: createExchangeClock({ exchanges, clock, elapsed: now, log: silent }),
      priceWatch: createPriceWatch({ log: silent }),
      markets: through(process, ports.markets),
      newId,
      signedRate: () => SIM_RATES.signed,
      tracer: noTracer,
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

  return {
    network,
    hasCross: options.hasCross ?? true,
    backDated,
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
    forkRandom: root.fork,
    newId,
    faults: () => faults,
    kills: () => kills,
    /** When the account's key was last accepted again after a refusal; null when it never was refused. */
    acceptedAgainAt,
    handTakings,
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
