import { Api } from "grammy";
import { z } from "zod";
import { fail, ok, type Result } from "#domain/result.ts";
import type { SendFailure, Sending } from "#ports/channels.ts";
import type { TelegramBot, TelegramButton, TelegramMessage } from "#ports/telegram.ts";
import { judgeFailure } from "./judge-failure.ts";
import { readUpdates } from "./read-updates.ts";

export type TelegramSettings = {
  /** As BotFather gave it: a number, a colon and a word. */
  readonly token: string;
  /** Where the Bot API answers, without a slash at the end; Telegram's own when left out. */
  readonly apiRoot?: string;
  /** How long a call may take, in milliseconds; one that waits for updates that much longer than it waits. */
  readonly timeoutMs?: number;
};

const TIMEOUT_MS = 5_000;
const LONGEST_TEXT = 4_096;
const LONGEST_PRESS_ANSWER = 200;
const LONGEST_DATA = 64;
const MOST_UPDATES = 100;
const TOKEN = /^\d{1,20}:[\w-]{20,80}$/u;
const ELLIPSIS = "…";

const ME = z.object({ username: z.string().regex(/^\w{3,64}$/u) });

const NOT_UNDERSTOOD: SendFailure = {
  kind: "unavailable",
  words: "Telegram answered what cannot be read.",
  retryAfterMs: null,
};

/** A text that Telegram takes; never cut in the middle of a character. */
const bounded = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/u, "")}${ELLIPSIS}`;

const asApi = (button: TelegramButton) =>
  "url" in button
    ? { text: button.label, url: button.url }
    : { text: button.label, callback_data: button.data };

const isTooLong = (button: TelegramButton): boolean =>
  "data" in button && Buffer.byteLength(button.data) > LONGEST_DATA;

/**
 * The bot at Telegram's Bot API, one attempt a call. There is no bot but the one whose token is given: without one it cannot
 * be made.
 * @throws Error for what is no bot's token. The token is in no error of ours, nor in any failure's words.
 */
export const createTelegramBot = ({
  token,
  apiRoot,
  timeoutMs = TIMEOUT_MS,
}: TelegramSettings): TelegramBot => {
  if (!TOKEN.test(token)) throw new Error("This is no token of a Telegram bot: it is like 123456:ABC…");
  const api = new Api(token, apiRoot === undefined ? {} : { apiRoot });

  const ask = async <T>(
    call: (signal: AbortSignal) => Promise<T>,
    { waitMs = 0, signal }: { readonly waitMs?: number; readonly signal?: AbortSignal } = {},
  ): Promise<Result<T, SendFailure>> => {
    const limit = AbortSignal.timeout(waitMs + timeoutMs);
    try {
      return ok(await call(signal === undefined ? limit : AbortSignal.any([signal, limit])));
    } catch (error) {
      return fail(judgeFailure(error, token));
    }
  };
  const done = async (call: (signal: AbortSignal) => Promise<unknown>): Sending => {
    const answer = await ask(call);
    return answer.ok ? ok(undefined) : answer;
  };

  const send = (chatId: number, { text, buttons, isLoud }: TelegramMessage): Sending => {
    if (buttons.flat().some(isTooLong)) {
      const words = `A button's data is longer than ${LONGEST_DATA} bytes.`;
      return Promise.resolve(fail({ kind: "refused", words, retryAfterMs: null }));
    }
    const keyboard = buttons.map((row) => row.map(asApi));
    const options = {
      link_preview_options: { is_disabled: true },
      disable_notification: !isLoud,
      ...(keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard } }),
    };
    return done((signal) => api.sendMessage(chatId, bounded(text, LONGEST_TEXT), options, asGrammy(signal)));
  };

  return {
    name: async () => {
      const answer = await ask((signal) => api.getMe(asGrammy(signal)));
      if (!answer.ok) return answer;
      const me = ME.safeParse(answer.value);
      return me.success ? ok(me.data.username) : fail(NOT_UNDERSTOOD);
    },
    send,
    answerPress: (pressId, text) =>
      done((signal) =>
        api.answerCallbackQuery(pressId, { text: bounded(text, LONGEST_PRESS_ANSWER) }, asGrammy(signal)),
      ),
    remove: (chatId, messageId) => done((signal) => api.deleteMessage(chatId, messageId, asGrammy(signal))),
    updates: async (after, waitMs, signal) => {
      const wanted = {
        ...(after === null ? {} : { offset: after + 1 }),
        timeout: Math.floor(waitMs / 1_000),
        limit: MOST_UPDATES,
        allowed_updates: ["message", "callback_query"] as const,
      };
      const answer = await ask((limited) => api.getUpdates(wanted, asGrammy(limited)), { waitMs, signal });
      if (!answer.ok) return answer;
      const read = readUpdates(answer.value);
      return read === null ? fail(NOT_UNDERSTOOD) : ok(read);
    },
  };
};

type GrammySignal = NonNullable<Parameters<Api["getMe"]>[0]>;

/** The library's own type of a signal is that of a package; it listens to the platform's as well. */
const asGrammy = (signal: AbortSignal): GrammySignal => signal as GrammySignal;
