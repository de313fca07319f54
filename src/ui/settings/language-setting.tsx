"use client";

import { useRouter } from "next/navigation";
import { LOCALE_NAMES, LOCALES } from "#domain/language/locale.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { usePreferences } from "#ui/language/preferences-provider.tsx";
import { Setting } from "./setting.tsx";
import { SETTINGS_WORDS } from "./settings-words.ts";

/** The language of every page. */
export const LanguageSetting = () => {
  const { title, lead } = useWords(SETTINGS_WORDS).language;
  const { preferences, change } = usePreferences();
  const router = useRouter();
  return (
    <Setting title={title} lead={lead}>
      <fieldset className="choices" aria-label={title}>
        {LOCALES.map((locale) => (
          <label key={locale} lang={locale}>
            <input
              type="radio"
              name="language"
              value={locale}
              checked={preferences.locale === locale}
              onChange={() => {
                change({ locale });
                // The title of a page comes from the server.
                router.refresh();
              }}
              data-testid={`language-${locale}`}
            />
            {LOCALE_NAMES[locale]}
          </label>
        ))}
      </fieldset>
    </Setting>
  );
};
