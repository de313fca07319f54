import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { KeptPreferences, PreferencesStore } from "#ports/preferences.ts";
import { LOGIN_TIME } from "../builders/a-session.ts";

const LANGUAGE_ALONE: KeptPreferences = {
  locale: "pt-BR",
  timeZone: null,
  amounts: null,
  money: null,
  chosenAt: LOGIN_TIME,
};

const ALL: KeptPreferences = {
  locale: "en",
  timeZone: "America/Sao_Paulo",
  amounts: "BTC",
  money: "BRL",
  chosenAt: LOGIN_TIME + 1,
};

/** What every store of preferences promises; `userId` is somebody new each time. */
export function preferencesContract(
  name: string,
  open: () => Promise<{ readonly preferences: PreferencesStore; readonly userId: string }>,
): void {
  describe(`${name} keeps the contract of preferences`, () => {
    test("keeps nothing of whoever never chose", async () => {
      const { preferences, userId } = await open();
      expect(await preferences.of(userId)).toBeNull();
    });

    test("gives back what was kept last, and of each their own", async () => {
      const [{ preferences, userId }, other] = [await open(), await open()];
      await preferences.keep(userId, LANGUAGE_ALONE);
      expect(await preferences.of(userId)).toEqual(LANGUAGE_ALONE);
      await preferences.keep(userId, ALL);
      expect(await preferences.of(userId)).toEqual(ALL);
      expect(await other.preferences.of(other.userId)).toBeNull();
    });

    test("keeps nothing of nobody", async () => {
      const { preferences } = await open();
      const nobody = randomUUID();
      await preferences.keep(nobody, ALL);
      expect(await preferences.of(nobody)).toBeNull();
    });
  });
}
