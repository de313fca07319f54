import { describe, expect, test } from "vitest";
import { fail, ok } from "#domain/result.ts";
import type { BreachedPasswords } from "#ports/breached-passwords.ts";
import { aLog } from "#testing/server/a-log.ts";
import { checkPassword } from "./check-password.ts";

const EMAIL = "trader@axisor.local";
const GOOD = "four unrelated words serve";
const dictionary = { has: (text: string) => ["dragon", "qwertyuiop", "football"].includes(text) };

const check = async (password: string, breachedPasswords: BreachedPasswords | null = null) => {
  const { log, lines } = aLog();
  await checkPassword({ dictionary, breachedPasswords, log }, password, EMAIL);
  return lines;
};
const refused = (words: RegExp) => ({
  code: "bad-input",
  field: "password",
  message: expect.stringMatching(words),
});

describe("a password", () => {
  test.each(["dragon123456789", "Football!!!!!!!!!!", "footballfootball1", "qwertyuiop_2026"])(
    "like %s is what everybody tries first",
    async (password) => {
      await expect(check(password)).rejects.toMatchObject(refused(/well-known|repeat/));
    },
  );

  test.each([GOOD, "a dragon plays no football", "ßüøé correct horse battery", "   spaces around it   "])(
    "like %s is taken, whatever its characters",
    async (password) => {
      expect(await check(password)).toEqual([]);
    },
  );

  test("that was stolen somewhere is refused, and one that was not is taken", async () => {
    const stolen = { isBreached: async (password: string) => ok(password === GOOD) };
    await expect(check(GOOD, stolen)).rejects.toMatchObject(refused(/stolen/));
    expect(await check("another pass phrase of mine", stolen)).toEqual([]);
  });

  test("is judged by the rest where the list of stolen ones cannot be asked, and the log says so", async () => {
    const away = { isBreached: async () => fail({ kind: "unavailable", message: "timed out" } as const) };
    const lines = await check(GOOD, away);
    expect(lines.join()).toContain("breached-passwords-unasked");
    expect(lines.join()).not.toContain(GOOD);
    await expect(check("dragon123456789", away)).rejects.toMatchObject(refused(/well-known/));
  });
});
