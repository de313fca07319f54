import type { Locale } from "../../language/locale.ts";
import { figures } from "../../notifications/figures.ts";
import { alertWatches } from "../../notifications/rule-receipt-words.ts";
import { entryWhen } from "../../notifications/why-not/entry-waits.ts";
import type { AutomationSettings } from "./automation-settings.ts";

/** What tells an automation from others of its kind on its subject, in words; null where there is one alone of it. */
export const aboutWords = (settings: AutomationSettings, locale: Locale): string | null => {
  const f = figures(locale);
  switch (settings.kind) {
    case "price-alert":
      return alertWatches(f, settings.config.when);
    case "auto-entry":
      return entryWhen(f, settings.config);
    default:
      return null;
  }
};
