import { createHash, randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createArgon2Hasher } from "#adapters/argon2/create-argon2-hasher.ts";
import { createLnMarketsAccountStream } from "#adapters/lnmarkets/create-ln-markets-account-stream.ts";
import { createLnMarketsExchanges } from "#adapters/lnmarkets/create-ln-markets-exchanges.ts";
import { createLnMarketsStream } from "#adapters/lnmarkets/create-ln-markets-stream.ts";
import { createProbeDesk } from "#adapters/lnmarkets/probe/create-probe-desk.ts";
import { createMemoryRateLimiter } from "#adapters/memory/create-memory-rate-limiter.ts";
import { openDatabase } from "#adapters/postgres/open-database.ts";
import { createPostgresAutomations } from "#adapters/postgres/postgres-automations.ts";
import { createPostgresEngineAudit } from "#adapters/postgres/postgres-engine-audit.ts";
import { createPostgresExchangeAccounts } from "#adapters/postgres/postgres-exchange-accounts.ts";
import { createPostgresIntents } from "#adapters/postgres/postgres-intents.ts";
import { createPostgresMarkets } from "#adapters/postgres/postgres-markets.ts";
import { createPostgresNearestAccounts } from "#adapters/postgres/postgres-nearest-accounts.ts";
import { createPostgresObservedNetworks } from "#adapters/postgres/postgres-observed-networks.ts";
import { createPostgresRequestBudget } from "#adapters/postgres/postgres-request-budget.ts";
import { createPostgresSessions } from "#adapters/postgres/postgres-sessions.ts";
import { createPostgresTradeLog } from "#adapters/postgres/postgres-trade-log.ts";
import { createPostgresTrailingTriggers } from "#adapters/postgres/postgres-trailing-triggers.ts";
import { createPostgresTriggers } from "#adapters/postgres/postgres-triggers.ts";
import { createPostgresUpkeep } from "#adapters/postgres/postgres-upkeep.ts";
import { createPostgresUsers } from "#adapters/postgres/postgres-users.ts";
import { createSodiumVault } from "#adapters/sodium/create-sodium-vault.ts";
import { createUpstashRateLimiter } from "#adapters/upstash/create-upstash-rate-limiter.ts";
import { amountTag } from "#domain/intents/amount-tag.ts";
import { type RequestRates, windowRate } from "#domain/resilience/request-buckets.ts";
import { env } from "#env";
import type { Clock } from "#ports/clock.ts";
import type { EngineAudit } from "#ports/engine-audit.ts";
import type { Credential, Network, PriceStream } from "#ports/exchange.ts";
import type { Log } from "#ports/log.ts";
import type { ObservedNetworks } from "#ports/network-facts.ts";
import type { ProbeDesk } from "#ports/probe-desk.ts";
import type { RateLimiter } from "#ports/rate-limiter.ts";
import { createResilientExchanges } from "#services/exchange/create-resilient-exchanges.ts";
import { createExchangeClock } from "#services/market/create-exchange-clock.ts";
import { createPriceWatch } from "#services/market/create-price-watch.ts";
import { createTrailingWatch } from "#services/monitor/create-trailing-watch.ts";
import { bindServices } from "./bind-services.ts";
import { log } from "./log.ts";
import type { Composition } from "./trpc/context.ts";
import type { Wired } from "./wired.ts";

export { migrateDatabase } from "#adapters/postgres/migrate-database.ts";

type BaseUrls = Readonly<Record<Network, { readonly rest: string; readonly stream: string }>>;

/** Where the networks live; the paper exchange is wherever this installation runs it. */
const baseUrls = (paper: { readonly rest: string; readonly stream: string }): BaseUrls => ({
  mainnet: { rest: "https://api.lnmarkets.com/v3", stream: "wss://stream.lnmarkets.com/v1" },
  signet: { rest: "https://api.signet.lnmarkets.com/v3", stream: "wss://stream.signet.lnmarkets.com/v1" },
  paper,
});

/** Everything the parts are made of. Replay and tests pass their own; the product passes its settings. */
export type WiringOptions = {
  readonly databaseUrl: string;
  readonly connections: number;
  readonly name: string;
  /** The key-encryption key, 32 bytes in base64. */
  readonly vaultKey: string;
  readonly paper: { readonly rest: string; readonly stream: string };
  readonly clock: Clock;
  readonly log: Log;
  /** The largest answer read from the exchange; the transport's own bound when left out. */
  readonly maxBytes?: number;
  /** Another way to the exchange than the platform's own. */
  readonly fetch?: typeof globalThis.fetch;
  /** How many requests may leave for a network; without it they leave at once. */
  readonly rates?: (network: Network) => RequestRates;
};

