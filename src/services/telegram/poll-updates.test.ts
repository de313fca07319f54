import { expect, test } from "vitest";
import { fail } from "#domain/result.ts";
import { CHAT, openTelegramDesk } from "#testing/telegram/open-telegram-desk.ts";
import { pollUpdates } from "./poll-updates.ts";

const once = { signal: new AbortController().signal, waitMs: 0 };

test("handles what came in its order, and nothing twice", async () => {
  const desk = await openTelegramDesk();
  const updates = [desk.aText("/freeze"), desk.aText("/stop"), desk.aText("/freeze")];
  expect(await desk.poll(updates)).toEqual({ kind: "polled", handled: 3 });
  expect(desk.bot.sent.map(({ text }) => text.slice(0, 22))).toEqual([
    "Entries are frozen on ",
    "This chat is bound to ",
    "This chat is bound to ",
  ]);
  expect(await desk.links.lastUpdate()).toMatchObject({ id: updates[2]?.id });
  expect(await desk.poll(updates)).toEqual({ kind: "polled", handled: 0 });
  expect(desk.bot.sent).toHaveLength(3);
});

test("an update that is told again, late and out of turn, is not done again", async () => {
  const desk = await openTelegramDesk();
  const freeze = desk.aText("/freeze");
  const stop = desk.aText("/stop");
  await desk.poll([freeze]);
  // As if it did not hear where we were.
  const bot = {
    ...desk.bot,
    updates: async () => desk.bot.updates(null),
    send: desk.bot.send.bind(desk.bot),
  };
  desk.bot.queue.push(stop);
  await pollUpdates({ ...desk.deps, bot: Object.assign(Object.create(desk.bot), bot) }, once);
  expect(desk.security.told()).toEqual(["panic-thrown allowed", "telegram-unbound allowed"]);
  expect(desk.bot.sent).toHaveLength(2);
});

test("of several who poll at once one does each command", async () => {
  const desk = await openTelegramDesk();
  desk.bot.queue.push(...["/help", "/freeze", "/help", "/why", "/help"].map((text) => desk.aText(text)));
  const polled = await Promise.all([1, 2, 3].map(() => pollUpdates(desk.deps, once)));
  expect(polled.reduce((sum, each) => sum + (each.kind === "polled" ? each.handled : 0), 0)).toBe(5);
  expect(desk.bot.sent).toHaveLength(5);
  expect(desk.security.told()).toEqual(["panic-thrown allowed"]);
});

test("one that falls over keeps no other from its turn", async () => {
  const desk = await openTelegramDesk();
  const userOf = desk.links.userOf;
  let isBroken = true;
  const links = {
    ...desk.links,
    userOf: (chatId: number) => {
      if (!isBroken) return userOf(chatId);
      isBroken = false;
      return Promise.reject(new Error("connection is gone"));
    },
  };
  desk.bot.queue.push(desk.aText("/freeze"), desk.aText("/help"));
  expect(await pollUpdates({ ...desk.deps, links }, once)).toEqual({ kind: "polled", handled: 2 });
  expect(desk.bot.sent.map(({ chatId }) => chatId)).toEqual([CHAT]);
  expect(JSON.stringify(desk.lines)).toContain("connection is gone");
});

test("what is none of ours is not asked for again", async () => {
  const desk = await openTelegramDesk();
  const updates = async () => ({ ok: true, value: { updates: [], through: 900 } }) as const;
  const bot = Object.assign(Object.create(desk.bot), { updates });
  await pollUpdates({ ...desk.deps, bot }, once);
  expect(await desk.links.lastUpdate()).toMatchObject({ id: 900 });
});

test("after a week without any update their ids may begin anew, and nobody goes unheard", async () => {
  const desk = await openTelegramDesk();
  await desk.poll([desk.aText("/help")]);
  desk.bot.queue.length = 0;
  desk.pass(7 * 24 * 3_600_000);
  const first = { ...desk.aText("/freeze"), id: 3 };
  expect(await desk.poll([first])).toEqual({ kind: "polled", handled: 1 });
  expect(await desk.stages()).toEqual(["freeze"]);
  expect(await desk.poll([{ ...desk.aText("/help"), id: 4 }])).toEqual({ kind: "polled", handled: 1 });
  expect(desk.security.told()).toEqual(["panic-thrown allowed"]);
});

test("takes nothing up once it is told to end", async () => {
  const desk = await openTelegramDesk();
  const ends = new AbortController();
  ends.abort();
  desk.bot.queue.push(desk.aText("/freeze"));
  expect(await pollUpdates(desk.deps, { signal: ends.signal, waitMs: 0 })).toMatchObject({ handled: 0 });
  expect(await desk.links.lastUpdate()).toBeNull();
});

test("says why Telegram could not be asked", async () => {
  const desk = await openTelegramDesk();
  const failure = { kind: "unavailable", words: "away", retryAfterMs: 1_000 } as const;
  const bot = Object.assign(Object.create(desk.bot), { updates: async () => fail(failure) });
  expect(await pollUpdates({ ...desk.deps, bot }, once)).toEqual({ kind: "failed", failure });
});
