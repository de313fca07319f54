import { cookies } from "next/headers";
import { cache } from "react";
import type { Preferences } from "#domain/language/preferences.ts";
import { preferencesOf } from "./locale-of.ts";

/** How the page being answered is to be written. */
export const pagePreferences = cache(async (): Promise<Preferences> => {
  const jar = await cookies();
  return preferencesOf((name) => jar.get(name)?.value);
});
