import { flattenProgress } from "#domain/notifications/telegram/flatten-words.ts";
import type { Reply } from "#domain/notifications/telegram/reply.ts";
import { basisPoints } from "#domain/units.ts";
import { hashToken } from "../auth/hash-token.ts";
import { throwSwitch } from "../panic/throw-switch.ts";
import { noteDeed } from "../security/note-event.ts";
import { countClosed } from "./count-closed.ts";
import { doerOf } from "./doer-of.ts";
import type { BoundChat, TelegramDeps } from "./telegram-deps.ts";

const NOTHING_YET = { closed: 0, failed: 0, open: 0, isUnderWay: true };

/**
 * Closes everything upon the question that was asked in this chat, once. First thrown and then used up, as a panic link is: a
 * failure between the two leaves a button that throws the same once more. The throw is named after the question, so two
 * presses at once are one. Null where the question serves no more.
 */
export const flattenByChat = async (
  deps: Pick<TelegramDeps, "panic" | "accounts" | "markets" | "security" | "questions" | "clock">,
  chat: BoundChat,
  nonce: string,
): Promise<Reply | null> => {
  const { userId, chatId, locale } = chat;
  const digest = hashToken(nonce);
  const question = await deps.questions.find({ digest, userId, chatId, at: deps.clock() });
  if (question === null) return null;
  const panicId = question.id;
  const order = { accountId: null, stage: "flatten", share: basisPoints(0), panicId } as const;
  await throwSwitch(deps, { ...order, userId, by: "trader" });
  if (!(await deps.questions.take(question.id))) return null;
  const noted = { security: deps.security, now: deps.clock };
  const { stage, accountId } = order;
  await noteDeed(noted, doerOf(chat), "panic-thrown", "allowed", { stage, accountId, panicId });
  return flattenProgress(locale, (await countClosed(deps, userId, panicId)) ?? NOTHING_YET, true);
};
