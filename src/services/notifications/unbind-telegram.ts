import type { Clock } from "#ports/clock.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { TelegramLinks } from "#ports/telegram-links.ts";
import type { Doer } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";

/** The chat is nobody's any more. Where none is bound nothing changes. */
export const unbindTelegram = async (
  deps: {
    readonly telegramLinks: Pick<TelegramLinks, "unbind">;
    readonly security: SecurityRecorder;
    readonly clock: Clock;
  },
  by: Doer,
): Promise<void> => {
  if (!(await deps.telegramLinks.unbind(by.userId))) return;
  await noteDeed({ security: deps.security, now: deps.clock }, by, "telegram-unbound", "allowed");
};
