"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import {
  DEFAULT_PREFERENCES,
  PREFERENCES_COOKIE,
  type Preferences,
  writePreferences,
} from "#domain/language/preferences.ts";
import { createFormat } from "#ui/format/format.ts";
import { FormatContext } from "#ui/format/use-format.ts";
import { LocaleContext } from "#ui/kit/use-words.ts";

const A_YEAR_S = 365 * 24 * 60 * 60;

type Standing = {
  readonly preferences: Preferences;
  readonly change: (changed: Partial<Preferences>) => void;
};

const PreferencesContext = createContext<Standing>({
  preferences: DEFAULT_PREFERENCES,
  change: () => undefined,
});

/** How whoever reads wants to read, and a way to change it. */
export const usePreferences = (): Standing => useContext(PreferencesContext);

/** The next page is written as this one is read. */
const keep = (preferences: Preferences): void => {
  const secure = location.protocol === "https:" ? "; secure" : "";
  const kept = `${PREFERENCES_COOKIE}=${writePreferences(preferences)}`;
  // Not every browser has a store of cookies to ask.
  Reflect.set(document, "cookie", `${kept}; path=/; max-age=${A_YEAR_S}; samesite=lax${secure}`);
};

/** Language and time zone of everything below; a change shows at once, on every figure and word. */
export const PreferencesProvider = ({
  initial,
  children,
}: {
  readonly initial: Preferences;
  readonly children: ReactNode;
}) => {
  const [preferences, setPreferences] = useState(initial);
  const standing = useMemo<Standing>(
    () => ({
      preferences,
      change: (changed) => {
        const anew = { ...preferences, ...changed };
        keep(anew);
        document.documentElement.lang = anew.locale;
        setPreferences(anew);
      },
    }),
    [preferences],
  );
  const format = useMemo(() => createFormat(preferences), [preferences]);
  return (
    <PreferencesContext value={standing}>
      <LocaleContext value={preferences.locale}>
        <FormatContext value={format}>{children}</FormatContext>
      </LocaleContext>
    </PreferencesContext>
  );
};
