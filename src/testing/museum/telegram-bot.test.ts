import { describe, expect, test } from "vitest";
import { createTelegramBot } from "#adapters/telegram/create-telegram-bot.ts";
import type { TelegramUpdate } from "#ports/telegram.ts";
import { handleUpdate } from "#services/telegram/handle-update.ts";
import { defaultBot } from "../defects/default-bot.ts";
import { obeyAnyChat } from "../defects/obey-any-chat.ts";
import { obeyAnyPress } from "../defects/obey-any-press.ts";
import { CHAT, openTelegramDesk, STRANGER } from "../telegram/open-telegram-desk.ts";
import { tellsApart } from "./tells-apart.ts";

/** Everybody who is not the trader in their own chat: another person, a group that the trader is in too, and a forger. */
const OTHERS: readonly Partial<TelegramUpdate>[] = [
  { chatId: STRANGER, fromId: STRANGER },
  { chatId: -100_123, fromId: CHAT, isPrivate: false },
  { chatId: -100_123, fromId: STRANGER, isPrivate: false },
  { fromId: STRANGER },
];

describe("the bot", () => {
  test("B13 obeys its trader in their own chat, and nobody else who found it, whatever they write", async () => {
    const check = async (handle: typeof handleUpdate) => {
      const desk = await openTelegramDesk();
      for (const other of OTHERS)
        for (const text of ["/freeze", "/status", "/positions", "/flatten", "/stop"])
          await handle(desk.deps, desk.aText(text, other));
      expect(await desk.stages()).toEqual([]);
      expect(await desk.links.userOf(CHAT)).toBe(desk.userId);
      expect(desk.bot.sent.filter(({ text }) => !text.startsWith("This chat is bound to no"))).toEqual([]);
      await handle(desk.deps, desk.aText("/freeze"));
      expect(await desk.stages()).toEqual(["freeze"]);
    };
    await tellsApart(check, handleUpdate, obeyAnyChat(CHAT));
  });

  test("B13 looks whose chat it is upon every button too: what others press does nothing", async () => {
    const check = async (handle: typeof handleUpdate) => {
      const desk = await openTelegramDesk();
      await desk.says("/flatten");
      const yes = desk.dataOf("Close everything");
      for (const other of OTHERS)
        for (const data of ["freeze", yes, "acknowledge:0f8fad5b-d9cb-469f-a165-70867728950e"])
          await handle(desk.deps, desk.aPress(data, other));
      expect(await desk.stages()).toEqual([]);
      expect(desk.noticed).toEqual([]);
      await handle(desk.deps, desk.aPress(yes));
      expect(await desk.stages()).toEqual(["flatten"]);
    };
    await tellsApart(check, handleUpdate, obeyAnyPress(CHAT));
  });

  test("B16 is nobody's but this installation's: without a token of its own there is none", async () => {
    const check = (create: typeof createTelegramBot) => {
      for (const token of ["", " ", "undefined", "123456"])
        expect(() => create({ token })).toThrow("This is no token of a Telegram bot");
    };
    await tellsApart(check, createTelegramBot, defaultBot);
  });
});
