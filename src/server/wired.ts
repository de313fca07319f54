import type { RequestRates, WindowRate } from "#domain/resilience/request-buckets.ts";
import type { Sats } from "#domain/units.ts";
import type { AccountKeys } from "#ports/account-keys.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { AccountStream } from "#ports/account-stream.ts";
import type { AutomationChanges } from "#ports/automation-changes.ts";
import type { Automations } from "#ports/automations.ts";
import type { BreachedPasswords } from "#ports/breached-passwords.ts";
import type { Cache } from "#ports/cache.ts";
import type { Canary } from "#ports/canary.ts";
import type { ChannelAddresses } from "#ports/channel-addresses.ts";
import type { Mailer, PushSender, WebhookSender } from "#ports/channels.ts";
import type { Clock, Elapsed, NewId } from "#ports/clock.ts";
import type { CrossGuards } from "#ports/cross-guards.ts";
import type { CrossPositions } from "#ports/cross-positions.ts";
import type { Deliveries, SendingMeans } from "#ports/deliveries.ts";
import type { DeviceNames } from "#ports/device-names.ts";
import type { Devices } from "#ports/devices.ts";
import type { Exchanges, Network, PriceStream } from "#ports/exchange.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Exits } from "#ports/exits.ts";
import type { Factors } from "#ports/factors.ts";
import type { FiatRates } from "#ports/fiat-rates.ts";
import type { Intents } from "#ports/intents.ts";
import type { Jobs } from "#ports/jobs.ts";
import type { Keyring } from "#ports/keyring.ts";
import type { Log } from "#ports/log.ts";
import type { LoginChallenges } from "#ports/login-challenges.ts";
import type { MailDispatch, MailLinks, Mails } from "#ports/mails.ts";
import type { Markets } from "#ports/markets.ts";
import type { Meter, Scrape } from "#ports/meter.ts";
import type { NearestAccounts } from "#ports/nearest-accounts.ts";
import type { ObservedNetworks } from "#ports/network-facts.ts";
import type { Digests, NotificationChoices, Notifications } from "#ports/notifications.ts";
import type { Operations } from "#ports/operations.ts";
import type { OverviewMarks } from "#ports/overview-marks.ts";
import type { OverviewRevisions } from "#ports/overview-revisions.ts";
import type { Panic, PanicLinks } from "#ports/panic.ts";
import type { PaperCounter } from "#ports/paper-counter.ts";
import type { PasskeyCeremonies } from "#ports/passkey-ceremonies.ts";
import type { PasswordDictionary } from "#ports/password-dictionary.ts";
import type { PasswordHasher } from "#ports/password-hasher.ts";
import type { PastAutomations } from "#ports/past-automations.ts";
import type { PreferencesStore } from "#ports/preferences.ts";
import type { QrCodes } from "#ports/qr-codes.ts";
import type { AttemptCounter } from "#ports/rate-limiter.ts";
import type { SealedSecrets } from "#ports/sealed-secrets.ts";
import type { SecurityLog } from "#ports/security-log.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { Sessions } from "#ports/sessions.ts";
import type { TelegramBot } from "#ports/telegram.ts";
import type { TelegramLinks, TelegramQuestions } from "#ports/telegram-links.ts";
import type { Totp } from "#ports/totp.ts";
import type { TotpSeeds } from "#ports/totp-seeds.ts";
import type { Tracer } from "#ports/tracer.ts";
import type { TradeLog } from "#ports/trade-log.ts";
import type { TrailingTriggers, Triggers } from "#ports/triggers.ts";
import type { Upkeep } from "#ports/upkeep.ts";
import type { Users } from "#ports/users.ts";
import type { Sealer, Vault } from "#ports/vault.ts";
import type { VaultKeys } from "#ports/vault-keys.ts";
import type { WorkerDesk, WorkerRequests } from "#ports/worker-requests.ts";
import type { MinuteCandles } from "#services/account-rules/create-minute-candles.ts";
import type { ExchangeClock } from "#services/market/create-exchange-clock.ts";
import type { PriceWatch } from "#services/market/create-price-watch.ts";
import type { TrailingWatch } from "#services/monitor/create-trailing-watch.ts";
import type { FigureKeeper } from "#services/operations/create-figure-keeper.ts";
import type { WithoutDatabaseDeps } from "#services/panic/flatten-without-database.ts";
import type { OpeningMeter } from "#services/security/create-opening-meter.ts";
import type { LastSessions } from "./last-known/last-sessions.ts";
import type { OperatingSettings } from "./operations/operating-settings.ts";
import type { AskDoor } from "./panic/ask-door.ts";

/** What carries messages out; null where this installation has none. */
export type Senders = {
  readonly push: PushSender | null;
  readonly mailer: (Mailer & { close(): void }) | null;
  readonly webhook: WebhookSender;
};

