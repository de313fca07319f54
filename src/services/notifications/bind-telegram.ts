import { saidBy } from "#domain/language/in-both.ts";
import type { Clock } from "#ports/clock.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { TelegramBot } from "#ports/telegram.ts";
import type { TelegramLinks } from "#ports/telegram-links.ts";
import { AppError } from "../app-error.ts";
import type { Doer } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";
import { makeTelegramCode } from "../telegram/make-telegram-code.ts";
import { NOTIFICATION_REFUSALS } from "./notification-refusals.ts";

export type BindTelegramDeps = {
  /** Null where this installation has no bot. */
  readonly telegramBot: Pick<TelegramBot, "name"> | null;
  readonly telegramLinks: TelegramLinks;
  readonly security: SecurityRecorder;
  readonly clock: Clock;
  readonly newToken: () => string;
};

/**
 * Makes a code that binds a chat with the bot to this trader, and the link that opens that chat with it.
 * @throws AppError refused where there is no bot; unavailable while Telegram does not answer.
 */
export const bindTelegram = async (
  deps: BindTelegramDeps,
  by: Doer,
): Promise<{ readonly code: string; readonly link: string; readonly expiresAt: number }> => {
  const { telegramBot, telegramLinks, security, clock, newToken } = deps;
  if (telegramBot === null)
    throw new AppError(
      "refused",
      saidBy(NOTIFICATION_REFUSALS, ({ noBot }) => noBot),
    );
  const away = () =>
    new AppError(
      "unavailable",
      saidBy(NOTIFICATION_REFUSALS, ({ botAway }) => botAway),
      {
        retryAfterMs: 60_000,
      },
    );
  const name = await telegramBot.name();
  if (!name.ok) throw away();
  const made = await makeTelegramCode({ links: telegramLinks, clock, newToken }, by.userId);
  if (made === null) throw away();
  await noteDeed({ security, now: clock }, by, "channel-changed", "allowed", {
    channel: "telegram",
    what: "code",
  });
  return { ...made, link: `https://t.me/${name.value}?start=${made.code}` };
};
