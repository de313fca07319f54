import { describe, expect, test } from "vitest";
import type { TelegramBot, TelegramMessage } from "#ports/telegram.ts";

export type TelegramBotHarness = {
  readonly bot: TelegramBot;
  /** Somebody writes in their own chat. */
  says(chatId: number, text: string): void;
  /** From now on the chat takes nothing of the bot's. */
  block(chatId: number): void;
  /** What stands in a chat of what the bot wrote, the oldest first. */
  messagesIn(
    chatId: number,
  ): readonly { readonly text: string; readonly messageId: number; readonly labels: readonly string[] }[];
};

const CHAT = 5_000_000_001;
const never = new AbortController().signal;

const aMessage = (wanted: Partial<TelegramMessage> = {}): TelegramMessage => ({
  text: "Added 76,471 sats.",
  buttons: [],
  isLoud: true,
  ...wanted,
});

/** What is promised of a bot, wherever it speaks. */
export const telegramBotContract = (harness: () => TelegramBotHarness): void => {
  describe("a bot", () => {
    test("writes into a chat, with its buttons, and takes what it wrote out of it", async () => {
      const { bot, messagesIn } = harness();
      const buttons = [[{ label: "Seen", data: "x" }], [{ label: "Open", url: "https://axisor.example/" }]];
      expect((await bot.send(CHAT, aMessage({ buttons }))).ok).toBe(true);
      expect((await bot.send(CHAT, aMessage({ text: "x".repeat(5_000) }))).ok).toBe(true);
      const [first, second] = messagesIn(CHAT);
      expect(first).toMatchObject({ text: "Added 76,471 sats.", labels: ["Seen", "Open"] });
      expect(second?.text).toHaveLength(4_096);
      expect((await bot.remove(CHAT, first?.messageId ?? 0)).ok).toBe(true);
      expect(messagesIn(CHAT)).toHaveLength(1);
      expect((await bot.answerPress("press", "Seen.")).ok).toBe(true);
      expect(await bot.name()).toMatchObject({ ok: true });
    });

    test("refuses a button that carries too much", async () => {
      const { bot, messagesIn } = harness();
      const buttons = [[{ label: "x", data: "x".repeat(65) }]];
      const sent = await bot.send(CHAT, aMessage({ buttons }));
      expect(sent).toMatchObject({ ok: false, failure: { kind: "refused" } });
      expect(messagesIn(CHAT)).toEqual([]);
    });

    test("finds a chat gone that blocked it", async () => {
      const { bot, block } = harness();
      block(CHAT);
      expect(await bot.send(CHAT, aMessage())).toMatchObject({ ok: false, failure: { kind: "gone" } });
    });

    test("tells what came later than what is known, the oldest first, and how far that goes", async () => {
      const { bot, says } = harness();
      for (const text of ["one", "two", "three"]) says(CHAT, text);
      const all = await bot.updates(null, 0, never);
      if (!all.ok) throw new Error(all.failure.words);
      const { updates, through } = all.value;
      expect(updates.map((update) => (update.kind === "text" ? update.text : ""))).toEqual([
        ...["one", "two", "three"],
      ]);
      const ids = updates.map(({ id }) => id);
      expect(ids).toEqual(ids.toSorted((one, other) => one - other));
      expect(through).toBe(ids[2]);
      expect(updates[0]).toMatchObject({ chatId: CHAT, fromId: CHAT, isPrivate: true });
      const later = await bot.updates(ids[1] ?? 0, 0, never);
      expect(later).toMatchObject({ ok: true, value: { updates: [{ text: "three" }], through } });
      const none = await bot.updates(through, 0, never);
      expect(none).toEqual({ ok: true, value: { updates: [], through: null } });
    });
  });
};
