import { readFileSync } from "node:fs";
import { z } from "zod";

/** Thrown by `readEnv`; `mistakes` holds one line per wrong value, each naming its variable. */
export class EnvError extends Error {
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(mistakes.join("\n"));
    this.name = "EnvError";
    this.mistakes = mistakes;
  }
}

type Source = Readonly<Record<string, string | undefined>>;

const MAINNET_HOSTS = new Set(["api.lnmarkets.com", "stream.lnmarkets.com"]);

const got = (issue: { readonly input?: unknown }): string => `got ${JSON.stringify(issue.input)}`;

const port = z
  .string()
  .regex(/^\d{1,5}$/, { error: (issue) => `must be a whole number between 1 and 65535, ${got(issue)}` })
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, {
    error: (issue) => `must be a whole number between 1 and 65535, ${got(issue)}`,
  });

/** A small count, such as how many machines stand in a row. */
function countOf(least: number, most: number) {
  const error = (issue: { readonly input?: unknown }) =>
    `must be a whole number between ${least} and ${most}, ${got(issue)}`;
  return z
    .string()
    .regex(/^\d{1,4}$/, { error })
    .transform(Number)
    .refine((value) => value >= least && value <= most, { error });
}
const isUrlOf = (value: string, schemes: readonly string[]): boolean =>
  URL.canParse(value) && schemes.includes(new URL(value).protocol);

function urlOf(schemes: readonly string[], example: string) {
  return z.string().refine((value) => isUrlOf(value, schemes), { error: `must be a URL such as ${example}` });
}

/** The replacement of the paper exchange may be another paper exchange or signet; real money stays out. */
function exchangeUrl(schemes: readonly string[], example: string) {
  return urlOf(schemes, example).refine(
    (value) => !URL.canParse(value) || !MAINNET_HOSTS.has(new URL(value).hostname),
    { error: "must not name the mainnet exchange; it replaces the paper exchange" },
  );
}

function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, { error: (issue) => `must be one of ${values.join(", ")}, ${got(issue)}` });
}

function atLeast(length: number) {
  return z.string().min(length, { error: `must be at least ${length} characters long` });
}

/** Encrypted or not, and never perhaps: what falls back to plain text, or takes any certificate, lets strangers read along. */
const databaseUrl = urlOf(["postgres:", "postgresql:"], "postgres://user:password@host:5432/axisor").refine(
  (value) => !/[?&]ssl(?:mode)?=(?!(?:true|require|verify-ca|verify-full|false|disable)(?:&|$))/.test(value),
  { error: "must say sslmode=verify-full, or disable on a network of your own, or nothing of it" },
);

