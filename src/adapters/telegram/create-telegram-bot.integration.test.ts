import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SendFailure } from "#ports/channels.ts";
import type { TelegramBot, TelegramMessage } from "#ports/telegram.ts";
import { telegramBotContract } from "#testing/contracts/telegram-bot-contract.ts";
import { startTelegramServer, type TelegramServer } from "#testing/told/start-telegram-server.ts";
import { createTelegramBot } from "./create-telegram-bot.ts";

/** A token that must turn up nowhere. */
const CANARY = `1234567890:${"canary-Zq7".repeat(3)}`;
const CHAT = 5_000_000_001;

let server: TelegramServer;
let bot: TelegramBot;

beforeEach(async () => {
  server = await startTelegramServer(CANARY);
  bot = createTelegramBot({ token: CANARY, apiRoot: server.apiRoot, timeoutMs: 2_000 });
});
afterEach(() => server.stop());

telegramBotContract(() => ({
  bot,
  says: (chatId, text) => server.chat(chatId).says(text),
  block: (chatId) => server.block(chatId),
  messagesIn: (chatId) =>
    server.chat(chatId).messages.map(({ text, messageId, buttons }) => ({
      ...{ text, messageId, labels: buttons.flat().map(({ label }) => label) },
    })),
}));

const aMessage = (wanted: Partial<TelegramMessage> = {}): TelegramMessage => ({
  text: "Added 76,471 sats.",
  buttons: [],
  isLoud: true,
  ...wanted,
});

const failureOf = async (sending: Promise<{ ok: boolean; failure?: SendFailure }>): Promise<SendFailure> => {
  const answer = await sending;
  if (answer.ok || answer.failure === undefined) throw new Error("It did not fail");
  return answer.failure;
};

const never = new AbortController().signal;

describe("a message", () => {
  test("arrives as plain text, loud or silent, without a preview, with its buttons in their rows", async () => {
    const buttons = [
      [
        { label: "Seen", data: "ack:1" },
        { label: "Snooze", data: "snz:1" },
      ],
      [{ label: "Open", url: "https://axisor.example/activity" }],
    ];
    expect(await bot.send(CHAT, aMessage({ text: "<b>*5 %*</b>", buttons }))).toEqual({ ok: true });
    await bot.send(CHAT, aMessage({ isLoud: false }));
    expect(server.sent).toEqual([
      {
        messageId: 1,
        chatId: CHAT,
        text: "<b>*5 %*</b>",
        isSilent: false,
        hasPreview: false,
        buttons,
      },
      expect.objectContaining({ text: "Added 76,471 sats.", isSilent: true, buttons: [] }),
    ]);
  });

  test("that is too long is cut to what Telegram takes, and not within a character", async () => {
    await bot.send(CHAT, aMessage({ text: "x".repeat(4_096) }));
    await bot.send(CHAT, aMessage({ text: `${"x".repeat(4_094)}🙂${"y".repeat(50)}` }));
    expect(server.sent.map(({ text }) => text)).toEqual(["x".repeat(4_096), `${"x".repeat(4_094)}…`]);
  });

  test("with a button that carries more than 64 bytes is not sent", async () => {
    const press = (data: string) => aMessage({ buttons: [[{ label: "é", data }]] });
    expect(await bot.send(CHAT, press("é".repeat(32)))).toEqual({ ok: true });
    expect((await failureOf(bot.send(CHAT, press(`${"é".repeat(32)}x`)))).kind).toBe("refused");
    expect(server.sent).toHaveLength(1);
  });
});

describe("a failure", () => {
  const faults = async (): Promise<readonly SendFailure[]> => {
    const failures: SendFailure[] = [];
    const now = async () => failures.push(await failureOf(bot.send(CHAT, aMessage())));
    server.block(CHAT);
    await now();
    server.unblock(CHAT);
    failures.push(await failureOf(bot.send(404, aMessage())));
    failures.push(await failureOf(bot.send(CHAT, aMessage({ text: " " }))));
    server.fail({ kind: "limited", retryAfterSeconds: 7 });
    await now();
    for (const kind of ["broken", "garbled", "down"] as const) {
      server.fail({ kind });
      await now();
    }
    server.fail({ kind: "hangs" });
    const { apiRoot } = server;
    const impatient = createTelegramBot({ token: CANARY, apiRoot, timeoutMs: 50 });
    failures.push(await failureOf(impatient.send(CHAT, aMessage())));
    server.fail(null);
    const nobody = createTelegramBot({ token: CANARY, apiRoot: "http://127.0.0.1:9" });
    failures.push(await failureOf(nobody.send(CHAT, aMessage())));
    const other = createTelegramBot({ token: `${CANARY}x`, apiRoot });
    failures.push(await failureOf(other.send(CHAT, aMessage())));
    return failures;
  };

  test("says whether the chat is gone, the message is refused, or it may go later and when", async () => {
    const told = (await faults()).map(({ kind, retryAfterMs }) => [kind, retryAfterMs]);
    expect(told).toEqual([
      ["gone", null],
      ["gone", null],
      ["refused", null],
      ["unavailable", 7_000],
      ["unavailable", null],
      ["unavailable", null],
      ["unavailable", null],
      ["unavailable", null],
      ["unavailable", null],
      ["unavailable", null],
    ]);
  });

  test("never holds the token, in whatever it says or throws", async () => {
    expect(JSON.stringify(await faults())).not.toMatch(/canary|1234567890|127\.0\.0\.1/u);
    server.fail({ kind: "down" });
    const others = [
      await bot.name(),
      await bot.updates(null, 0, never),
      await bot.remove(CHAT, 1),
      await bot.answerPress("1", ""),
    ];
    expect(others.map(({ ok }) => ok)).toEqual([false, false, false, false]);
    expect(JSON.stringify(others)).not.toContain("canary");
    expect(() => createTelegramBot({ token: "canary:short" })).toThrow(/^(?!.*canary)/u);
  });

  test("of Telegram's words that repeat the token is told without it", async () => {
    const echo = await startTelegramServer("1:another-one-of-this-kind");
    const lying = createTelegramBot({ token: CANARY, apiRoot: `${echo.apiRoot}/x` });
    expect(JSON.stringify(await lying.name())).not.toContain("canary");
    await echo.stop();
  });
});

