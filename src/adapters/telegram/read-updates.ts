import { z } from "zod";
import type { TelegramUpdate, TelegramUpdates } from "#ports/telegram.ts";

const ID = z.int();
const NAME_LENGTH = 64;

const PERSON = z.object({
  id: ID.positive(),
  is_bot: z.literal(false),
  first_name: z.string(),
  username: z.string().optional(),
});

const CHAT = z.object({ id: ID, type: z.enum(["private", "group", "supergroup", "channel"]) });

/**
 * A message in somebody's own words. What was forwarded, or came through another bot or in the name of a channel, is not
 * theirs and no command.
 */
const TEXT = z.object({
  update_id: ID.nonnegative(),
  message: z.object({
    message_id: ID,
    from: PERSON,
    chat: CHAT,
    text: z.string().max(4_096),
    forward_origin: z.undefined().optional(),
    forward_date: z.undefined().optional(),
    via_bot: z.undefined().optional(),
    sender_chat: z.undefined().optional(),
  }),
});

const PRESS = z.object({
  update_id: ID.nonnegative(),
  callback_query: z.object({
    id: z.string().max(256),
    from: PERSON,
    message: z.object({ message_id: ID, chat: CHAT }),
    data: z.string().max(64),
  }),
});

const UPDATES = z.array(z.looseObject({ update_id: ID.nonnegative() })).max(100);

/** Anything that would break a line is taken out of a name. */
const nameOf = ({ first_name, username }: z.infer<typeof PERSON>): string =>
  (username === undefined ? first_name : `@${username}`)
    .replaceAll(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, NAME_LENGTH)
    .toWellFormed();

/** Private is what only the two of us read: the chat of whoever sent it. */
const whereOf = (from: z.infer<typeof PERSON>, chat: z.infer<typeof CHAT>) => ({
  chatId: chat.id,
  fromId: from.id,
  isPrivate: chat.type === "private",
  fromName: nameOf(from),
});

const readUpdate = (told: unknown): TelegramUpdate | null => {
  const text = TEXT.safeParse(told);
  if (text.success) {
    const { update_id: id, message } = text.data;
    const { message_id: messageId } = message;
    return { id, ...whereOf(message.from, message.chat), kind: "text", text: message.text, messageId };
  }
  const press = PRESS.safeParse(told);
  if (!press.success) return null;
  const { update_id: id, callback_query: query } = press.data;
  const { data, message } = query;
  const of = { data, pressId: query.id, messageId: message.message_id } as const;
  return { id, ...whereOf(query.from, message.chat), kind: "press", ...of };
};

/** Reads an answer of `getUpdates`; null where it is none. What is no command of anybody counts as told, and is left out. */
export const readUpdates = (answer: unknown): TelegramUpdates | null => {
  const told = UPDATES.safeParse(answer);
  if (!told.success) return null;
  const updates = told.data.map(readUpdate).filter((update) => update !== null);
  return {
    updates: updates.toSorted((one, other) => one.id - other.id),
    through: told.data.reduce<number | null>(
      (most, { update_id: id }) => (most === null || id > most ? id : most),
      null,
    ),
  };
};
