import { beforeEach, describe, expect, test } from "vitest";
import { fail } from "#domain/result.ts";
import { CHAT, openTelegramDesk, STRANGER, type TelegramDesk } from "#testing/telegram/open-telegram-desk.ts";
import { makeTelegramCode } from "./make-telegram-code.ts";

const NOTIFICATION = "0f8fad5b-d9cb-469f-a165-70867728950e";
const MINUTE = 60_000;

let desk: TelegramDesk;
beforeEach(async () => {
  desk = await openTelegramDesk();
});

const stranger = { chatId: STRANGER, fromId: STRANGER };
const code = async (): Promise<string> => (await makeTelegramCode(desk.deps, desk.userId))?.code ?? "";

const nothingCame = (): void => {
  expect(desk.bot.sent).toEqual([]);
  expect(desk.bot.answers).toEqual([]);
  expect(desk.noticed).toEqual([]);
  expect(desk.security.events).toEqual([]);
};

describe("a chat that is nobody's", () => {
  test("is told how to bind it, in both languages, and nothing of anybody", async () => {
    const told = await desk.says("/status", stranger);
    expect(told).toMatch(/^This chat is bound to no Axisor account\./u);
    expect(told).toContain("Esta conversa não está vinculada a nenhuma conta da Axisor.");
    for (const text of ["/freeze", "/flatten", "/positions", "hello"])
      expect(await desk.says(text, stranger)).toBe(told);
    expect(await desk.stages()).toEqual([]);
  });

  test("is not answered any more after ten times in a quarter of an hour", async () => {
    const answers: (string | undefined)[] = [];
    for (let time = 0; time < 12; time++) answers.push(await desk.says("hello", stranger));
    expect(answers.filter((answer) => answer !== undefined)).toHaveLength(10);
    expect(answers.slice(10)).toEqual([undefined, undefined]);
  });

  test("presses in vain", async () => {
    await desk.presses("freeze", stranger);
    await desk.presses(`acknowledge:${NOTIFICATION}`, stranger);
    nothingCame();
    expect(await desk.stages()).toEqual([]);
  });
});

describe("a code", () => {
  test("binds the chat it is sent in, once, and the one before is nobody's then", async () => {
    const sent = await code();
    expect(await desk.says(`/start ${sent}`, stranger)).toMatch(
      /^This chat is bound to your Axisor account/u,
    );
    expect(await desk.links.userOf(STRANGER)).toBe(desk.userId);
    expect(await desk.links.userOf(CHAT)).toBeNull();
    expect(desk.security.events).toMatchObject([
      { kind: "telegram-bound", outcome: "allowed", userId: desk.userId, facts: { via: "telegram" } },
    ]);
    expect(await desk.says(`/start ${sent}`)).toMatch(/^This code is wrong, used or older than ten minutes/u);
  });

  test("is of 128 bits and more, stored by its digest alone, and serves for ten minutes", async () => {
    const asked: unknown[] = [];
    const { links } = desk;
    const spied = {
      ...links,
      issueCode: async (given: Parameters<typeof links.issueCode>[0]) => {
        asked.push(given);
        return links.issueCode(given);
      },
    };
    const made = await makeTelegramCode({ ...desk.deps, links: spied }, desk.userId);
    expect(made?.code.length).toBeGreaterThanOrEqual(32);
    expect(JSON.stringify(asked)).not.toContain(made?.code);
    desk.pass(10 * MINUTE);
    expect(await desk.says(`/start ${made?.code}`, stranger)).toMatch(/^This code is wrong/u);
  });

  test("that is wrong five times is met with silence, the right one too, for a quarter of an hour", async () => {
    for (let time = 0; time < 5; time++)
      expect(await desk.says("/start wrong", stranger)).toMatch(/wrong.+Este código está errado/su);
    expect(await desk.says("/start wrong", stranger)).toBeUndefined();
    const right = await code();
    expect(await desk.says(`/start ${right}`, stranger)).toBeUndefined();
    expect(await desk.links.userOf(STRANGER)).toBeNull();
    desk.pass(30 * MINUTE);
    expect(await desk.says(`/start ${await code()}`, stranger)).toMatch(/^This chat is bound/u);
  });

  test("is not looked at while nobody can count", async () => {
    const away = fail({ kind: "unavailable", message: "down" } as const);
    const attempts = { ...desk.deps.attempts, take: async () => away };
    const counting = await openTelegramDesk();
    const uncounted = { ...counting.deps, attempts };
    const made = await makeTelegramCode(uncounted, counting.userId);
    const { handleUpdate } = await import("./handle-update.ts");
    await handleUpdate(uncounted, counting.aText(`/start ${made?.code}`, stranger));
    expect(counting.bot.sent.at(-1)?.text).toMatch(/^This cannot be done right now/u);
    expect(await counting.links.userOf(STRANGER)).toBeNull();
  });

  test("is answered in the language of whose it is", async () => {
    const inPortuguese = await openTelegramDesk({ locale: "pt-BR" });
    const made = await makeTelegramCode(inPortuguese.deps, inPortuguese.userId);
    expect(await inPortuguese.says(`/start ${made?.code}`)).toMatch(
      /^Esta conversa está vinculada à sua conta/u,
    );
  });
});

