import { join } from "node:path";
import { createMemoryRateLimiter } from "#adapters/memory/create-memory-rate-limiter.ts";
import { createTracer } from "#adapters/opentelemetry/create-tracer.ts";
import { KNOWN_MIGRATIONS } from "#adapters/postgres/known-migrations.ts";
import { createMeter } from "#adapters/prom-client/create-meter.ts";
import { createUpstashRateLimiter } from "#adapters/upstash/create-upstash-rate-limiter.ts";
import { noTracer } from "#domain/operations/no-tracer.ts";
import { type RequestRates, windowRate } from "#domain/resilience/request-buckets.ts";
import { env } from "#env";
import type { Network } from "#ports/exchange.ts";
import type { RateLimiter } from "#ports/rate-limiter.ts";
import type { OpenTracer } from "#ports/tracer.ts";
import { withBreaker } from "#services/limits/with-breaker.ts";
import { authSecret } from "./auth/auth-secret.ts";
import { deriveKey } from "./auth/derive-key.ts";
import { bindServices } from "./bind-services.ts";
import { streamOf } from "./composition/base-urls.ts";
import { wire } from "./composition/wire.ts";
import type { WiringOptions } from "./composition/wiring-options.ts";
import type { Edge } from "./http/route.ts";
import { log } from "./log.ts";
import type { OperatingSettings } from "./operations/operating-settings.ts";
import type { Composition } from "./trpc/context.ts";
import type { Wired } from "./wired.ts";

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

/** A request asks for a few connections, one after the other, and is answered within 2.5 s whatever comes of them. */
const CONNECTION_WAIT_MS = 1_000;

/** The web role is given nothing that opens a secret; the others refuse to start without a keyring. */
const keysFromEnv = (): WiringOptions["keys"] => {
  const { ROLE, VAULT_SEALING_KEY, VAULT_KEYRING: text, VAULT_KEYRING_FILE: file } = env();
  if (ROLE === "web") {
    return { kind: "box", publicKey: required("VAULT_SEALING_KEY", VAULT_SEALING_KEY) };
  }
  if (text !== undefined) return { kind: "text", text };
  return { kind: "file", file: required("VAULT_KEYRING_FILE", file), isOurs: env().VAULT_KEYRING_IS_OURS };
};

/** Whom a push service may ask about us: our own page where it is public. */
const vapidSubject = (origin: string | undefined): string =>
  origin?.startsWith("https:") === true ? new URL(origin).origin : "mailto:operator@axisor.local";

/** A channel whose settings are not there is not sent on. */
const tellingFromEnv = (): NonNullable<WiringOptions["telling"]> => {
  const settings = env();
  const { SMTP_URL: smtp, MAIL_FROM: from, TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_URL: apiRoot } = settings;
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, NEXTAUTH_URL: origin } = settings;
  return {
    ...(origin === undefined ? {} : { origin: new URL(origin).origin }),
    ...(smtp === undefined || from === undefined ? {} : { mail: { url: smtp, from } }),
    ...(publicKey === undefined || privateKey === undefined
      ? {}
      : { push: { publicKey, privateKey, subject: settings.VAPID_SUBJECT ?? vapidSubject(origin) } }),
    ...(token === undefined ? {} : { telegram: { token, ...(apiRoot === undefined ? {} : { apiRoot }) } }),
    webhookHosts: settings.WEBHOOK_HOSTS ?? [],
    pushHosts: settings.PUSH_HOSTS ?? [],
  };
};

const operatingFromEnv = (): OperatingSettings => {
  const settings = env();
  const { OPERATOR_WEBHOOK_URL: url, OPERATOR_WEBHOOK_SECRET: secret } = settings;
  const { OPERATOR_DANGER_TO: danger, OPERATOR_WARNING_TO: warning } = settings;
  return {
    role: settings.ROLE,
    dir: settings.AXISOR_DATA_DIR,
    places: {
      email: settings.OPERATOR_EMAIL ?? null,
      telegramChat: settings.OPERATOR_TELEGRAM_CHAT ?? null,
      webhook: url === undefined || secret === undefined ? null : { url, secret },
    },
    takes: (name) => [
      ...(danger.includes(name) ? (["danger"] as const) : []),
      ...(warning.includes(name) ? (["warning"] as const) : []),
    ],
    pingUrl: settings.OPERATOR_PING_URL ?? null,
    isFrozenBetweenRequests: settings.VERCEL !== undefined,
    servesPages: settings.SERVES_PAGES === "yes",
  };
};

