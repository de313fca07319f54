import { plain, type Reply } from "#domain/notifications/telegram/reply.ts";
import { REPLY_WORDS } from "#domain/notifications/telegram/reply-table.ts";
import { STAGE_NAMES } from "#domain/notifications/telegram/stage-names.ts";
import { basisPoints } from "#domain/units.ts";
import { throwByTrader } from "../panic/throw-by-trader.ts";
import { doerOf } from "./doer-of.ts";
import type { BoundChat, TelegramDeps } from "./telegram-deps.ts";

/** Freezes entries on every account, at once: less risk asks for nothing. What is stricter already stands as it is. */
export const freezeByChat = async (
  deps: Pick<TelegramDeps, "panic" | "accounts" | "markets" | "security" | "clock" | "newId">,
  chat: BoundChat,
): Promise<Reply> => {
  const words = REPLY_WORDS[chat.locale];
  const standing = await deps.panic.standing(chat.userId);
  const onAll = standing.find(({ accountId }) => accountId === null);
  if (onAll !== undefined) return plain(words.frozenAlready(STAGE_NAMES[chat.locale][onAll.stage]));
  const order = { accountId: null, stage: "freeze", share: basisPoints(0), panicId: deps.newId() } as const;
  await throwByTrader(deps, doerOf(chat), order);
  return plain(words.frozen);
};
