import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createArgon2Hasher } from "#adapters/argon2/create-argon2-hasher.ts";
import { createDeviceNames } from "#adapters/bowser/create-device-names.ts";
import { createBreachedPasswords } from "#adapters/hibp/create-breached-passwords.ts";
import { createLnMarketsAccountStream } from "#adapters/lnmarkets/create-ln-markets-account-stream.ts";
import { createLnMarketsExchanges } from "#adapters/lnmarkets/create-ln-markets-exchanges.ts";
import { createLnMarketsStream } from "#adapters/lnmarkets/create-ln-markets-stream.ts";
import { createProbeDesk } from "#adapters/lnmarkets/probe/create-probe-desk.ts";
import { createCachedSecrets } from "#adapters/memory/create-cached-secrets.ts";
import { createMemoryRateLimiter } from "#adapters/memory/create-memory-rate-limiter.ts";
import { createTotp } from "#adapters/otpauth/create-totp.ts";
import { type Database, openDatabase } from "#adapters/postgres/open-database.ts";
import { createPostgresAccountKeys } from "#adapters/postgres/postgres-account-keys.ts";
import { createPostgresAutomations } from "#adapters/postgres/postgres-automations.ts";
import { createPostgresDevices } from "#adapters/postgres/postgres-devices.ts";
import { createPostgresEngineAudit } from "#adapters/postgres/postgres-engine-audit.ts";
import { createPostgresExchangeAccounts } from "#adapters/postgres/postgres-exchange-accounts.ts";
import { createPostgresFactors } from "#adapters/postgres/postgres-factors.ts";
import { createPostgresIntents } from "#adapters/postgres/postgres-intents.ts";
import { createPostgresLoginChallenges } from "#adapters/postgres/postgres-login-challenges.ts";
import { createPostgresMailLinks } from "#adapters/postgres/postgres-mail-links.ts";
import { createPostgresMails } from "#adapters/postgres/postgres-mails.ts";
import { createPostgresMarkets } from "#adapters/postgres/postgres-markets.ts";
import { createPostgresNearestAccounts } from "#adapters/postgres/postgres-nearest-accounts.ts";
import { createPostgresObservedNetworks } from "#adapters/postgres/postgres-observed-networks.ts";
import { createPostgresRateLimiter } from "#adapters/postgres/postgres-rate-limiter.ts";
import { createPostgresRequestBudget } from "#adapters/postgres/postgres-request-budget.ts";
import { createPostgresSealedSecrets } from "#adapters/postgres/postgres-sealed-secrets.ts";
import { createPostgresSecurityLog } from "#adapters/postgres/postgres-security-log.ts";
import { createPostgresSessions } from "#adapters/postgres/postgres-sessions.ts";
import { createPostgresTenantAudit } from "#adapters/postgres/postgres-tenant-audit.ts";
import { createPostgresTradeLog } from "#adapters/postgres/postgres-trade-log.ts";
import { createPostgresTrailingTriggers } from "#adapters/postgres/postgres-trailing-triggers.ts";
import { createPostgresTriggers } from "#adapters/postgres/postgres-triggers.ts";
import { createPostgresUpkeep } from "#adapters/postgres/postgres-upkeep.ts";
import { createPostgresUsers } from "#adapters/postgres/postgres-users.ts";
import { createPostgresVaultKeys } from "#adapters/postgres/postgres-vault-keys.ts";
import { createPostgresWorkerRequests } from "#adapters/postgres/postgres-worker-requests.ts";
import { createPasskeyCeremonies } from "#adapters/simplewebauthn/create-passkey-ceremonies.ts";
import { createKeyring, type KeyringSource, type SodiumKeyring } from "#adapters/sodium/create-keyring.ts";
import { createSealer } from "#adapters/sodium/create-sealer.ts";
import { createShutVault } from "#adapters/sodium/create-shut-vault.ts";
import { createSodiumVault, type SodiumVaultOptions } from "#adapters/sodium/create-sodium-vault.ts";
import { openPlainCredential } from "#adapters/sodium/open-plain-credential.ts";
import { createUpstashRateLimiter } from "#adapters/upstash/create-upstash-rate-limiter.ts";
import { createQrCodes } from "#adapters/uqr/create-qr-codes.ts";
import { createPasswordDictionary } from "#adapters/zxcvbn/create-password-dictionary.ts";
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
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { TenantAudit } from "#ports/tenant-audit.ts";
import type { WorkerDesk } from "#ports/worker-requests.ts";
import { createResilientExchanges } from "#services/exchange/create-resilient-exchanges.ts";
import { withBreaker } from "#services/limits/with-breaker.ts";
import { createExchangeClock } from "#services/market/create-exchange-clock.ts";
import { createPriceWatch } from "#services/market/create-price-watch.ts";
import { createTrailingWatch } from "#services/monitor/create-trailing-watch.ts";
import { createOpeningMeter } from "#services/security/create-opening-meter.ts";
import { createSecurityRecorder } from "#services/security/create-security-recorder.ts";
import { meterVault } from "#services/security/meter-vault.ts";
import { systemEvent } from "#services/security/system-event.ts";
import { createTotpSeeds } from "#services/vault/create-totp-seeds.ts";
import { createLocalDesk } from "#services/worker-requests/create-local-desk.ts";
import { createRemoteDesk } from "#services/worker-requests/create-remote-desk.ts";
import { authSecret } from "./auth/auth-secret.ts";
import { deriveKey } from "./auth/derive-key.ts";
import { bindServices } from "./bind-services.ts";
import type { Edge } from "./http/route.ts";
import { log } from "./log.ts";
import type { Composition } from "./trpc/context.ts";
import type { Wired } from "./wired.ts";