describe("a group", () => {
  test.each(["/status", "/freeze", "/flatten", "/start x", "/stop", "hello"])(
    "in which the owner says %s hears nothing, and nothing is done",
    async (text) => {
      await desk.says(text, { chatId: -100_123, isPrivate: false });
      nothingCame();
      expect(await desk.stages()).toEqual([]);
      expect(await desk.links.userOf(CHAT)).toBe(desk.userId);
    },
  );

  test("that is said to have the owner's chat, or is bound by some mistake, hears nothing either", async () => {
    await desk.says("/freeze", { isPrivate: false });
    await desk.presses("freeze", { isPrivate: false });
    nothingCame();
    expect(await desk.stages()).toEqual([]);
  });

  test("in which a button of ours is pressed does nothing", async () => {
    await desk.presses("freeze", { chatId: -100_123, isPrivate: false });
    nothingCame();
    expect(await desk.stages()).toEqual([]);
  });
});

describe("a press", () => {
  test("by anybody but whose chat it is does nothing", async () => {
    await desk.presses("freeze", { fromId: STRANGER });
    await desk.presses(`acknowledge:${NOTIFICATION}`, { fromId: STRANGER });
    await desk.says("/freeze", { fromId: STRANGER });
    nothingCame();
    expect(await desk.stages()).toEqual([]);
  });

  test("says that the user saw it, or puts it off", async () => {
    await desk.presses(`acknowledge:${NOTIFICATION}`);
    await desk.presses(`snooze:${NOTIFICATION}`);
    const of = { userId: desk.userId, notificationId: NOTIFICATION };
    expect(desk.noticed).toEqual([
      { ...of, on: "telegram" },
      { ...of, minutes: 15 },
    ]);
    expect(desk.bot.answers.map(({ text }) => text)).toEqual(["Seen.", "Snoozed for 15 minutes."]);
  });

  test("freezes entries at once", async () => {
    expect(await desk.presses("freeze")).toMatch(/^Entries are frozen on every account/u);
    expect(await desk.stages()).toEqual(["freeze"]);
  });

  test("of no button of ours is told so", async () => {
    for (const data of ["", "unfreeze", "flatten:short"]) await desk.presses(data);
    expect(desk.bot.answers.map(({ text }) => text)).toEqual(
      Array(3).fill("This button is too old. Send /help."),
    );
  });

  test("that fails is told in words of ours, and the reason is in the log", async () => {
    const broken = await openTelegramDesk({
      parts: { acknowledge: () => Promise.reject(new Error("relation is missing")) },
    });
    await broken.presses(`acknowledge:${NOTIFICATION}`);
    expect(broken.bot.answers[0]?.text).toMatch(/^This went wrong on our side/u);
    expect(JSON.stringify(broken.lines)).toContain("relation is missing");
  });
});

test("a chat that asks without end is answered thirty times a minute, and lowers risk whenever it wants", async () => {
  const answers: (string | undefined)[] = [];
  for (let time = 0; time < 32; time++) answers.push(await desk.says("/help"));
  expect(answers.filter((answer) => answer !== undefined)).toHaveLength(30);
  expect(await desk.says("/flatten")).toContain("Close every isolated position");
  expect(await desk.says("/freeze")).toMatch(/^Entries are frozen/u);
  desk.pass(120_000);
  expect(await desk.says("/help")).toBeDefined();
});

describe("an answer", () => {
  test("that does not get through is tried once more", async () => {
    desk.bot.failures.push({ kind: "unavailable", words: "later", retryAfterMs: null });
    expect(await desk.says("/help")).toMatch(/^This chat is bound/u);
  });

  test("to a chat that takes nothing any more marks it, until something comes from it again", async () => {
    desk.bot.failures.push({ kind: "gone", words: "blocked", retryAfterMs: null });
    await desk.says("/help");
    expect((await desk.links.chatOf(desk.userId))?.deadAt).toBe(desk.clock());
    await desk.says("/help");
    expect((await desk.links.chatOf(desk.userId))?.deadAt).toBeNull();
  });
});
