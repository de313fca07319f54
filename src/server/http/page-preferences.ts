import { cookies, headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { cache } from "react";
import { laterOf, type Preferences } from "#domain/language/preferences.ts";
import type { KeptPreferences } from "#ports/preferences.ts";
import { composition } from "#server/composition.ts";
import { readSession } from "../auth/read-session.ts";
import { log } from "../log.ts";
import { preferencesOf } from "./locale-of.ts";

/** What whoever is logged in has kept; a page that cannot ask is written as its browser keeps it. */
const keptByReader = async (): Promise<KeptPreferences | null> => {
  try {
    const trader = await readSession();
    if (trader === null) return null;
    const { services } = await composition();
    return await services.settings.get({ userId: trader.userId });
  } catch (error) {
    unstable_rethrow(error);
    log.warn("preferences-unread", { reason: error instanceof Error ? error.message : String(error) });
    return null;
  }
};

/** How the page being answered is to be written. */
export const pagePreferences = cache(async (): Promise<Preferences> => {
  const [sent, jar, kept] = await Promise.all([headers(), cookies(), keptByReader()]);
  return laterOf(
    preferencesOf(sent, (name) => jar.get(name)?.value),
    kept,
  );
});