/** Where a CDN keeps the files of the build: an origin, and a path where it has one. */
const assetPrefix = urlOf(["http:", "https:"], "https://static.axisor.example")
  .refine((value) => !/[?#@\s;,]/.test(value), { error: "must be an origin and a path, and nothing else" })
  .transform((value) => value.replace(/\/+$/, ""));

/** Exact `host:port` pairs with commas between them. */
const hostList = z
  .string()
  .regex(/^[^\s,:]+:\d{1,5}(,[^\s,:]+:\d{1,5})*$/, {
    error: (issue) => `must be host:port pairs such as ntfy.lan:80,127.0.0.1:9000, ${got(issue)}`,
  })
  .transform((text) => text.split(","));

const DIRECT = ["telegram", "email", "webhook"] as const;

/** Ways to whoever runs the installation, with commas between them. */
const directList = z
  .string()
  .refine((text) => text.split(",").every((name) => DIRECT.some((one) => one === name)), {
    error: (issue) => `must be of ${DIRECT.join(", ")} with commas between them, ${got(issue)}`,
  })
  .transform((text): readonly string[] => text.split(","));

const is32BytesOfBase64 = (value: string): boolean =>
  /^[A-Za-z0-9+/]+={0,2}$/.test(value) && Buffer.from(value, "base64").length === 32;

/** Series 1 of the Banco Central do Brasil: what a dollar is sold for (PTAX). */
const BCB_URL = "https://api.bcb.gov.br/dados/serie/bcdata.sgs.1/dados/ultimos/1?formato=json";

const schema = z.object({
  NODE_ENV: oneOf(["development", "production", "test"]).default("development"),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, { error: (issue) => `must be a host name or an IP address, ${got(issue)}` })
    .default("127.0.0.1"),
  PORT: port.default(3000),
  ROLE: oneOf(["web", "worker", "all"]).default("all"),
  ASSET_PREFIX: assetPrefix.optional(),
  BUILD_CACHE: oneOf(["on", "off"]).default("on"),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_POOL: countOf(2, 100).optional(),
  UPSTASH_REDIS_REST_URL: urlOf(["http:", "https:"], "https://name.upstash.io").optional(),
  UPSTASH_REDIS_REST_TOKEN: z.string().optional(),
  LNMARKETS_URL: exchangeUrl(["http:", "https:"], "http://127.0.0.1:4000/v3").optional(),
  LNMARKETS_STREAM_URL: exchangeUrl(["ws:", "wss:"], "ws://127.0.0.1:4000/v1").optional(),
  PAPER_COUNTER_TOKEN: atLeast(32).optional(),
  AXISOR_CANDLES: z.string().optional(),
  AXISOR_OUTBOX: oneOf(["open", "closed"]).default("closed"),
  AXISOR_DATA_DIR: z.string().default(".data"),
  NEXTAUTH_SECRET: atLeast(32).optional(),
  NEXTAUTH_URL: urlOf(["http:", "https:"], "https://axisor.example").optional(),
  VAULT_KEYRING: z.string().optional(),
  VAULT_KEYRING_FILE: z.string().optional(),
  VAULT_KEYRING_IS_OURS: z.stringbool().default(false),
  VAULT_SEALING_KEY: z
    .string()
    .refine(is32BytesOfBase64, { error: "must be 32 bytes in base64: the public key of the keyring's box" })
    .optional(),
  CRON_SECRET: atLeast(16).optional(),
  PANIC_DOOR: z
    .string()
    .regex(/^(127\.0\.0\.1|localhost):\d{1,5}$/, {
      error: (issue) => `must be a port of this machine alone, such as 127.0.0.1:4711, ${got(issue)}`,
    })
    .optional(),
  TRUSTED_PROXIES: countOf(0, 10).optional(),
  WEB_REPLICAS: countOf(1, 1000).default(1),
  SERVES_PAGES: oneOf(["yes", "no"]).default("yes"),
  BREACHED_PASSWORDS_URL: z
    .string()
    .refine((value) => value === "off" || isUrlOf(value, ["http:", "https:"]), {
      error: "must be a URL such as https://api.pwnedpasswords.com, or off",
    })
    .default("https://api.pwnedpasswords.com"),
  FIAT_RATES_URL: z
    .string()
    .refine((value) => value === "off" || isUrlOf(value, ["http:", "https:"]), {
      error: `must be a URL such as ${BCB_URL}, or off`,
    })
    .default(BCB_URL),
  SMTP_URL: urlOf(["smtp:", "smtps:"], "smtps://user:password@mail.example:465").optional(),
  MAIL_FROM: z.string().optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d{3,20}:[A-Za-z0-9_-]{20,80}$/, { error: "must be a token such as BotFather gives" })
    .optional(),
  TELEGRAM_API_URL: urlOf(["http:", "https:"], "https://api.telegram.org").optional(),
  VAPID_PUBLIC_KEY: z.string().optional(),
  VAPID_PRIVATE_KEY: z.string().optional(),
  VAPID_SUBJECT: urlOf(["mailto:", "https:"], "mailto:operator@axisor.example").optional(),
  WEBHOOK_HOSTS: hostList.optional(),
  PUSH_HOSTS: hostList.optional(),
  OPERATOR_EMAIL: z.email({ error: "must be an e-mail address" }).optional(),
  OPERATOR_TELEGRAM_CHAT: z
    .string()
    .regex(/^\d{1,15}$/, { error: "must be the id of a private chat with the bot, such as 123456789" })
    .transform(Number)
    .optional(),
  OPERATOR_WEBHOOK_URL: urlOf(["http:", "https:"], "https://pager.example/hook").optional(),
  OPERATOR_WEBHOOK_SECRET: atLeast(32).optional(),
  OPERATOR_DANGER_TO: directList.default(["telegram", "email", "webhook"]),
  OPERATOR_WARNING_TO: directList.default(["telegram", "email", "webhook"]),
  OPERATOR_PING_URL: urlOf(["http:", "https:"], "https://ping.example/your-id").optional(),
  VERCEL: z.string().optional(),
  METRICS_TOKEN: atLeast(32).optional(),
  METRICS_PORT: port.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: urlOf(["http:", "https:"], "http://127.0.0.1:4318").optional(),
  DEMO_EMAIL: z.email({ error: "must be an e-mail address" }).optional(),
  DEMO_PASSWORD: atLeast(12).optional(),
  PROBE_KEY: z.string().optional(),
  PROBE_SECRET: z.string().optional(),
  PROBE_PASSPHRASE: z.string().optional(),
  REDIS_SERVER: z.string().optional(),
  CHROMIUM_PATH: z.string().optional(),
  CI: z.string().optional(),
  AXISOR_TEST_SCALE: oneOf(["tenth", "full"]).default("tenth"),
  AXISOR_TEST_STATEMENTS: z.string().optional(),
  AXISOR_RUNS_DIR: z.string().optional(),
  AXISOR_E2E_URL: urlOf(["http:"], "http://localhost:3000").optional(),
  AXISOR_E2E_PAPER_URL: urlOf(["http:"], "http://127.0.0.1:4000").optional(),
  AXISOR_E2E_PAPER_TOKEN: z.string().optional(),
  AXISOR_E2E_DATABASE_URL: urlOf(["postgres:"], "postgres://user:password@host:5432/axisor").optional(),
  AXISOR_E2E_PROXY: urlOf(["http:"], "http://127.0.0.1:4000").optional(),
  AXISOR_E2E_CANARIES: z.string().optional(),
  AXISOR_E2E_TOLD_PORTS: z
    .string()
    .regex(/^\d{1,5},\d{1,5},\d{1,5}$/, { error: "must be three ports with commas between them" })
    .optional(),
  AXISOR_E2E_BOT_TOKEN: z.string().optional(),
});

