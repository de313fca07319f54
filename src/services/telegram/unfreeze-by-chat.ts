import { plain, type Reply } from "#domain/notifications/telegram/reply.ts";
import { REPLY_WORDS } from "#domain/notifications/telegram/reply-table.ts";
import { AppError } from "../app-error.ts";
import { wrongFactor } from "../auth/answer-factor.ts";
import { checkFactor } from "../auth/check-factor.ts";
import { stepDown } from "../panic/step-down.ts";
import { checkFreeze } from "../security/check-freeze.ts";
import { noteDeed } from "../security/note-event.ts";
import { noteRefusal } from "../security/note-refusal.ts";
import { doerOf } from "./doer-of.ts";
import type { BoundChat, TelegramDeps } from "./telegram-deps.ts";

type UnfreezeDeps = Omit<
  TelegramDeps,
  "automations" | "exits" | "crossPositions" | "crossGuards" | "tradeLog" | "acknowledge" | "snooze"
>;

const CODE = /^\d{6}$/u;
/** From nowhere that is known: Telegram tells no address. */
const VISITOR = { network: "unknown", userAgent: null, deviceToken: null, party: null };

/** A fresh code of the user's app, counted and used up as it is at any other door. @throws AppError for any other. */
const proveByCode = async (deps: UnfreezeDeps, chat: BoundChat, code: string): Promise<void> => {
  const parts = { ...deps, limiter: deps.attempts, now: deps.clock };
  const doer = doerOf(chat);
  const answer = { kind: "totp", code } as const;
  const given = {
    userId: chat.userId,
    deviceId: null,
    answer,
    passkeyKind: "step-up",
    visitor: VISITOR,
  } as const;
  await noteRefusal(
    (outcome, facts) => noteDeed(parts, doer, "step-up", outcome, { ...facts, method: answer.kind }),
    async () => {
      if ((await checkFactor(parts, given)) === null) throw wrongFactor(answer);
    },
  );
  await noteDeed(parts, doer, "step-up", "allowed", { method: answer.kind });
};

const lowered = async (deps: UnfreezeDeps, chat: BoundChat, frozenUntil: number | null): Promise<Reply> => {
  const words = REPLY_WORDS[chat.locale];
  const proved = { ...doerOf(chat), steppedUpAt: deps.clock(), frozenUntil };
  const left = await stepDown(deps, proved, { accountId: null, stage: "calm" });
  if (left.length === 0) return plain(words.unfrozen);
  const accounts = await deps.accounts.ofUser(chat.userId);
  const labels = left.map((one) => accounts.find(({ id }) => id === one.accountId)?.label ?? "");
  return plain(words.unfrozen, words.accountsStay(labels.join(", ")));
};

const unfrozen = async (deps: UnfreezeDeps, chat: BoundChat, code: string): Promise<Reply> => {
  const words = REPLY_WORDS[chat.locale];
  const standing = await deps.panic.standing(chat.userId);
  if (!standing.some(({ accountId }) => accountId === null))
    return plain(standing.length === 0 ? words.notFrozen : words.notFrozenButAccounts);
  const app = await deps.factors.totp(chat.userId);
  if (app === null || app.confirmedAt === null) return plain(words.unfreezeInApp);
  if (!CODE.test(code)) return plain(words.unfreezeNeedsCode);
  const frozenUntil = (await deps.users.find(chat.userId))?.frozenUntil ?? null;
  try {
    // Before the code is used up for nothing.
    checkFreeze({ frozenUntil }, deps.clock());
    await proveByCode(deps, chat, code);
  } catch (error) {
    if (error instanceof AppError) return plain(words.codeNotTaken(error.said(chat.locale)));
    throw error;
  }
  return await lowered(deps, chat, frozenUntil);
};

/**
 * Lets everything go on that was frozen on all accounts. That puts more at risk, so it takes a fresh code of the authenticator
 * app, typed behind the command; whatever was typed there is taken out of the chat.
 */
export const unfreezeByChat = async (
  deps: UnfreezeDeps,
  chat: BoundChat,
  { code, messageId }: { readonly code: string; readonly messageId: number },
): Promise<Reply> => {
  const isShown = code !== "" && !(await deps.bot.remove(chat.chatId, messageId)).ok;
  const reply = await unfrozen(deps, chat, code.replaceAll(/\s/gu, ""));
  return isShown ? plain(reply.text, REPLY_WORDS[chat.locale].removeIt) : reply;
};
