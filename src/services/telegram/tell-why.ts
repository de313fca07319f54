import type { Reply } from "#domain/notifications/telegram/reply.ts";
import { whyReply } from "#domain/notifications/telegram/why-words.ts";
import type { BoundChat, TelegramDeps } from "./telegram-deps.ts";

const NEWEST = 3;

/** The newest receipts of a user, each with the facts behind it. */
export const tellWhy = async (
  deps: Pick<TelegramDeps, "tradeLog" | "accounts" | "clock">,
  { userId, locale }: BoundChat,
): Promise<Reply> => {
  const [accounts, receipts] = await Promise.all([
    deps.accounts.ofUser(userId),
    deps.tradeLog.list(userId, { limit: NEWEST, beforeSeq: null, outcomes: null }),
  ]);
  const now = deps.clock();
  return whyReply(
    locale,
    receipts.map(({ facts, outcome, at, accountId }) => {
      const account = accounts.find(({ id }) => id === accountId);
      const isSimulated = account?.network === "paper";
      return { facts, outcome, ageMs: now - at, label: account?.label ?? "", isSimulated };
    }),
  );
};
