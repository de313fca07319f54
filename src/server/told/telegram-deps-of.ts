import { acknowledge } from "#services/notifications/acknowledge.ts";
import { snooze } from "#services/notifications/snooze.ts";
import type { TelegramDeps } from "#services/telegram/telegram-deps.ts";
import type { Wired } from "../wired.ts";

/** What the bot answers with, of this process's parts; null where this installation has none. */
export const telegramDepsOf = (wired: Wired): TelegramDeps | null =>
  wired.telegramBot === null
    ? null
    : {
        ...wired,
        bot: wired.telegramBot,
        links: wired.telegramLinks,
        questions: wired.telegramQuestions,
        proofAgeMs: async () => {
          const provenAt = (await wired.canary.standing())?.provenAt ?? null;
          return provenAt === null ? null : wired.clock() - provenAt;
        },
        acknowledge: ({ userId, notificationId, on }) =>
          acknowledge(wired, { userId, id: notificationId, on }),
        snooze: ({ userId, notificationId }) => snooze(wired, { userId, id: notificationId }),
      };
