import { createMemoryRateLimiter } from "#adapters/memory/create-memory-rate-limiter.ts";
import { createTotp } from "#adapters/otpauth/create-totp.ts";
import { createPasskeyCeremonies } from "#adapters/simplewebauthn/create-passkey-ceremonies.ts";
import type { Locale } from "#domain/language/locale.ts";
import type { TelegramUpdate } from "#ports/telegram.ts";
import { handleUpdate } from "#services/telegram/handle-update.ts";
import { makeTelegramCode } from "#services/telegram/make-telegram-code.ts";
import { pollUpdates } from "#services/telegram/poll-updates.ts";
import type { TelegramDeps } from "#services/telegram/telegram-deps.ts";
import { FakeDevices } from "../fakes/fake-devices.ts";
import { FakeFactors } from "../fakes/fake-factors.ts";
import { FakeLoginChallenges } from "../fakes/fake-login-challenges.ts";
import { FakeMails } from "../fakes/fake-mails.ts";
import { FakePasswordHasher } from "../fakes/fake-password-hasher.ts";
import { FakePreferences } from "../fakes/fake-preferences.ts";
import { FakeTelegramBot } from "../fakes/fake-telegram-bot.ts";
import { createFakeTelegramLinks } from "../fakes/fake-telegram-links.ts";
import { FakeTotpSeeds } from "../fakes/fake-totp-seeds.ts";
import { FakeUsers } from "../fakes/fake-users.ts";
import { openPanicDesk } from "../panic/open-panic-desk.ts";
import { aLog } from "../server/a-log.ts";
import { anApp } from "../sign-in/an-app.ts";

/** The chat of the trader, and one that is nobody's. */
export const CHAT = 5_000_000_001;
export const STRANGER = 5_000_000_666;

type Wish = {
  readonly locale?: Locale;
  /** How many positions are open. */
  readonly positions?: number;
  readonly parts?: Partial<TelegramDeps>;
};

/**
 * A trader with open positions whose chat is bound to the bot, with an authenticator app, all in memory and on a clock that is
 * moved by hand.
 */
export const openTelegramDesk = async ({ locale = "en", positions = 1, parts = {} }: Wish = {}) => {
  const desk = await openPanicDesk(positions);
  const { userId } = desk;
  let passed = 0;
  const clock = () => desk.clock() + passed;
  const users = new FakeUsers();
  const factors = new FakeFactors();
  const totp = createTotp();
  const totpSeeds = new FakeTotpSeeds(totp);
  const preferences = new FakePreferences();
  const bot = new FakeTelegramBot();
  const { links, questions } = createFakeTelegramLinks();
  const { log, lines } = aLog();
  const noticed: unknown[] = [];
  await users.create({ id: userId, email: "ana@axisor.local", passwordHash: "none", createdAt: clock() });
  const kept = { locale, timeZone: null, amounts: null, money: null, chosenAt: 1 };
  await preferences.keep(userId, kept);
  const deps: TelegramDeps = {
    ...desk.stores,
    ...desk.deps,
    ...{ bot, links, questions, users, factors, totpSeeds, preferences, log, clock },
    attempts: createMemoryRateLimiter({ now: clock }),
    challenges: new FakeLoginChallenges(),
    devices: new FakeDevices(factors),
    ceremonies: createPasskeyCeremonies(),
    mails: new FakeMails(() => null),
    passwords: new FakePasswordHasher(),
    proofAgeMs: async () => null,
    acknowledge: async (request) => void noticed.push(request),
    snooze: async (request) => void noticed.push(request),
    newToken: () => crypto.randomUUID().replaceAll("-", ""),
    ...parts,
  };
  const bind = async (chatId = CHAT): Promise<void> => {
    const made = await makeTelegramCode(deps, userId);
    await says(`/start ${made?.code}`, { chatId, fromId: chatId });
    bot.sent.length = 0;
  };
  let updateId = 100;
  const from = (wanted: Partial<TelegramUpdate>) => {
    updateId += 1;
    return { id: updateId, chatId: CHAT, fromId: CHAT, isPrivate: true, fromName: "Ana", ...wanted };
  };
  const aText = (text: string, wanted: Partial<TelegramUpdate> = {}): TelegramUpdate => ({
    ...from(wanted),
    ...{ kind: "text", text, messageId: bot.nextMessage() },
  });
  const aPress = (data: string, wanted: Partial<TelegramUpdate> = {}): TelegramUpdate => ({
    ...from(wanted),
    ...{ kind: "press", data, pressId: `press-${updateId}`, messageId: bot.sent.at(-1)?.messageId ?? 1 },
  });
  const told = async (update: TelegramUpdate): Promise<string | undefined> => {
    const before = bot.sent.length;
    await handleUpdate(deps, update);
    return bot.sent.slice(before).at(-1)?.text;
  };
  const says = (text: string, wanted: Partial<TelegramUpdate> = {}) => told(aText(text, wanted));
  await bind();
  desk.security.events.length = 0;
  return {
    ...{
      deps,
      bot,
      links,
      questions,
      users,
      factors,
      totpSeeds,
      userId,
      noticed,
      lines,
      bind,
      aText,
      aPress,
    },
    ...{ account: desk.account, stores: desk.stores, security: desk.security, work: desk.work, clock },
    /** What is said in a chat, and what is answered there; undefined for silence. */
    says,
    presses: (data: string, wanted: Partial<TelegramUpdate> = {}) => told(aPress(data, wanted)),
    /** What the newest button of that label carries. */
    dataOf: (label: string): string => {
      for (const { buttons } of bot.sent.toReversed())
        for (const button of buttons.flat())
          if (button.label === label && "data" in button) return button.data;
      throw new Error(`No button says ${label}`);
    },
    pass: (ms: number) => {
      passed += ms;
    },
    /** Gives the trader an authenticator app. */
    addApp: async () => {
      const seed = totp.newSeed();
      await totpSeeds.keep(userId, 1, seed);
      await factors.beginTotp({ userId, revision: 1, confirmedAt: null, createdAt: clock() });
      await factors.confirmTotp(userId, 1, clock(), []);
      const app = anApp(totp.describe(seed, "ana@axisor.local").secret);
      return { code: () => app.codeAt(clock()) };
    },
    stages: async (): Promise<readonly string[]> =>
      (await deps.panic.standing(userId)).map(({ stage }) => stage),
    poll: (updates: readonly TelegramUpdate[]) => {
      bot.queue.push(...updates);
      return pollUpdates(deps, { signal: new AbortController().signal, waitMs: 0 });
    },
  };
};

export type TelegramDesk = Awaited<ReturnType<typeof openTelegramDesk>>;
