import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "#adapters/postgres/open-database.ts";
import { createPostgresRateLimiter } from "#adapters/postgres/postgres-rate-limiter.ts";
import { createPostgresTelegramLinks } from "#adapters/postgres/postgres-telegram-links.ts";
import { createPostgresTelegramQuestions } from "#adapters/postgres/postgres-telegram-questions.ts";
import { createTelegramBot } from "#adapters/telegram/create-telegram-bot.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { aSealedSecret } from "#testing/builders/a-sealed-secret.ts";
import { anAccount, aReading, aTick, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";
import { openTelegramDesk } from "#testing/telegram/open-telegram-desk.ts";
import { startTelegramServer, type TelegramServer } from "#testing/told/start-telegram-server.ts";
import { makeTelegramCode } from "./make-telegram-code.ts";
import { pollUpdates } from "./poll-updates.ts";
import type { TelegramDeps } from "./telegram-deps.ts";

const TOKEN = `42:${"integration".repeat(3)}`;

let stores: Stores;
let opened: ReturnType<typeof openDatabase>;
let server: TelegramServer;
let deps: TelegramDeps;
let userId: string;
let nextChat = 6_000_000_000;

beforeAll(async () => {
  stores = await openStores();
  opened = openDatabase(stores.url, { max: 4, name: "telegram-http-test" });
  server = await startTelegramServer(TOKEN);
});
afterAll(async () => {
  await server.stop();
  await opened.close();
  await stores.close();
});

beforeEach(async () => {
  const desk = await openTelegramDesk();
  userId = await stores.addUser();
  const account = anAccount({ userId });
  await stores.accounts.add(account, aSealedSecret());
  await stores.accounts.storeReading(aReading(account.id, [aPosition({ id: randomUUID() })]));
  await stores.triggers.match("paper", aTick(100_000), 1, 0);
  deps = {
    ...desk.deps,
    ...stores,
    bot: createTelegramBot({ token: TOKEN, apiRoot: server.apiRoot }),
    links: createPostgresTelegramLinks(opened.db, randomUUID),
    questions: createPostgresTelegramQuestions(opened.db),
    attempts: createPostgresRateLimiter(opened.db, () => NOW),
    clock: () => NOW,
    // Whoever is not told otherwise speaks English.
    preferences: { of: async () => null },
  };
});

const poll = () => pollUpdates(deps, { signal: new AbortController().signal, waitMs: 0 });

/** Somebody who bound their chat by a code of the app. */
const aTrader = async () => {
  nextChat += 1;
  const person = server.chat(nextChat);
  const made = await makeTelegramCode(deps, userId);
  person.says(`/start ${made?.code}`);
  await poll();
  expect(person.messages.at(-1)?.text).toMatch(/^This chat is bound/u);
  return { person, chatId: nextChat };
};

const stages = async () => (await stores.panic.standing(userId)).map(({ stage }) => stage);

describe("over HTTP and in PostgreSQL", () => {
  test("a trader binds a chat, reads where they stand, and freezes entries", async () => {
    const { person } = await aTrader();
    person.says("/status");
    person.says("/freeze");
    expect(await poll()).toEqual({ kind: "polled", handled: 2 });
    const [, status, frozen] = person.messages.map(({ text }) => text);
    expect(status).toMatch(/^Demo: Watch\.\nWorst: Long \$1,000, liquidation 90,909, 9\.0/u);
    expect(frozen).toMatch(/^Entries are frozen/u);
    expect(await stages()).toEqual(["freeze"]);
    expect(server.waiting()).toBeGreaterThan(0);
    await poll();
    expect(server.waiting()).toBe(0);
  });

  test("closes everything by a button, once, however often it is pressed", async () => {
    const { person } = await aTrader();
    person.says("/flatten");
    await poll();
    person.presses("Close everything");
    person.presses("Close everything");
    await poll();
    expect(server.answers.slice(-2).map(({ text }) => text)).toEqual([
      "",
      "This question is too old or answered already. Send /flatten again.",
    ]);
    expect(await stages()).toEqual(["flatten"]);
    const latest = await stores.panic.latest(userId);
    const [run] = await stores.panic.progress(userId, latest ?? "");
    expect(run?.aims.map(({ state }) => state)).toEqual(["planned"]);
    expect(person.messages.at(-1)?.text).toMatch(/Closed: 0 of 1\.$/u);
  });

  test("is obeyed in no group, for no forger and no forward", async () => {
    const { person, chatId } = await aTrader();
    const before = server.sent.length;
    const group = server.group(-100_500, chatId);
    group.says("/freeze");
    group.pressesData("freeze");
    server.pressAs(666, chatId, "freeze");
    server.pressAs(chatId, 666, "freeze");
    person.forwards("/freeze");
    person.edits("/freeze");
    await poll();
    expect(await stages()).toEqual([]);
    expect(server.sent).toHaveLength(before);
  });

  test("does nothing twice by two who poll at once", async () => {
    const { person } = await aTrader();
    for (let time = 0; time < 4; time++) person.says("/help");
    const before = person.messages.length;
    const polled = await Promise.all([poll(), poll(), poll()]);
    expect(polled.map((each) => (each.kind === "polled" ? each.handled : -1)).reduce((a, b) => a + b)).toBe(
      4,
    );
    expect(person.messages).toHaveLength(before + 4);
  });

  test("marks a chat that blocked it, and hears it again", async () => {
    const { person, chatId } = await aTrader();
    server.block(chatId);
    person.says("/help");
    await poll();
    expect((await deps.links.chatOf(userId))?.deadAt).toBe(NOW);
    server.unblock(chatId);
    person.says("/start");
    await poll();
    expect((await deps.links.chatOf(userId))?.deadAt).toBeNull();
  });
});