export { createMemoryRateLimiter } from "#adapters/memory/create-memory-rate-limiter.ts";
export { migrateDatabase } from "#adapters/postgres/migrate-database.ts";
export {
  ensureOwnKeyring,
  freshKeyring,
  type KeyringSource,
  readSealingKey,
} from "#adapters/sodium/create-keyring.ts";
export { encodeDecoy } from "#adapters/sodium/credential-layout.ts";
export { openPlainCredential } from "#adapters/sodium/open-plain-credential.ts";

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
  /** What opens and seals secrets; a box alone lets a process seal and open nothing. */
  readonly keys: KeyringSource | { readonly kind: "box"; readonly publicKey: string };
  readonly paper: { readonly rest: string; readonly stream: string };
  readonly clock: Clock;
  readonly log: Log;
  /** The largest answer read from the exchange; the transport's own bound when left out. */
  readonly maxBytes?: number;
  /** Another way to the exchange than the platform's own. */
  readonly fetch?: typeof globalThis.fetch;
  /** How many requests may leave for a network; without it they leave at once. */
  readonly rates?: (network: Network) => RequestRates;
  /** Where stolen passwords are looked up; nowhere without it. */
  readonly breachedPasswordsUrl?: string;
};

/** Records that a decoy was opened; whoever waits for the credential must not wait for that. */
const hearOfDecoys =
  (
    { clock, log }: Pick<WiringOptions, "clock" | "log">,
    security: SecurityRecorder,
  ): NonNullable<SodiumVaultOptions["onOpened"]> =>
  (owner, purpose, isDecoy) => {
    if (!isDecoy) return;
    const { id: accountId, userId } = owner;
    security
      .record(systemEvent("honeytoken-opened", { at: clock(), userId, facts: { accountId, purpose } }))
      .catch((error: unknown) => log.error("honeytoken-unrecorded", { accountId, error: String(error) }));
  };

/** The vault and what else depends on whether this process holds the keys. */
const wireVault = (
  options: WiringOptions,
  db: Database,
  onOpened: NonNullable<SodiumVaultOptions["onOpened"]>,
) => {
  const { keys, clock } = options;
  const secrets = createPostgresSealedSecrets(db);
  const vaultKeys = createPostgresVaultKeys(db);
  const parts = { secrets, vaultKeys };
  if (keys.kind === "box") {
    const publicKey = new Uint8Array(Buffer.from(keys.publicKey, "base64"));
    return { ...parts, vault: createShutVault(), sealer: createSealer(async () => publicKey), keyring: null };
  }
  const keyring: SodiumKeyring = createKeyring(keys);
  const vault = createSodiumVault({
    environment: "axisor",
    keyring,
    keys: vaultKeys,
    secrets: createCachedSecrets(secrets, { clock }),
    clock,
    onOpened,
  });
  const sealer = createSealer(async () => (await keyring.content()).box.publicKey);
  return { ...parts, vault, sealer, keyring };
};

