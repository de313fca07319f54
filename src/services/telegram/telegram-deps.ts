import type { Locale } from "#domain/language/locale.ts";
import type { Automations } from "#ports/automations.ts";
import type { CrossGuards } from "#ports/cross-guards.ts";
import type { CrossPositions } from "#ports/cross-positions.ts";
import type { Exits } from "#ports/exits.ts";
import type { Log } from "#ports/log.ts";
import type { PreferencesStore } from "#ports/preferences.ts";
import type { AttemptCounter } from "#ports/rate-limiter.ts";
import type { TelegramBot } from "#ports/telegram.ts";
import type { TelegramLinks, TelegramQuestions } from "#ports/telegram-links.ts";
import type { TradeLog } from "#ports/trade-log.ts";
import type { CheckFactorDeps } from "../auth/check-factor.ts";
import type { PanicDeps } from "../panic/panic-deps.ts";

/** What the bot stands on: parts by the names they are wired under, and what is done to a notification. */
export type TelegramDeps = Omit<CheckFactorDeps, "limiter" | "now"> &
  Pick<PanicDeps, "panic" | "accounts" | "markets" | "requestRates" | "clock"> & {
    readonly bot: TelegramBot;
    readonly links: TelegramLinks;
    readonly questions: TelegramQuestions;
    /** Counts attempts; must not lose count when a process ends. */
    readonly attempts: AttemptCounter;
    readonly preferences: Pick<PreferencesStore, "of">;
    readonly automations: Automations;
    readonly exits: Pick<Exits, "ofAccounts">;
    readonly crossPositions: Pick<CrossPositions, "ofUser">;
    readonly crossGuards: Pick<CrossGuards, "ofUser">;
    readonly tradeLog: Pick<TradeLog, "list">;
    /** 256 random bits as text, base64url. */
    readonly newToken: () => string;
    readonly log: Log;
    /** How long ago protection was proven last, in milliseconds; null where nobody proves it, or it never was. */
    readonly proofAgeMs: () => Promise<number | null>;
    /** Says that the user saw a notification of theirs. @throws AppError where there is none. */
    readonly acknowledge: (request: {
      readonly userId: string;
      readonly notificationId: string;
      readonly on: "telegram";
    }) => Promise<unknown>;
    /** Puts off that a notification of the user's is told again. @throws AppError where there is none. */
    readonly snooze: (request: {
      readonly userId: string;
      readonly notificationId: string;
      readonly minutes: number;
    }) => Promise<unknown>;
  };

/** A chat that is somebody's, and how they read. */
export type BoundChat = { readonly userId: string; readonly chatId: number; readonly locale: Locale };
