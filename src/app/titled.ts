import type { Metadata } from "next";
import { pagePreferences } from "#server/http/page-preferences.ts";
import { PAGE_TITLES, type PageTitle } from "./page-titles.ts";

/** What a page says of itself, under its title in the language it is read in. */
export const titled =
  (title: PageTitle, more: Omit<Metadata, "title"> = {}) =>
  async (): Promise<Metadata> => {
    const { locale } = await pagePreferences();
    return { ...more, title: PAGE_TITLES[locale][title] };
  };