/** What is cached is shared where requests are counted. */
const redisOf = (settings: ReturnType<typeof env>): Pick<WiringOptions, "redis"> => {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = settings;
  return url === undefined || token === undefined ? {} : { redis: { url, token } };
};

const wireFromEnv = (): Wired => {
  const settings = env();
  const rest = required("LNMARKETS_URL", settings.LNMARKETS_URL);
  return wire({
    databaseUrl: required("DATABASE_URL", settings.DATABASE_URL),
    connections: settings.DATABASE_POOL ?? (settings.ROLE === "worker" ? 5 : 10),
    // Whoever waits for a page has gone by then; what a worker does waits for its turn.
    ...(settings.ROLE === "worker" ? {} : { connectionWaitMs: CONNECTION_WAIT_MS }),
    name: `axisor-${settings.ROLE}`,
    keys: keysFromEnv(),
    paper: {
      rest,
      stream: settings.LNMARKETS_STREAM_URL ?? streamOf(rest),
    },
    ...(settings.PAPER_COUNTER_TOKEN === undefined
      ? {}
      : { paperCounter: { url: new URL(rest).origin, token: settings.PAPER_COUNTER_TOKEN } }),
    clock: Date.now,
    log,
    tracer: tracing(),
    rates: ratesOf,
    ...(settings.ROLE === "web"
      ? {}
      : { panicJournal: join(settings.AXISOR_DATA_DIR, "panic-journal.jsonl") }),
    ...(settings.PANIC_DOOR === undefined
      ? {}
      : { panicDoor: { place: settings.PANIC_DOOR, key: () => deriveKey(authSecret(), "panic-door") } }),
    ...(settings.BREACHED_PASSWORDS_URL === "off"
      ? {}
      : { breachedPasswordsUrl: settings.BREACHED_PASSWORDS_URL }),
    ...redisOf(settings),
    ...(settings.FIAT_RATES_URL === "off" ? {} : { fiatRatesUrl: settings.FIAT_RATES_URL }),
    telling: tellingFromEnv(),
    operating: operatingFromEnv(),
    metering: metering(),
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
      metricsToken: settings.METRICS_TOKEN ?? null,
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
      migrations: KNOWN_MIGRATIONS,
      linkKey: () => deriveKey(authSecret(), "mail-links"),
    }),
    limiters: { ...limiters, auth: wired.attempts },
    security: wired.security,
    clock: wired.clock,
    settings: { ...known, paperProvenance },
  };
};

type Metering = ReturnType<typeof createMeter>;

const held = globalThis as {
  axisorComposition?: Process;
  axisorEdge?: Edge;
  axisorMetering?: Metering;
  axisorTracer?: OpenTracer;
};

/** What is counted in this process, and how a scrape is answered; there before anything that can fail. */
export const metering = (): Metering => {
  held.axisorMetering ??= createMeter();
  return held.axisorMetering;
};

/** Where the metrics are shown besides the pages; null for nowhere. */
export const metricsPlace = (): { readonly host: string; readonly port: number } | null => {
  const { METRICS_PORT: port, HOST: host } = env();
  return port === undefined ? null : { host, port };
};

/** Where the pages are served, and the API with them. */
export const webPort = (): number => env().PORT;

const makeTracer = (): OpenTracer => {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, ROLE } = env();
  if (endpoint === undefined) return { ...noTracer, close: async () => undefined };
  return createTracer({ service: `axisor-${ROLE}`, endpoint });
};

/** What this process traces with: made from settings alone, and nothing where no receiver is named. */
export const tracing = (): OpenTracer => {
  held.axisorTracer ??= makeTracer();
  return held.axisorTracer;
};

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
