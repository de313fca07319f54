"use client";

import { useRouter } from "next/navigation";
import { LOCALE_NAMES, LOCALES } from "#domain/language/locale.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { usePreferences } from "#ui/language/preferences-provider.tsx";
import { useChoose } from "./kept-choices.tsx";
import { Setting } from "./setting.tsx";
import { SETTINGS_WORDS } from "./settings-words.ts";

/** The language of every page. */
export const LanguageSetting = () => {
  const { title, lead } = useWords(SETTINGS_WORDS).language;
  const { preferences } = usePreferences();
  const choose = useChoose();
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
                // The title of a page comes from the server, which is told first.
                void choose({ locale }).then(() => router.refresh());
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
