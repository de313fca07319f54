import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readSent, type SentMessage } from "./telegram-rules.ts";

/** What goes wrong with every call until it is put right; `blocked` chats answer 403 each for themselves. */
export type TelegramFault =
  | { readonly kind: "limited"; readonly retryAfterSeconds: number }
  | { readonly kind: "broken" }
  | { readonly kind: "hangs" }
  | { readonly kind: "garbled" }
  | { readonly kind: "down" };

type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };
type Body = Readonly<Record<string, unknown>>;

const done = (result: unknown): Answer => ({ status: 200, body: { ok: true, result } });
const refused = (status: number, description: string, parameters?: object): Answer => ({
  status,
  body: {
    ok: false,
    error_code: status,
    description,
    ...(parameters === undefined ? {} : { parameters }),
  },
});

const readBody = async (request: IncomingMessage): Promise<Body> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  const text = Buffer.concat(pieces).toString();
  const read: unknown = text === "" ? {} : JSON.parse(text);
  return typeof read === "object" && read !== null ? { ...read } : {};
};

/** Somebody before their phone. What they do becomes an update of the bot. */
export type TelegramPerson = {
  says(text: string): void;
  /** Presses the newest button of that label that still stands in the chat. @throws Error where there is none. */
  presses(label: string): void;
  /** Sends data that no button of ours need have carried. */
  pressesData(data: string, messageId?: number): void;
  forwards(text: string): void;
  edits(text: string): void;
  /** Sends what is no text. */
  sticks(): void;
  /** What the bot wrote here and did not take back, the oldest first. */
  readonly messages: readonly SentMessage[];
  /** Ids of what was taken out of the chat, whoever wrote it. */
  readonly removed: readonly number[];
};

/**
 * A Bot API server of one bot: it knows its token, keeps what was sent, and lets a test be a person. A private chat has the
 * id of its person.
 */
