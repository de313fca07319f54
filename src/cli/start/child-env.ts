import type { ChildEnv, Env, ProcessEnv } from "#env";
import { inheritedEnv } from "#env";
import type { VapidKeys } from "../infra/make-vapid-keys.ts";
import type { Secrets } from "../infra/read-secrets.ts";

export const DEMO_EMAIL = "demo@axisor.local";

/** Everything the parts need to know of each other, once it is known. */
export type Wiring = Readonly<{
  env: Env;
  secrets: Secrets;
  databaseUrl: string;
  exchangeUrl: string;
  streamUrl: string | undefined;
  /** What opens accounts with play money; undefined where the paper exchange is not ours. */
  counterToken: string | undefined;
  webPort: number;
  demo: boolean;
  keys: KeyPlaces;
  /** Whether mails are shown on /outbox, since nothing sends them. */
  outbox: boolean;
  /** What push messages are signed with where the settings do not say. */
  vapid: VapidKeys;
}>;

/** Where the keys are: the worker is told, the web server gets no more than the public half of the box. */
export type KeyPlaces = Readonly<{
  worker: Pick<ChildEnv, "VAULT_KEYRING" | "VAULT_KEYRING_FILE" | "VAULT_KEYRING_IS_OURS">;
  sealingKey: string;
}>;

/** The settings of the web server; Next reads HOSTNAME where we say HOST. */
export function webEnv(wiring: Wiring): ProcessEnv {
  const { HOST } = wiring.env;
  return complete(
    wiring,
    {
      ROLE: "web",
      HOST,
      PORT: String(wiring.webPort),
      VAULT_SEALING_KEY: wiring.keys.sealingKey,
      ...counter(wiring),
    },
    { HOSTNAME: HOST },
  );
}

/** The settings of the worker loop. */
export function workerEnv(wiring: Wiring): ProcessEnv {
  const { METRICS_PORT } = wiring.env;
  // The web server shows its own on /api/metrics: two processes of one machine cannot share a port.
  const port = METRICS_PORT === undefined ? {} : { METRICS_PORT: String(METRICS_PORT) };
  const { HOST } = wiring.env;
  return complete(wiring, { ROLE: "worker", HOST, ...port, ...wiring.keys.worker, ...counter(wiring) }, {});
}

/** The pages open accounts for traders there, the worker the one on which it proves protection. */
const counter = ({ counterToken }: Wiring): ChildEnv =>
  counterToken === undefined ? {} : { PAPER_COUNTER_TOKEN: counterToken };

function complete(wiring: Wiring, own: ChildEnv, foreign: Record<string, string>): ProcessEnv {
  const quiet = { NEXT_TELEMETRY_DISABLED: "1" };
  return { ...inheritedEnv("production"), ...quiet, ...defined(shared(wiring)), ...defined(own), ...foreign };
}

/** What traders are told with. */
function telling({ env, vapid }: Wiring): ChildEnv {
  return {
    ...(env.SMTP_URL && env.MAIL_FROM ? { SMTP_URL: env.SMTP_URL, MAIL_FROM: env.MAIL_FROM } : {}),
    ...(env.TELEGRAM_BOT_TOKEN ? { TELEGRAM_BOT_TOKEN: env.TELEGRAM_BOT_TOKEN } : {}),
    ...(env.TELEGRAM_API_URL ? { TELEGRAM_API_URL: env.TELEGRAM_API_URL } : {}),
    VAPID_PUBLIC_KEY: env.VAPID_PUBLIC_KEY ?? vapid.publicKey,
    VAPID_PRIVATE_KEY: env.VAPID_PRIVATE_KEY ?? vapid.privateKey,
    ...(env.VAPID_SUBJECT ? { VAPID_SUBJECT: env.VAPID_SUBJECT } : {}),
    ...(env.WEBHOOK_HOSTS ? { WEBHOOK_HOSTS: env.WEBHOOK_HOSTS.join(",") } : {}),
    ...(env.PUSH_HOSTS ? { PUSH_HOSTS: env.PUSH_HOSTS.join(",") } : {}),
  };
}