describe("updates", () => {
  const read = async (after: number | null, waitMs = 0) => {
    const answer = await bot.updates(after, waitMs, never);
    if (!answer.ok) throw new Error(answer.failure.words);
    return answer.value;
  };

  test("are what people say and press, each with where and by whom", async () => {
    const ana = server.chat(CHAT);
    await bot.send(CHAT, aMessage({ buttons: [[{ label: "Seen", data: "ack:1" }]] }));
    ana.says("/status");
    ana.presses("Seen");
    server.group(-100_123, CHAT).says("/freeze");
    server.group(-100_123, 6, "Bia\n\u202eevil").pressesData("ack:1");
    const here = { chatId: CHAT, fromId: CHAT, isPrivate: true, fromName: "Ana" };
    const there = { chatId: -100_123, isPrivate: false };
    expect(await read(null)).toEqual({
      through: 1_003,
      updates: [
        { id: 1_000, ...here, kind: "text", text: "/status", messageId: 2 },
        { id: 1_001, ...here, kind: "press", data: "ack:1", pressId: "press-1001", messageId: 1 },
        { id: 1_002, ...there, fromId: CHAT, fromName: "Ana", kind: "text", text: "/freeze", messageId: 3 },
        {
          ...{ id: 1_003, ...there, fromId: 6, fromName: "Bia evil" },
          ...{ kind: "press", data: "ack:1", pressId: "press-1003", messageId: 1 },
        },
      ],
    });
  });

  test("that are no command are left out and yet told as come: forwarded, edited, a sticker, an odd shape", async () => {
    const ana = server.chat(CHAT);
    ana.forwards("/freeze");
    ana.edits("/flatten");
    ana.sticks();
    server.tell({ message: { message_id: "x", text: "/stop" } });
    server.tell({ message_reaction: {} });
    expect(await read(null)).toEqual({ updates: [], through: 1_004 });
    expect(await read(1_004)).toEqual({ updates: [], through: null });
    expect(server.waiting()).toBe(0);
  });

  test("come again until something later is asked for, and are forgotten then", async () => {
    const ana = server.chat(CHAT);
    ana.says("one");
    ana.says("two");
    expect((await read(null)).updates).toHaveLength(2);
    expect((await read(999)).updates).toHaveLength(2);
    expect((await read(1_000)).updates.map(({ id }) => id)).toEqual([1_001]);
    expect(server.waiting()).toBe(1);
  });

  test("are waited for, and come as soon as there is one", async () => {
    const waiting = read(null, 30_000);
    while (!server.calls.includes("getUpdates")) await new Promise((resolve) => setImmediate(resolve));
    server.chat(CHAT).says("/help");
    expect((await waiting).updates).toHaveLength(1);
  });

  test("are waited for no longer once nobody wants them", async () => {
    const ends = new AbortController();
    const waiting = bot.updates(null, 30_000, ends.signal);
    while (!server.calls.includes("getUpdates")) await new Promise((resolve) => setImmediate(resolve));
    ends.abort();
    expect((await failureOf(waiting)).kind).toBe("unavailable");
    expect((await failureOf(bot.updates(null, 30_000, ends.signal))).kind).toBe("unavailable");
  });
});

test("the bot tells its name, answers presses and takes messages back", async () => {
  expect(await bot.name()).toEqual({ ok: true, value: "axisor_test_bot" });
  await bot.send(CHAT, aMessage());
  expect(await bot.answerPress("press-1", "x".repeat(300))).toEqual({ ok: true });
  expect(server.answers).toEqual([{ pressId: "press-1", text: `${"x".repeat(199)}…` }]);
  expect(await bot.remove(CHAT, 1)).toEqual({ ok: true });
  expect(server.chat(CHAT).messages).toEqual([]);
  expect((await failureOf(bot.remove(CHAT, 99))).kind).toBe("refused");
});
