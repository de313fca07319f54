import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createArgon2Hasher } from "#adapters/argon2/create-argon2-hasher.ts";
import { createLnMarketsAccountStream } from "#adapters/lnmarkets/create-ln-markets-account-stream.ts";
import { createLnMarketsExchanges } from "#adapters/lnmarkets/create-ln-markets-exchanges.ts";
import { createLnMarketsStream } from "#adapters/lnmarkets/create-ln-markets-stream.ts";
import { createTotp } from "#adapters/otpauth/create-totp.ts";
import { createPostgresAccountKeys } from "#adapters/postgres/postgres-account-keys.ts";
import { createPostgresAutomationChanges } from "#adapters/postgres/postgres-automation-changes.ts";
import { createPostgresCanary } from "#adapters/postgres/postgres-canary.ts";
import { createPostgresExchangeAccounts } from "#adapters/postgres/postgres-exchange-accounts.ts";
import { createPostgresIntents } from "#adapters/postgres/postgres-intents.ts";
import { createPostgresMarkets } from "#adapters/postgres/postgres-markets.ts";
import { createPostgresNearestAccounts } from "#adapters/postgres/postgres-nearest-accounts.ts";
import { createPostgresObservedNetworks } from "#adapters/postgres/postgres-observed-networks.ts";
import { createPostgresOperations } from "#adapters/postgres/postgres-operations.ts";
import { createPostgresOverviewMarks } from "#adapters/postgres/postgres-overview-marks.ts";
import { createPostgresOverviewRevisions } from "#adapters/postgres/postgres-overview-revisions.ts";
import { createPostgresPastAutomations } from "#adapters/postgres/postgres-past-automations.ts";
import { createPostgresRateLimiter } from "#adapters/postgres/postgres-rate-limiter.ts";
import { createPostgresRequestBudget } from "#adapters/postgres/postgres-request-budget.ts";
import { createPostgresTradeLog } from "#adapters/postgres/postgres-trade-log.ts";
import { createPostgresTrailingTriggers } from "#adapters/postgres/postgres-trailing-triggers.ts";
import { createPostgresTriggers } from "#adapters/postgres/postgres-triggers.ts";
import { createPostgresUpkeep } from "#adapters/postgres/postgres-upkeep.ts";
import { createPostgresWorkerRequests } from "#adapters/postgres/postgres-worker-requests.ts";
import { createMeter } from "#adapters/prom-client/create-meter.ts";
import { amountTag } from "#domain/intents/amount-tag.ts";
import { noTracer } from "#domain/operations/no-tracer.ts";
import type { Network, PriceStream } from "#ports/exchange.ts";
import type { WorkerDesk } from "#ports/worker-requests.ts";
import { createMinuteCandles } from "#services/account-rules/create-minute-candles.ts";
import { createBreakers } from "#services/exchange/create-breakers.ts";
import { createResilientExchanges } from "#services/exchange/create-resilient-exchanges.ts";
import { createExchangeClock } from "#services/market/create-exchange-clock.ts";
import { createPriceWatch } from "#services/market/create-price-watch.ts";
import { createTrailingWatch } from "#services/monitor/create-trailing-watch.ts";
import { createFigureKeeper } from "#services/operations/create-figure-keeper.ts";
import { createOpeningMeter } from "#services/security/create-opening-meter.ts";
import { createSecurityRecorder } from "#services/security/create-security-recorder.ts";
import { meterVault } from "#services/security/meter-vault.ts";
import { createTotpSeeds } from "#services/vault/create-totp-seeds.ts";
import { createLocalDesk } from "#services/worker-requests/create-local-desk.ts";
import { createRemoteDesk } from "#services/worker-requests/create-remote-desk.ts";
import { UNTOLD } from "../operations/operating-settings.ts";
import type { Wired } from "../wired.ts";
import { baseUrls } from "./base-urls.ts";
import { openPool } from "./open-pool.ts";
import { wireCaches, wireKvPing } from "./wire-cache.ts";
import { wirePanic } from "./wire-panic.ts";
import { wirePeople } from "./wire-people.ts";
import { wireTelling } from "./wire-telling.ts";
import { hearOfDecoys, wireVault } from "./wire-vault.ts";
import type { WiringOptions } from "./wiring-options.ts";

/** A process with keys does itself what it would else ask of one that has them. */
const deskOf = (parts: Omit<Wired, "desk" | "totpSeeds" | "figures">): WorkerDesk =>
  parts.keyring === null
    ? createRemoteDesk({ ...parts, requests: parts.workerRequests })
    : createLocalDesk(parts);

