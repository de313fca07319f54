import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { createFormat } from "#ui/format/format.ts";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";

/** As a trader in São Paulo reads it. */
const PREFERENCES = { locale: "pt-BR", timeZone: "America/Sao_Paulo" } as const;

/** Figures and times as that trader reads them. */
export const inSaoPaulo = createFormat(PREFERENCES);

/** What a component shows to that trader, with plain spaces. */
export const inPortuguese = (shown: ReactNode): string =>
  renderToStaticMarkup(<PreferencesProvider initial={PREFERENCES}>{shown}</PreferencesProvider>).replaceAll(
    "\u202f",
    " ",
  );