/** How whoever runs it is told, and what they measure it by. */
function operating({ env }: Pick<Wiring, "env">): ChildEnv {
  const chat = env.OPERATOR_TELEGRAM_CHAT;
  return {
    ...(env.OPERATOR_EMAIL ? { OPERATOR_EMAIL: env.OPERATOR_EMAIL } : {}),
    ...(chat === undefined ? {} : { OPERATOR_TELEGRAM_CHAT: String(chat) }),
    ...(env.OPERATOR_WEBHOOK_URL && env.OPERATOR_WEBHOOK_SECRET
      ? {
          OPERATOR_WEBHOOK_URL: env.OPERATOR_WEBHOOK_URL,
          OPERATOR_WEBHOOK_SECRET: env.OPERATOR_WEBHOOK_SECRET,
        }
      : {}),
    OPERATOR_DANGER_TO: env.OPERATOR_DANGER_TO.join(","),
    OPERATOR_WARNING_TO: env.OPERATOR_WARNING_TO.join(","),
    ...(env.OPERATOR_PING_URL ? { OPERATOR_PING_URL: env.OPERATOR_PING_URL } : {}),
    ...(env.OTEL_EXPORTER_OTLP_ENDPOINT
      ? { OTEL_EXPORTER_OTLP_ENDPOINT: env.OTEL_EXPORTER_OTLP_ENDPOINT }
      : {}),
  };
}

function shared({ env, secrets, ...wiring }: Wiring): ChildEnv {
  const kv = { url: env.UPSTASH_REDIS_REST_URL, token: env.UPSTASH_REDIS_REST_TOKEN };
  return {
    DATABASE_URL: wiring.databaseUrl,
    ...(env.DATABASE_POOL === undefined ? {} : { DATABASE_POOL: String(env.DATABASE_POOL) }),
    LNMARKETS_URL: wiring.exchangeUrl,
    ...(wiring.streamUrl ? { LNMARKETS_STREAM_URL: wiring.streamUrl } : {}),
    ...(kv.url && kv.token ? { UPSTASH_REDIS_REST_URL: kv.url, UPSTASH_REDIS_REST_TOKEN: kv.token } : {}),
    ...(env.AXISOR_CANDLES ? { AXISOR_CANDLES: env.AXISOR_CANDLES } : {}),
    NEXTAUTH_SECRET: env.NEXTAUTH_SECRET ?? secrets.nextAuthSecret,
    NEXTAUTH_URL: env.NEXTAUTH_URL ?? `http://localhost:${wiring.webPort}`,
    CRON_SECRET: env.CRON_SECRET ?? secrets.cronSecret,
    ...(env.METRICS_TOKEN === undefined ? {} : { METRICS_TOKEN: env.METRICS_TOKEN }),
    ...(env.PANIC_DOOR === undefined ? {} : { PANIC_DOOR: env.PANIC_DOOR }),
    AXISOR_DATA_DIR: env.AXISOR_DATA_DIR,
    ...(env.TRUSTED_PROXIES === undefined ? {} : { TRUSTED_PROXIES: String(env.TRUSTED_PROXIES) }),
    WEB_REPLICAS: String(env.WEB_REPLICAS),
    BREACHED_PASSWORDS_URL: env.BREACHED_PASSWORDS_URL,
    FIAT_RATES_URL: env.FIAT_RATES_URL,
    ...(wiring.outbox ? { AXISOR_OUTBOX: "open" } : {}),
    ...telling({ env, secrets, ...wiring }),
    ...operating({ env }),
    // The pages say beside every paper price whether it is made up or recorded.
    ...(env.AXISOR_CANDLES ? { AXISOR_CANDLES: env.AXISOR_CANDLES } : {}),
    ...(wiring.demo ? { DEMO_EMAIL, DEMO_PASSWORD: secrets.demoPassword } : {}),
  };
}

function defined(settings: ChildEnv): Record<string, string> {
  const entries = Object.entries(settings).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
