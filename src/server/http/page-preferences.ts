import { cookies, headers } from "next/headers";
import { cache } from "react";
import type { Preferences } from "#domain/language/preferences.ts";
import { preferencesOf } from "./locale-of.ts";

/** How the page being answered is to be written. */
export const pagePreferences = cache(async (): Promise<Preferences> => {
  const [sent, jar] = await Promise.all([headers(), cookies()]);
  return preferencesOf(sent, (name) => jar.get(name)?.value);
});
