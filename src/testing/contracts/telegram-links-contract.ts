import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { TelegramLinks, TelegramQuestions } from "#ports/telegram-links.ts";
import { NOW } from "../stores/guarded-position.ts";

export type TelegramHarness = {
  readonly links: TelegramLinks;
  readonly questions: TelegramQuestions;
  addUser(): Promise<string>;
  removeUser(userId: string): Promise<void>;
};

const MINUTE = 60_000;

/** What is promised of chats, their codes, and the questions asked in them. */
export const telegramLinksContract = (harness: () => TelegramHarness): void => {
  let chats = 7_000_000_000;
  const aChat = (): number => {
    chats += 1;
    return chats;
  };
  const issue = async (userId: string, digest: string = randomUUID()): Promise<string> => {
    expect(await harness().links.issueCode({ userId, digest, expiresAt: NOW + 10 * MINUTE })).toBe(true);
    return digest;
  };
  const spend = (digest: string, chatId: number, at = NOW) =>
    harness().links.spendCode({ digest, chatId, label: "Ana", at });
  const bind = async (userId: string, chatId = aChat()): Promise<number> => {
    expect(await spend(await issue(userId), chatId)).toBe(userId);
    return chatId;
  };

  describe("a code", () => {
    test("binds one chat of all that send it at once, and no second one after", async () => {
      const userId = await harness().addUser();
      const digest = await issue(userId);
      const ids = [aChat(), aChat(), aChat()];
      const bound = await Promise.all(ids.map((chatId) => spend(digest, chatId)));
      expect(bound.filter((user) => user !== null)).toEqual([userId]);
      const chatId = ids[bound.indexOf(userId)] ?? 0;
      expect(await harness().links.chatOf(userId)).toEqual({
        ...{ userId, chatId, label: "Ana", boundAt: NOW, deadAt: null },
      });
      expect(await harness().links.userOf(chatId)).toBe(userId);
      expect(await spend(digest, aChat())).toBeNull();
    });

    test("serves until its time and not at it", async () => {
      const digest = await issue(await harness().addUser());
      expect(await spend(digest, aChat(), NOW + 10 * MINUTE)).toBeNull();
      expect(await spend(digest, aChat(), NOW + 10 * MINUTE - 1)).not.toBeNull();
    });

    test("serves no more once its user has another, and one that nobody was given never does", async () => {
      const userId = await harness().addUser();
      const [first, second] = [await issue(userId), await issue(userId)];
      expect(await spend(first, aChat())).toBeNull();
      expect(await spend(randomUUID(), aChat())).toBeNull();
      expect(await spend(second, aChat())).toBe(userId);
    });

    test("is given to nobody who is not there", async () => {
      const code = { userId: randomUUID(), digest: randomUUID(), expiresAt: NOW + MINUTE };
      expect(await harness().links.issueCode(code)).toBe(false);
    });
  });

  describe("a chat", () => {
    test("is one user's, and a user has one: whatever was bound before is not any more", async () => {
      const [ana, bia] = [await harness().addUser(), await harness().addUser()];
      const first = await bind(ana);
      const second = await bind(ana);
      expect(await harness().links.userOf(first)).toBeNull();
      await bind(bia, second);
      expect(await harness().links.userOf(second)).toBe(bia);
      expect(await harness().links.chatOf(ana)).toBeNull();
    });

    test("that two users bind at once is in the end one's", async () => {
      const [ana, bia] = [await harness().addUser(), await harness().addUser()];
      const chatId = aChat();
      const codes = [await issue(ana), await issue(bia)];
      await Promise.all(codes.map((digest) => spend(digest, chatId)));
      const owner = await harness().links.userOf(chatId);
      const owned = await Promise.all([ana, bia].map((userId) => harness().links.chatOf(userId)));
      expect(owned.filter((chat) => chat !== null)).toMatchObject([{ userId: owner, chatId }]);
    });

    test("is nobody's once it is unbound, and no code that waits binds it again", async () => {
      const userId = await harness().addUser();
      const chatId = await bind(userId);
      const digest = await issue(userId);
      expect(await harness().links.unbind(userId)).toBe(true);
      expect(await harness().links.unbind(userId)).toBe(false);
      expect(await harness().links.userOf(chatId)).toBeNull();
      expect(await spend(digest, chatId)).toBeNull();
    });

    test("is dead since it was first found so, until something comes from it", async () => {
      const userId = await harness().addUser();
      const chatId = await bind(userId);
      await harness().links.markDead(chatId, NOW + 1);
      await harness().links.markDead(chatId, NOW + 2);
      expect((await harness().links.chatOf(userId))?.deadAt).toBe(NOW + 1);
      await harness().links.markAlive(chatId);
      expect((await harness().links.chatOf(userId))?.deadAt).toBeNull();
      await harness().links.markDead(aChat(), NOW);
    });

    test("goes with its user, as codes and questions do", async () => {
      const userId = await harness().addUser();
      const chatId = await bind(userId);
      const digest = await issue(userId);
      await harness().removeUser(userId);
      expect(await harness().links.userOf(chatId)).toBeNull();
      expect(await spend(digest, chatId)).toBeNull();
    });
  });

  describe("an update", () => {
    test("is taken up once, whoever come together for it, and nothing before it is after it", async () => {
      const { links } = harness();
      const start = ((await links.lastUpdate())?.id ?? 0) + 100;
      const keep = (id: number, at = NOW) => links.keepUpdate({ id, at, anewBefore: at - 1_000 });
      const taken = await Promise.all([1, 2, 3, 4].map(() => keep(start)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await keep(start - 1)).toBe(false);
      expect(await links.lastUpdate()).toEqual({ id: start, at: NOW });
      expect(await keep(start + 5, NOW + 10)).toBe(true);
      expect(await links.lastUpdate()).toEqual({ id: start + 5, at: NOW + 10 });
      // Nothing came for so long that ids begin anew: once, and in their order from there.
      expect(await keep(7, NOW + 1_009)).toBe(false);
      const anew = await Promise.all([1, 2, 3].map(() => keep(7, NOW + 1_010)));
      expect(anew.filter(Boolean)).toHaveLength(1);
      expect([await keep(6, NOW + 1_011), await keep(8, NOW + 1_011)]).toEqual([false, true]);
    });
  });

  describe("a question", () => {
    const ask = async (userId: string, chatId: number) => {
      const asked = { id: randomUUID(), userId, chatId, expiresAt: NOW + MINUTE };
      const digest = randomUUID();
      await harness().questions.ask({ ...asked, digest });
      return { asked, digest };
    };

    test("serves its user in its chat, within its time, and once", async () => {
      const { questions, addUser } = harness();
      const [userId, other] = [await addUser(), await addUser()];
      const chatId = await bind(userId);
      const { asked, digest } = await ask(userId, chatId);
      const pressed = { digest, userId, chatId, at: NOW };
      expect(await questions.find(pressed)).toEqual(asked);
      expect(await questions.find({ ...pressed, userId: other })).toBeNull();
      expect(await questions.find({ ...pressed, chatId: chatId + 1 })).toBeNull();
      expect(await questions.find({ ...pressed, digest: randomUUID() })).toBeNull();
      expect(await questions.find({ ...pressed, at: NOW + MINUTE })).toBeNull();
      const taken = await Promise.all([1, 2, 3].map(() => questions.take(asked.id)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await questions.find(pressed)).toBeNull();
    });

    test("serves no more once its user was asked another, or is bound elsewhere", async () => {
      const { questions, addUser } = harness();
      const userId = await addUser();
      const chatId = await bind(userId);
      const [first, second] = [await ask(userId, chatId), await ask(userId, chatId)];
      const pressed = { userId, chatId, at: NOW };
      expect(await questions.find({ ...pressed, digest: first.digest })).toBeNull();
      expect(await questions.find({ ...pressed, digest: second.digest })).not.toBeNull();
      await harness().links.unbind(userId);
      expect(await questions.find({ ...pressed, digest: second.digest })).toBeNull();
    });
  });
};