/** Networks whose requests find no way; one breaker stands for each of a network's hosts. */
const openNetworks = (open: readonly string[]): readonly string[] => [
  ...new Set(open.map((name) => name.split("/")[0] ?? name)),
];

/** Puts adapters behind ports. The only place that knows which adapter serves which port. */
export const wire = (options: WiringOptions): Wired => {
  const tracer = options.tracer ?? noTracer;
  const { meter, scrape } = options.metering ?? createMeter();
  const { db, close } = openPool(options, { tracer, meter });
  const urls = baseUrls(options.paper);
  const elapsed = () => performance.now();
  const direct = createLnMarketsExchanges({
    baseUrls: urls,
    now: options.clock,
    // Asked for when a request leaves; the clock itself asks through these exchanges.
    stamp: (network) => stampClock.readStamp(network),
    ...(options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes }),
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  });
  const breakers = createBreakers(elapsed);
  const exchanges = createResilientExchanges({
    exchanges: direct,
    breakers,
    budget: options.rates === undefined ? null : createPostgresRequestBudget(db, options.rates),
    elapsed,
    sleep,
    random: Math.random,
    meter,
  });
  const stampClock = createExchangeClock({ exchanges, clock: options.clock, elapsed, log: options.log });
  const trailingTriggers = createPostgresTrailingTriggers(db);
  const openings = createOpeningMeter();
  const people = { ...wirePeople(options, db), ...wireTelling(options, db) };
  const security = createSecurityRecorder({ ...people, clock: options.clock, log: options.log });
  const { vault, ...keys } = wireVault(options, db, hearOfDecoys(options, security));
  const accounts = createPostgresExchangeAccounts(db);
  const panicParts = wirePanic(options, db, { ...keys, accounts, direct, stampClock, elapsed, meter });
  const parts = {
    close: async () => {
      people.senders.mailer?.close();
      await people.jobs.close();
      await close();
      await options.tracer?.close();
    },
    ...people,
    accounts,
    ...panicParts,
    triggers: createPostgresTriggers(db),
    trailingTriggers,
    trailing: createTrailingWatch({
      trailing: trailingTriggers,
      exchanges,
      clock: options.clock,
      log: options.log,
    }),
    minutes: createMinuteCandles({ exchanges, log: options.log }),
    markets: createPostgresMarkets(db),
    intents: createPostgresIntents(db),
    networks: createPostgresObservedNetworks(db),
    tradeLog: createPostgresTradeLog(db),
    pastAutomations: createPostgresPastAutomations(db),
    overviewMarks: createPostgresOverviewMarks(db),
    overviewRevisions: createPostgresOverviewRevisions(db),
    automationChanges: createPostgresAutomationChanges(db),
    passwords: createArgon2Hasher(),
    ...keys,
    vault: meterVault(vault, { openings, clock: options.clock }),
    openings,
    accountKeys: createPostgresAccountKeys(db),
    workerRequests: createPostgresWorkerRequests(db),
    exchanges,
    pingKv: wireKvPing(options),
    ...wireCaches(options, { elapsed, meter }),
    priceStream: (network: Network): PriceStream => createLnMarketsStream({ url: urls[network].stream }),
    accountStream: (network: Network) => createLnMarketsAccountStream({ url: urls[network].stream }),
    nearestAccounts: createPostgresNearestAccounts(db),
    upkeep: createPostgresUpkeep(db),
    operations: createPostgresOperations(db),
    operating: options.operating ?? UNTOLD,
    canary: createPostgresCanary(db),
    openBreakers: () => openNetworks(breakers.open()),
    meter,
    scrape,
    attempts: createPostgresRateLimiter(db, options.clock),
    clock: options.clock,
    elapsed,
    stampClock,
    priceWatch: createPriceWatch({ log: options.log }),
    newId: randomUUID,
    newToken: () => randomBytes(32).toString("base64url"),
    signedRate: (network: Network) => options.rates?.(network).signed ?? null,
    requestRates: (network: Network) => options.rates?.(network) ?? null,
    tagOf: amountTag,
    log: options.log,
    tracer,
    totp: createTotp(),
    security,
  };
  const desk = deskOf(parts);
  const figures = createFigureKeeper({ ...parts, sleep });
  return { ...parts, desk, figures, totpSeeds: createTotpSeeds({ desk, secrets: keys.secrets }) };
};
