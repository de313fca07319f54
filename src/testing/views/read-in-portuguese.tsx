import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";

/** What a page says to a reader of Portuguese in São Paulo: of a choice what is chosen, of a blank what is typed. */
export const readInPortuguese = (page: ReactNode): string =>
  renderToStaticMarkup(
    <PreferencesProvider initial={{ locale: "pt-BR", timeZone: "America/Sao_Paulo" }}>
      {page}
    </PreferencesProvider>,
  )
    .replace(/<select.*?<option[^>]*selected[^>]*>([^<]*)<.*?<\/select>/gu, "$1")
    .replace(/<input[^>]*value="([^"]*)"[^>]*>/gu, "[$1]")
    .replace(/<[^>]*>/gu, "")
    .replaceAll("\u202f", " ");