/** Every port with its adapter in it; made by `composition.ts`, which alone knows which adapter that is. */
export type Wired = {
  readonly users: Users;
  readonly sessions: Sessions;
  readonly lastSessions: LastSessions;
  readonly devices: Devices;
  readonly challenges: LoginChallenges;
  readonly factors: Factors;
  readonly mailLinks: MailLinks;
  readonly mails: Mails;
  readonly mailDispatch: MailDispatch;
  readonly jobs: Jobs;
  readonly operations: Operations;
  readonly operating: OperatingSettings;
  /** Where it is kept when protection was last proven. */
  readonly canary: Canary;
  /** Networks whose breaker is open in this process. */
  readonly openBreakers: () => readonly string[];
  /** Counts of this process, and what a scrape of it is answered with. */
  readonly meter: Meter;
  readonly scrape: Scrape;
  readonly figures: FigureKeeper;
  readonly deliveries: Deliveries;
  readonly notifications: Notifications;
  readonly choices: NotificationChoices;
  readonly digests: Digests;
  readonly addresses: ChannelAddresses;
  readonly telegramLinks: TelegramLinks;
  readonly telegramQuestions: TelegramQuestions;
  /** Null where this installation has no bot. */
  readonly telegramBot: TelegramBot | null;
  /** What a browser subscribes with; null where this installation sends no push. */
  readonly pushPublicKey: string | null;
  readonly senders: Senders;
  /** What this installation can send with. */
  readonly means: SendingMeans;
  /** Exact `host:port` pairs that may be posted to though they are not public. */
  readonly webhookHosts: readonly string[];
  /** Exact `host:port` pairs of push services besides those of the browsers' vendors. */
  readonly pushHosts: readonly string[];
  /** Where our pages are reached, without a slash at the end. */
  readonly origin: string;
  readonly preferences: PreferencesStore;
  readonly fiatRates: FiatRates;
  readonly security: SecurityRecorder;
  readonly totp: Totp;
  readonly totpSeeds: TotpSeeds;
  readonly ceremonies: PasskeyCeremonies;
  readonly qrCodes: QrCodes;
  readonly deviceNames: DeviceNames;
  readonly dictionary: PasswordDictionary;
  /** Null where this installation asks nobody. */
  readonly breachedPasswords: BreachedPasswords | null;
  /** Null where this installation runs no paper exchange of its own. */
  readonly paperCounter: PaperCounter | null;
  readonly accounts: ExchangeAccounts;
  readonly automations: Automations;
  readonly exits: Exits;
  readonly rules: AccountRules;
  readonly crossPositions: CrossPositions;
  readonly crossGuards: CrossGuards;
  readonly triggers: Triggers;
  readonly trailingTriggers: TrailingTriggers;
  readonly trailing: TrailingWatch;
  readonly minutes: MinuteCandles;
  readonly markets: Markets;
  readonly intents: Intents;
  readonly tradeLog: TradeLog;
  readonly pastAutomations: PastAutomations;
  readonly overviewMarks: OverviewMarks;
  readonly overviewRevisions: OverviewRevisions;
  readonly automationChanges: AutomationChanges;
  readonly panic: Panic;
  readonly panicLinks: PanicLinks;
  /** What closes positions while the database is gone; null where this process holds no keys or has no journal. */
  readonly withoutDatabase: WithoutDatabaseDeps | null;
  /** The way to a worker that leads through no database; null where there is none. */
  readonly panicDoor: AskDoor | null;
  /** What passes to that door are sealed with. */
  readonly panicPassKey: (() => Uint8Array) | null;
  readonly passwords: PasswordHasher;
  readonly vault: Vault;
  readonly sealer: Sealer;
  /** Null where this process holds no keys. */
  readonly keyring: Keyring | null;
  readonly vaultKeys: VaultKeys;
  readonly secrets: SealedSecrets;
  readonly accountKeys: AccountKeys;
  readonly workerRequests: WorkerRequests;
  readonly securityLog: SecurityLog;
  /** How often this process opens credentials. */
  readonly openings: OpeningMeter;
  /** Whoever holds the keys: this process, or a worker. */
  readonly desk: WorkerDesk;
  readonly exchanges: Exchanges;
  readonly cache: Cache;
  /** Asks the Redis that processes share; null where each keeps its own. */
  readonly pingKv: (() => Promise<void>) | null;
  /** In this process alone, for what is not put into a store of somebody else's. */
  readonly ownCache: Cache;
  readonly priceStream: (network: Network) => PriceStream;
  readonly accountStream: (network: Network) => AccountStream;
  readonly nearestAccounts: NearestAccounts;
  readonly upkeep: Upkeep;
  /** Counts attempts to log in and the like, where Redis must not decide. */
  readonly attempts: AttemptCounter;
  readonly clock: Clock;
  readonly newId: NewId;
  /** 256 random bits as text. */
  readonly newToken: () => string;
  readonly networks: ObservedNetworks;
  readonly elapsed: Elapsed;
  readonly stampClock: ExchangeClock;
  readonly priceWatch: PriceWatch;
  readonly signedRate: (network: Network) => WindowRate | null;
  readonly requestRates: (network: Network) => RequestRates | null;
  readonly tagOf: (intentId: string) => Sats;
  readonly log: Log;
  readonly tracer: Tracer;
  /** Ends the connections to the database. */
  close(): Promise<void>;
};