type Parsed = z.output<typeof schema>;

/** Every setting of the product; `portWasSet` tells a wish (any free port will do) from an order. */
export type Env = Readonly<Parsed & { portWasSet: boolean }>;

export type EnvName = keyof Parsed;

/** What one part of the product hands to a process it starts. */
export type ChildEnv = Readonly<Partial<Record<EnvName, string>>>;

const PAIRS: ReadonlyArray<readonly [EnvName, EnvName]> = [
  ["UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"],
  ["DEMO_EMAIL", "DEMO_PASSWORD"],
  ["PROBE_KEY", "PROBE_SECRET"],
  ["PROBE_SECRET", "PROBE_PASSPHRASE"],
  ["SMTP_URL", "MAIL_FROM"],
  ["OPERATOR_WEBHOOK_URL", "OPERATOR_WEBHOOK_SECRET"],
  ["VAPID_PUBLIC_KEY", "VAPID_PRIVATE_KEY"],
];

/** The first is of no use without the second, which is of use without it. */
const NEEDS: ReadonlyArray<readonly [EnvName, EnvName]> = [
  ["LNMARKETS_STREAM_URL", "LNMARKETS_URL"],
  ["PAPER_COUNTER_TOKEN", "LNMARKETS_URL"],
  ["OPERATOR_EMAIL", "SMTP_URL"],
  ["OPERATOR_TELEGRAM_CHAT", "TELEGRAM_BOT_TOKEN"],
];

/** Each may be kept in a file instead, which `NAME_FILE` names: what is mounted shows in no list of processes or variables. */
const SECRETS = [
  "DATABASE_URL",
  "UPSTASH_REDIS_REST_TOKEN",
  "PAPER_COUNTER_TOKEN",
  "NEXTAUTH_SECRET",
  "CRON_SECRET",
  "METRICS_TOKEN",
  "SMTP_URL",
  "TELEGRAM_BOT_TOKEN",
  "VAPID_PRIVATE_KEY",
  "OPERATOR_WEBHOOK_SECRET",
  "OPERATOR_PING_URL",
  "PROBE_KEY",
  "PROBE_SECRET",
  "PROBE_PASSPHRASE",
] as const satisfies readonly EnvName[];

const fileNameOf = (name: string): string => `${name}_FILE`;

const FILE_NAMES: ReadonlySet<string> = new Set(SECRETS.map(fileNameOf));

/** Whether a setting holds what nobody else may learn, and so may be kept in a file. */
export const isSecretSetting = (name: string): boolean => SECRETS.some((secret) => secret === name);

/** Whether the product reads a variable of this name. */
export const isSetting = (name: string): boolean => name in schema.shape || FILE_NAMES.has(name);

/** What a file says, on one line, or what is wrong with it: never a part of what it holds. */
function readSecretFile(file: string): { readonly value: string } | { readonly mistake: string } {
  try {
    const value = readFileSync(file, "utf8").trim();
    if (value === "") return { mistake: `names a file that is empty (${file})` };
    if (/[\r\n]/.test(value)) return { mistake: `names a file of more than one line (${file})` };
    return { value };
  } catch (error) {
    const isAway = error instanceof Error && "code" in error && error.code === "ENOENT";
    return { mistake: `names a file that ${isAway ? "is not there" : "cannot be read"} (${file})` };
  }
}

type FromFiles = Readonly<{ values: Record<string, string>; mistakes: readonly string[] }>;

