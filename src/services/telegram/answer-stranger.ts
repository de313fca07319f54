import { plain, type Reply } from "#domain/notifications/telegram/reply.ts";
import { inEveryLanguage } from "#domain/notifications/telegram/reply-table.ts";
import type { RateRule } from "#ports/rate-limiter.ts";
import type { TelegramUpdate } from "#ports/telegram.ts";
import { bindChat } from "./bind-chat.ts";
import { readCommand } from "./read-command.ts";
import type { TelegramDeps } from "./telegram-deps.ts";

/** How often somebody who is nobody here is answered: they could have us write without end. */
const STRANGERS: RateRule = { name: "telegram-stranger", limit: 10, windowMs: 15 * 60_000 };

/** What a chat that is nobody's is answered: how to bind it, and nothing of anybody; null for silence. */
export const answerStranger = async (
  deps: Pick<TelegramDeps, "links" | "attempts" | "clock" | "preferences" | "security">,
  update: TelegramUpdate,
): Promise<Reply | null> => {
  if (update.kind === "press") return null;
  const command = readCommand(update.text);
  if (command?.name === "start" && command.rest !== "") return await bindChat(deps, update, command.rest);
  const counted = await deps.attempts.take(String(update.chatId), STRANGERS);
  return counted.ok && counted.value.allowed ? plain(inEveryLanguage(({ notBound }) => notBound)) : null;
};