/** A process with keys does itself what it would else ask of one that has them. */
const deskOf = (parts: Omit<Wired, "desk" | "totpSeeds">): WorkerDesk =>
  parts.keyring === null
    ? createRemoteDesk({ ...parts, requests: parts.workerRequests })
    : createLocalDesk(parts);

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
    elapsed,
    sleep,
    random: Math.random,
  });
  const trailingTriggers = createPostgresTrailingTriggers(db);
  const openings = createOpeningMeter();
  const people = {
    users: createPostgresUsers(db),
    sessions: createPostgresSessions(db),
    devices: createPostgresDevices(db),
    challenges: createPostgresLoginChallenges(db),
    factors: createPostgresFactors(db),
    mailLinks: createPostgresMailLinks(db),
    ceremonies: createPasskeyCeremonies(),
    qrCodes: createQrCodes(),
    deviceNames: createDeviceNames(),
    dictionary: createPasswordDictionary(),
    breachedPasswords:
      options.breachedPasswordsUrl === undefined
        ? null
        : createBreachedPasswords({ baseUrl: options.breachedPasswordsUrl }),
    automations: createPostgresAutomations(db),
    mails: createPostgresMails(db),
    securityLog: createPostgresSecurityLog(db),
  };
  const security = createSecurityRecorder({ ...people, clock: options.clock, log: options.log });
  const { vault, ...keys } = wireVault(options, db, hearOfDecoys(options, security));
  const parts = {
    close,
    ...people,
    accounts: createPostgresExchangeAccounts(db),
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
    ...keys,
    vault: meterVault(vault, { openings, clock: options.clock }),
    openings,
    accountKeys: createPostgresAccountKeys(db),
    workerRequests: createPostgresWorkerRequests(db),
    exchanges,
    priceStream: (network: Network): PriceStream => createLnMarketsStream({ url: urls[network].stream }),
    accountStream: (network: Network) => createLnMarketsAccountStream({ url: urls[network].stream }),
    nearestAccounts: createPostgresNearestAccounts(db),
    upkeep: createPostgresUpkeep(db),
    attempts: createPostgresRateLimiter(db, options.clock),
    clock: options.clock,
    elapsed,
    stampClock: createExchangeClock({ exchanges, clock: options.clock, elapsed, log: options.log }),
    priceWatch: createPriceWatch({ log: options.log }),
    newId: randomUUID,
    newToken: () => randomBytes(32).toString("base64url"),
    signedRate: (network: Network) => options.rates?.(network).signed ?? null,
    tagOf: amountTag,
    log: options.log,
    totp: createTotp(),
    security,
  };
  const desk = deskOf(parts);
  return { ...parts, desk, totpSeeds: createTotpSeeds({ desk, secrets: keys.secrets }) };
};

/** What the live probe asks through: one account, without a database and without a line to stand in. */
export const openProbeDesk = (options: {
  readonly network: Network;
  readonly credential: Credential;
  readonly paper: WiringOptions["paper"];
}): ProbeDesk => {
  const { network, credential, paper } = options;
  return createProbeDesk({
    ...baseUrls(paper)[network],
    credential: openPlainCredential(credential),
    now: Date.now,
  });
};

/** What was seen of the networks, for a command that needs nothing else of the product. */
export const openObservedNetworks = (
  databaseUrl: string,
): { readonly networks: ObservedNetworks; readonly close: () => Promise<void> } => {
  const { db, close } = openDatabase(databaseUrl, { max: 1, name: "axisor-probe" });
  return { networks: createPostgresObservedNetworks(db), close };
};

type SecurityDesk = Pick<Wired, "users" | "securityLog" | "security" | "clock"> & { close(): Promise<void> };

/** The security log and the people it is about, for commands that open no keys. */
export const openSecurityDesk = (
  databaseUrl: string,
  { clock, log }: Pick<WiringOptions, "clock" | "log">,
): SecurityDesk => {
  const { db, close } = openDatabase(databaseUrl, { max: 1, name: "axisor-security" });
  const parts = {
    users: createPostgresUsers(db),
    sessions: createPostgresSessions(db),
    automations: createPostgresAutomations(db),
    mails: createPostgresMails(db),
    securityLog: createPostgresSecurityLog(db),
    clock,
    log,
  };
  return { ...parts, security: createSecurityRecorder(parts), close };
};

/** Looks at a running engine's database from outside, over a connection of its own. */
export const openEngineAudit = (databaseUrl: string): EngineAudit & { close(): Promise<void> } => {
  const { db, close } = openDatabase(databaseUrl, { max: 1, name: "axisor-audit" });
  return { ...createPostgresEngineAudit(db), close };
};