export const startTelegramServer = async (
  token: string,
  { username = "axisor_test_bot", firstUpdate = 1_000, wantedPort = 0 } = {},
) => {
  let fault: TelegramFault | null = null;
  const blocked = new Set<number>();
  const sent: SentMessage[] = [];
  const removed: { readonly chatId: number; readonly messageId: number }[] = [];
  const answers: { readonly pressId: string; readonly text: string }[] = [];
  const calls: string[] = [];
  let updates: (Body & { readonly update_id: number })[] = [];
  let nextUpdate = firstUpdate;
  let nextMessage = 1;
  const wakers = new Set<() => void>();

  const tell = (what: Body): void => {
    updates.push({ update_id: nextUpdate, ...what });
    nextUpdate += 1;
    for (const wake of wakers) wake();
  };

  /** From an offset on; what is below it is forgotten for good, as by the real one. */
  const updatesFrom = (offset: unknown, limit: unknown) => {
    if (typeof offset === "number" && offset > 0)
      updates = updates.filter(({ update_id: id }) => id >= offset);
    return updates.slice(0, typeof limit === "number" ? limit : 100);
  };

  const getUpdates = async (body: Body, response: ServerResponse): Promise<Answer> => {
    const { offset, limit, timeout } = body;
    const found = updatesFrom(offset, limit);
    if (found.length > 0 || typeof timeout !== "number" || timeout <= 0) return done(found);
    await new Promise<void>((resolve) => {
      const end = () => {
        wakers.delete(end);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(end, timeout * 1_000);
      wakers.add(end);
      response.on("close", end);
    });
    return done(updatesFrom(offset, limit));
  };

  const methods: Readonly<
    Record<string, (body: Body, response: ServerResponse) => Answer | Promise<Answer>>
  > = {
    getMe: () => done({ id: 1, is_bot: true, first_name: "Axisor", username }),
    getUpdates,
    setMyCommands: () => done(true),
    sendMessage: (body) => {
      const message = readSent(body, nextMessage);
      if ("wrong" in message) return refused(400, `Bad Request: ${message.wrong}`);
      if (blocked.has(message.chatId)) return refused(403, "Forbidden: bot was blocked by the user");
      if (message.chatId === 404) return refused(400, "Bad Request: chat not found");
      nextMessage += 1;
      sent.push(message);
      const chat = { id: message.chatId, type: message.chatId > 0 ? "private" : "group" };
      return done({ message_id: message.messageId, date: 1, chat, text: message.text });
    },
    answerCallbackQuery: ({ callback_query_id: pressId, text }) => {
      answers.push({ pressId: String(pressId), text: text === undefined ? "" : String(text) });
      return done(true);
    },
    deleteMessage: ({ chat_id: chatId, message_id: messageId }) => {
      if (typeof chatId !== "number" || typeof messageId !== "number" || messageId >= nextMessage)
        return refused(400, "Bad Request: message to delete not found");
      removed.push({ chatId, messageId });
      return done(true);
    },
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<Answer> => {
    const [, given = "", method = ""] = /^\/bot([^/]+)\/(\w+)$/u.exec(request.url ?? "") ?? [];
    calls.push(method);
    const body = await readBody(request);
    if (decodeURIComponent(given) !== token) return refused(401, "Unauthorized");
    const known = Object.hasOwn(methods, method) ? methods[method] : undefined;
    return known === undefined ? refused(404, "Not Found") : await known(body, response);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    switch (fault?.kind) {
      case "down":
        return void request.socket.destroy();
      case "hangs":
        return;
      case "garbled":
        return void response.end("<html>Bad gateway</html>");
      case "broken":
        return void response.writeHead(502).end(JSON.stringify(refused(502, "Bad Gateway").body));
      case "limited": {
        const { retryAfterSeconds: seconds } = fault;
        const { status, body } = refused(429, `Too Many Requests: retry after ${seconds}`, {
          retry_after: seconds,
        });
        return void response.writeHead(status).end(JSON.stringify(body));
      }
      case undefined: {
        const { status, body } = await answer(request, response);
        if (!response.destroyed) response.writeHead(status).end(JSON.stringify(body));
      }
    }
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(wantedPort, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  const messageNumber = (): number => {
    nextMessage += 1;
    return nextMessage - 1;
  };

  /** A person in a chat: in their own with the bot, or in a group of that id. */
  const personIn = (personId: number, chatId: number, name: string): TelegramPerson => {
    const from = { id: personId, is_bot: false, first_name: name };
    const chat = chatId === personId ? { id: chatId, type: "private" } : { id: chatId, type: "supergroup" };
    const message = (more: Body): Body => ({ message_id: messageNumber(), date: 1, from, chat, ...more });
    const isRemoved = (one: SentMessage): boolean =>
      removed.some((gone) => gone.chatId === one.chatId && gone.messageId === one.messageId);
    const standing = (): readonly SentMessage[] =>
      sent.filter((one) => one.chatId === chatId && !isRemoved(one));
    const pressesData = (data: string, messageId = 1): void =>
      tell({
        callback_query: {
          id: `press-${nextUpdate}`,
          from,
          message: { message_id: messageId, date: 1, chat },
          chat_instance: "1",
          data,
        },
      });
    return {
      says: (text) => tell({ message: message({ text }) }),
      forwards: (text) => tell({ message: message({ text, forward_origin: { type: "hidden_user" } }) }),
      edits: (text) => tell({ edited_message: message({ text, edit_date: 2 }) }),
      sticks: () => tell({ message: message({ sticker: { emoji: "🙂" } }) }),
      presses: (label) => {
        for (const { messageId, buttons } of standing().toReversed())
          for (const { label: shown, data } of buttons.flat())
            if (shown === label && data !== undefined) return pressesData(data, messageId);
        throw new Error(`No button in chat ${chatId} says ${label}`);
      },
      pressesData,
      get messages() {
        return standing();
      },
      get removed() {
        return removed.filter((one) => one.chatId === chatId).map(({ messageId }) => messageId);
      },
    };
  };

  return {
    apiRoot: `http://127.0.0.1:${port}`,
    /** Everything that was ever sent, the oldest first. */
    sent: sent as readonly SentMessage[],
    answers: answers as readonly { readonly pressId: string; readonly text: string }[],
    /** The methods that were called, the oldest first. */
    calls: calls as readonly string[],
    /** How many updates wait to be read. */
    waiting: (): number => updates.length,
    /** Somebody in their own chat with the bot. */
    chat: (id: number, name = "Ana"): TelegramPerson => personIn(id, id, name),
    /** Somebody in a group that the bot is in. */
    group: (groupId: number, personId: number, name = "Ana"): TelegramPerson =>
      personIn(personId, groupId, name),
    /** A press by somebody else of what stands in a private chat: no client of Telegram's does it, a forger would. */
    pressAs: (personId: number, chatId: number, data: string): void =>
      tell({
        callback_query: {
          id: `press-${nextUpdate}`,
          from: { id: personId, is_bot: false, first_name: "Eve" },
          message: { message_id: 1, date: 1, chat: { id: chatId, type: "private" } },
          data,
        },
      }),
    /** Any update as it would be told. */
    tell,
    block: (chatId: number): void => void blocked.add(chatId),
    unblock: (chatId: number): void => void blocked.delete(chatId),
    /** Null puts everything right. */
    fail: (wanted: TelegramFault | null): void => {
      fault = wanted;
    },
    stop: async (): Promise<void> => {
      for (const wake of wakers) wake();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

export type TelegramServer = Awaited<ReturnType<typeof startTelegramServer>>;