/** Puts adapters behind ports. The only place that knows which adapter serves which port. */
export const wire = (options: WiringOptions): Wired => {
  const { db, close } = openDatabase(options.databaseUrl, { max: options.connections, name: options.name });
  const urls = baseUrls(options.paper);
  const elapsed = () => performance.now();
  const exchanges = createResilientExchanges({
    exchanges: createLnMarketsExchanges({
      baseUrls: urls,
      now: options.clock,
      ...(options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes }),
      ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
    }),
    budget: options.rates === undefined ? null : createPostgresRequestBudget(db, options.rates),
    keyName: ({ key }) => createHash("sha256").update(key).digest("base64url"),
    elapsed,
    sleep,
    random: Math.random,
  });
  const trailingTriggers = createPostgresTrailingTriggers(db);
  return {
    close,
    users: createPostgresUsers(db),
    sessions: createPostgresSessions(db),
    accounts: createPostgresExchangeAccounts(db),
    automations: createPostgresAutomations(db),
    triggers: createPostgresTriggers(db),
    trailingTriggers,
    trailing: createTrailingWatch({
      trailing: trailingTriggers,
      exchanges,
      clock: options.clock,
      log: options.log,
    }),
    markets: createPostgresMarkets(db),
    intents: createPostgresIntents(db),
    networks: createPostgresObservedNetworks(db),
    tradeLog: createPostgresTradeLog(db),
    passwords: createArgon2Hasher(),
    vault: createSodiumVault({
      environment: "axisor",
      keys: [{ id: 1, key: Buffer.from(options.vaultKey, "base64") }],
    }),
    exchanges,
    priceStream: (network: Network): PriceStream => createLnMarketsStream({ url: urls[network].stream }),
    accountStream: (network: Network) => createLnMarketsAccountStream({ url: urls[network].stream }),
    nearestAccounts: createPostgresNearestAccounts(db),
    upkeep: createPostgresUpkeep(db),
    clock: options.clock,
    elapsed,
    stampClock: createExchangeClock({ exchanges, clock: options.clock, elapsed, log: options.log }),
    priceWatch: createPriceWatch({ log: options.log }),
    newId: randomUUID,
    newToken: () => randomBytes(32).toString("base64url"),
    signedRate: (network) => options.rates?.(network).signed ?? null,
    tagOf: amountTag,
    log: options.log,
  };
};

/** What the live probe asks through: one account, without a database and without a line to stand in. */
export const openProbeDesk = (options: {
  readonly network: Network;
  readonly credential: Credential;
  readonly paper: WiringOptions["paper"];
}): ProbeDesk => {
  const { network, credential, paper } = options;
  return createProbeDesk({ ...baseUrls(paper)[network], credential, now: Date.now });
};

/** What was seen of the networks, for a command that needs nothing else of the product. */
export const openObservedNetworks = (
  databaseUrl: string,
): { readonly networks: ObservedNetworks; readonly close: () => Promise<void> } => {
  const { db, close } = openDatabase(databaseUrl, { max: 1, name: "axisor-probe" });
  return { networks: createPostgresObservedNetworks(db), close };
};

/** Looks at a running engine's database from outside, over a connection of its own. */
export const openEngineAudit = (databaseUrl: string): EngineAudit & { close(): Promise<void> } => {
  const { db, close } = openDatabase(databaseUrl, { max: 1, name: "axisor-audit" });
  return { ...createPostgresEngineAudit(db), close };
};

const required = (name: string, value: string | undefined): string => {
  if (value === undefined)
    throw new Error(`${name} is not set. npm start sets it; a server of your own must name it.`);
  return value;
};

/**
 * Below the exchange's 5 a second for a key and 1 for the public. Whether it counts by key or by address is not known, so
 * all keys of this address together keep within what one may. The paper exchange is our own and counts by key.
 */
const ADDRESS_RATES: RequestRates = { key: windowRate(4), signed: windowRate(4), public: windowRate(0.8) };
const PAPER_RATES: RequestRates = { ...ADDRESS_RATES, signed: windowRate(100) };
const ratesOf = (network: Network): RequestRates => (network === "paper" ? PAPER_RATES : ADDRESS_RATES);

const wireFromEnv = (): Wired => {
  const settings = env();
  const rest = required("LNMARKETS_URL", settings.LNMARKETS_URL);
  return wire({
    databaseUrl: required("DATABASE_URL", settings.DATABASE_URL),
    connections: settings.ROLE === "worker" ? 5 : 10,
    name: `axisor-${settings.ROLE}`,
    vaultKey: required("VAULT_KEY", settings.VAULT_KEY),
    paper: {
      rest,
      stream: settings.LNMARKETS_STREAM_URL ?? rest.replace(/^http/, "ws").replace(/\/v3$/, "/v1"),
    },
    clock: Date.now,
    log,
    rates: ratesOf,
  });
};

const sharedLimiter = (local: RateLimiter): RateLimiter => {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
  return url === undefined || token === undefined ? local : createUpstashRateLimiter({ url, token });
};

type Process = Composition & { readonly wired: Wired };

const compose = (): Process => {
  const settings = env();
  const wired = wireFromEnv();
  const local = createMemoryRateLimiter({ now: Date.now });
  const shared = sharedLimiter(local);
  const paperProvenance = settings.AXISOR_CANDLES === undefined ? "simulated prices" : "recorded prices";
  return {
    wired,
    services: bindServices(wired, shared, { paperProvenance, isDemoOn: settings.DEMO_EMAIL !== undefined }),
    limiters: { shared, local },
    settings: {
      cronSecret: settings.CRON_SECRET ?? null,
      publicOrigin: settings.NEXTAUTH_URL ?? null,
      isOutboxOpen: false,
      paperProvenance,
    },
  };
};

const held = globalThis as { axisorComposition?: Process };

/** The parts of this process, made on first use; one set even where the bundler loads this module twice. */
export const composition = async (): Promise<Process> => {
  held.axisorComposition ??= compose();
  return held.axisorComposition;
};
