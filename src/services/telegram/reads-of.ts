import { DEFAULT_LOCALE, type Locale } from "#domain/language/locale.ts";
import type { TelegramDeps } from "./telegram-deps.ts";

/** The language a user keeps, else the one that is spoken to everybody. */
export const readsOf = async (deps: Pick<TelegramDeps, "preferences">, userId: string): Promise<Locale> =>
  (await deps.preferences.of(userId))?.locale ?? DEFAULT_LOCALE;