/** The secrets that are kept in files. One that cannot be read counts as set, so that nothing else is said to miss it. */
function secretsFromFiles(source: Source): FromFiles {
  const values: Record<string, string> = {};
  const mistakes: string[] = [];
  for (const name of SECRETS) {
    const file = source[fileNameOf(name)]?.trim();
    if (file === undefined || file === "") continue;
    values[name] = "";
    if ((source[name] ?? "").trim() !== "") {
      mistakes.push(`${name}: set it or ${fileNameOf(name)}, not both`);
      continue;
    }
    const read = readSecretFile(file);
    if ("value" in read) values[name] = read.value;
    else mistakes.push(`${fileNameOf(name)}: ${read.mistake}`);
  }
  return { values, mistakes };
}

/** A variable set to nothing is a variable not set: compose files and shells write both. */
function withoutEmpty(source: Source): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const value = source[name];
    if (value !== undefined && value.trim() !== "") kept[name] = value.trim();
  }
  return kept;
}

function mistakesBetween(values: Readonly<Record<string, string>>): string[] {
  const mistakes: string[] = [];
  for (const [one, other] of PAIRS) {
    if (one in values === other in values) continue;
    const [present, missing] = one in values ? [one, other] : [other, one];
    mistakes.push(`${missing}: must be set too, because ${present} is set`);
  }
  if ("VAULT_KEYRING" in values && "VAULT_KEYRING_FILE" in values) {
    mistakes.push("VAULT_KEYRING: set it or VAULT_KEYRING_FILE, not both");
  }
  for (const name of ["VAULT_KEYRING", "VAULT_KEYRING_FILE"]) {
    if (values["ROLE"] === "web" && name in values) {
      mistakes.push(`${name}: must not be set with ROLE=web, which opens nothing; set VAULT_SEALING_KEY`);
    }
  }
  for (const [one, other] of NEEDS) {
    if (one in values && !(other in values))
      mistakes.push(`${other}: must be set too, because ${one} is set`);
  }
  return mistakes;
}

/** The pages of a build name where their files are: another place needs another build. */
function mistakesOfPlace(source: Source, built: string | undefined): string[] {
  const told = (source["ASSET_PREFIX"] ?? "").trim();
  if (told === "" || told === (built ?? "").trim()) return [];
  return ["ASSET_PREFIX: is not what this build was made with; build anew, or leave it out"];
}

/**
 * Reads and checks the settings. Throws `EnvError` with one line per mistake.
 * @param built the ASSET_PREFIX that the pages were built with.
 */
export function readEnv(source: Source = process.env, built = source["ASSET_PREFIX"]): Env {
  const files = secretsFromFiles(source);
  const values = { ...files.values, ...withoutEmpty({ ...source, ASSET_PREFIX: built }) };
  const parsed = schema.safeParse(withoutEmpty(values), { reportInput: true });
  const placed = (name: string): string => (name in files.values ? fileNameOf(name) : name);
  const wrong =
    parsed.error?.issues.map((issue) => `${placed(issue.path.join("."))}: ${issue.message}`) ?? [];
  const mistakes = [
    ...wrong,
    ...files.mistakes,
    ...mistakesBetween(values),
    ...mistakesOfPlace(source, built),
  ];
  if (!parsed.success || mistakes.length > 0) throw new EnvError(mistakes);
  return Object.freeze({ ...parsed.data, portWasSet: "PORT" in values });
}

let cached: Env | undefined;

/** The settings of this process, read on first use so that a build never needs them. */
export function env(): Env {
  // The build writes the second one in: next.config.mjs.
  cached ??= readEnv(process.env, process.env.ASSET_PREFIX);
  return cached;
}

/** A process's whole environment; Next's types want to know which of its modes it runs in. */
export type ProcessEnv = Record<string, string> & { NODE_ENV: Env["NODE_ENV"] };

/** Says something of the machine, as TMPDIR does. */
const PASSED_ON: EnvName = "AXISOR_RUNS_DIR";

/** The machine's own variables (PATH, HOME, …) without ours: a child gets only the settings it is given. */
export function inheritedEnv(mode: Env["NODE_ENV"], source: Source = process.env): ProcessEnv {
  const inherited: ProcessEnv = { NODE_ENV: mode };
  for (const [name, value] of Object.entries(source)) {
    if (value !== undefined && (name === PASSED_ON || !isSetting(name))) inherited[name] = value;
  }
  return inherited;
}

/** What the caller of this process said goes before what its settings say. Before anything reads them. */
export function imposeSettings(
  settings: ChildEnv & Readonly<{ HOSTNAME?: string }>,
  source: Record<string, string | undefined> = process.env,
): void {
  Object.assign(source, settings);
}