/** Looks at users' rows from outside, over a connection of its own. */
export const openTenantAudit = (databaseUrl: string): TenantAudit & { close(): Promise<void> } => {
  const { db, close } = openDatabase(databaseUrl, { max: 1, name: "axisor-audit" });
  return { ...createPostgresTenantAudit(db), close };
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

/** The web role is given nothing that opens a secret; the others refuse to start without a keyring. */
const keysFromEnv = (): WiringOptions["keys"] => {
  const { ROLE, VAULT_SEALING_KEY, VAULT_KEYRING: text, VAULT_KEYRING_FILE: file } = env();
  if (ROLE === "web") {
    return { kind: "box", publicKey: required("VAULT_SEALING_KEY", VAULT_SEALING_KEY) };
  }
  if (text !== undefined) return { kind: "text", text };
  return { kind: "file", file: required("VAULT_KEYRING_FILE", file), isOurs: env().VAULT_KEYRING_IS_OURS };
};

const wireFromEnv = (): Wired => {
  const settings = env();
  const rest = required("LNMARKETS_URL", settings.LNMARKETS_URL);
  return wire({
    databaseUrl: required("DATABASE_URL", settings.DATABASE_URL),
    connections: settings.ROLE === "worker" ? 5 : 10,
    name: `axisor-${settings.ROLE}`,
    keys: keysFromEnv(),
    paper: {
      rest,
      stream: settings.LNMARKETS_STREAM_URL ?? rest.replace(/^http/, "ws").replace(/\/v3$/, "/v1"),
    },
    clock: Date.now,
    log,
    rates: ratesOf,
    ...(settings.BREACHED_PASSWORDS_URL === "off"
      ? {}
      : { breachedPasswordsUrl: settings.BREACHED_PASSWORDS_URL }),
  });
};

/** Redis where there is one; else this process is the only one that counts. */
const sharedLimiter = (): RateLimiter => {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
  if (url === undefined || token === undefined) return createMemoryRateLimiter({ now: Date.now });
  return withBreaker(createUpstashRateLimiter({ url, token }), () => performance.now());
};

/** Something else speaks https for us, so somebody stands before us unless told otherwise. */
const proxiesOf = (publicOrigin: string | undefined): number =>
  publicOrigin !== undefined && new URL(publicOrigin).protocol === "https:" ? 1 : 0;

const makeEdge = (): Edge => {
  const settings = env();
  return {
    limiters: { shared: sharedLimiter(), local: createMemoryRateLimiter({ now: Date.now }) },
    // Refusals are counted and given without it; only taking one down needs the database.
    security: { record: async (event) => await (await composition()).wired.security.record(event) },
    settings: {
      cronSecret: settings.CRON_SECRET ?? null,
      publicOrigin: settings.NEXTAUTH_URL ?? null,
      trustedProxies: settings.TRUSTED_PROXIES ?? proxiesOf(settings.NEXTAUTH_URL),
      replicas: settings.WEB_REPLICAS,
      isOutboxOpen: settings.AXISOR_OUTBOX === "open",
    },
  };
};

type Process = Composition & { readonly wired: Wired };

const compose = (): Process => {
  const settings = env();
  const wired = wireFromEnv();
  const { limiters, settings: known } = edge();
  const paperProvenance = settings.AXISOR_CANDLES === undefined ? "simulated prices" : "recorded prices";
  return {
    wired,
    services: bindServices(wired, wired.attempts, {
      paperProvenance,
      isDemoOn: settings.DEMO_EMAIL !== undefined,
      cursorKey: () => deriveKey(authSecret(), "cursors"),
      linkKey: () => deriveKey(authSecret(), "mail-links"),
    }),
    limiters: { ...limiters, auth: wired.attempts },
    security: wired.security,
    clock: wired.clock,
    settings: { ...known, paperProvenance },
  };
};

const held = globalThis as { axisorComposition?: Process; axisorEdge?: Edge };

/** What a request is counted and refused by before anything else: made from settings alone, so it never fails. */
export const edge = (): Edge => {
  held.axisorEdge ??= makeEdge();
  return held.axisorEdge;
};

/** The parts of this process, made on first use; one set even where the bundler loads this module twice. */
export const composition = async (): Promise<Process> => {
  held.axisorComposition ??= compose();
  return held.axisorComposition;
};
