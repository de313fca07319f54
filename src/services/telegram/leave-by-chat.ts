import { flattenReply } from "#domain/notifications/telegram/flatten-words.ts";
import type { Reply } from "#domain/notifications/telegram/reply.ts";
import { hashToken } from "../auth/hash-token.ts";
import type { BoundChat, TelegramDeps } from "./telegram-deps.ts";

/** Leaves everything as it is upon the question that was asked in this chat. Null where the question serves no more. */
export const leaveByChat = async (
  deps: Pick<TelegramDeps, "questions" | "clock">,
  { userId, chatId, locale }: BoundChat,
  nonce: string,
): Promise<Reply | null> => {
  const asked = { digest: hashToken(nonce), userId, chatId, at: deps.clock() };
  const question = await deps.questions.find(asked);
  if (question === null || !(await deps.questions.take(question.id))) return null;
  return flattenReply(locale, "left");
};
