"use client";

import { createContext, useContext } from "react";
import type { InBoth } from "#domain/language/in-both.ts";
import { DEFAULT_LOCALE, type Locale } from "#domain/language/locale.ts";

/** The language everything on a page is in. */
export const LocaleContext = createContext<Locale>(DEFAULT_LOCALE);

export const useLocale = (): Locale => useContext(LocaleContext);

/** The words of a table in the language of the page. */
export const useWords = <T>(words: InBoth<T>): T => words[useLocale()];
