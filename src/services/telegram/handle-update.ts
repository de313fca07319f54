import { plain, type Reply } from "#domain/notifications/telegram/reply.ts";
import { REPLY_WORDS } from "#domain/notifications/telegram/reply-table.ts";
import type { RateRule } from "#ports/rate-limiter.ts";
import type { TelegramUpdate } from "#ports/telegram.ts";
import { AppError } from "../app-error.ts";
import { answerCommand } from "./answer-command.ts";
import { answerPress, type PressAnswer } from "./answer-press.ts";
import { answerStranger } from "./answer-stranger.ts";
import { readCommand } from "./read-command.ts";
import { readsOf } from "./reads-of.ts";
import type { BoundChat, TelegramDeps } from "./telegram-deps.ts";
import { writeReply } from "./write-reply.ts";

/** What is said of what went wrong: a refusal in its own words, of a defect that it is one. */
const wordsOf = (deps: Pick<TelegramDeps, "log">, { locale }: BoundChat, error: unknown): string => {
  if (error instanceof AppError) return error.said(locale);
  deps.log.error("telegram-update-failed", { error: String(error) });
  return REPLY_WORDS[locale].failed;
};

/** Updates are handled one after another, so nobody may have us write without end. */
const ASKING: RateRule = { name: "telegram-chat", limit: 30, windowMs: 60_000 };

/** What only lowers risk is always heard, and everything is while nobody can count. */
const isHeard = async (
  { attempts }: Pick<TelegramDeps, "attempts">,
  { chatId }: BoundChat,
  text: string,
): Promise<boolean> => {
  const name = readCommand(text)?.name;
  if (name === "freeze" || name === "flatten") return true;
  const counted = await attempts.take(String(chatId), ASKING);
  return !counted.ok || counted.value.allowed;
};

const commanded = async (
  deps: TelegramDeps,
  chat: BoundChat,
  update: Extract<TelegramUpdate, { readonly kind: "text" }>,
): Promise<Reply | null> => {
  try {
    return (await isHeard(deps, chat, update.text)) ? await answerCommand(deps, chat, update) : null;
  } catch (error) {
    return plain(wordsOf(deps, chat, error));
  }
};

const pressed = async (
  deps: TelegramDeps,
  chat: BoundChat,
  update: Extract<TelegramUpdate, { readonly kind: "press" }>,
): Promise<PressAnswer> => {
  try {
    return await answerPress(deps, chat, update);
  } catch (error) {
    return { word: wordsOf(deps, chat, error), reply: null };
  }
};

/**
 * Whose chat it came from, looked up anew for everything that comes, presses too; null for a chat that is nobody's. Only in a
 * chat of the two of us is whoever wrote the one whose chat it is.
 */
const boundChat = async (
  deps: Pick<TelegramDeps, "links" | "preferences">,
  { chatId }: TelegramUpdate,
): Promise<BoundChat | null> => {
  const userId = await deps.links.userOf(chatId);
  return userId === null ? null : { userId, chatId, locale: await readsOf(deps, userId) };
};

/**
 * Answers what somebody sent to the bot. In groups, and for whoever presses in a chat that is not theirs, nothing is done and
 * nothing is said. An update must be taken up before, so that it is done once.
 */
export const handleUpdate = async (deps: TelegramDeps, update: TelegramUpdate): Promise<void> => {
  if (!update.isPrivate || update.fromId !== update.chatId) return;
  const chat = await boundChat(deps, update);
  if (chat === null) {
    const reply = await answerStranger(deps, update);
    if (reply !== null) await writeReply(deps, update.chatId, reply);
    return;
  }
  await deps.links.markAlive(chat.chatId);
  if (update.kind === "text") {
    const reply = await commanded(deps, chat, update);
    if (reply !== null) await writeReply(deps, chat.chatId, reply);
    return;
  }
  const { word, reply } = await pressed(deps, chat, update);
  await deps.bot.answerPress(update.pressId, word);
  if (reply !== null) await writeReply(deps, chat.chatId, reply);
};
