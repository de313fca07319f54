import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { nonceOf } from "#server/http/nonce-of.ts";
import { pagePreferences } from "#server/http/page-preferences.ts";
import { pageRate } from "#server/http/page-rate.ts";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";
import { PAGE_TITLES } from "./page-titles.ts";
import "#ui/kit/tokens.css";
import "#ui/kit/base.css";
import "#ui/kit/controls.css";
import "#ui/kit/figures.css";
import "#ui/kit/ruler/ruler.css";
import "#ui/shell/shell.css";

/** Weight and width in one file; width is hierarchy here. `next.config.mjs` has it made before it is read. */
const archivo = localFont({
  src: "../../node_modules/.cache/axisor/fonts/archivo.woff2",
  weight: "430 640",
  declarations: [{ prop: "font-stretch", value: "86% 112%" }],
  variable: "--font-archivo",
  display: "swap",
  adjustFontFallback: "Arial",
});

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await pagePreferences();
  return {
    title: { default: "Axisor", template: "%s · Axisor" },
    description: PAGE_TITLES[locale].product,
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: dark)", color: "#101513" },
    { media: "(prefers-color-scheme: light)", color: "#F0F4F2" },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [sent, preferences] = await Promise.all([headers(), pagePreferences()]);
  const brl = await pageRate(preferences.money);
  const nonce = nonceOf(sent);
  return (
    <html lang={preferences.locale} className={archivo.variable} suppressHydrationWarning>
      <head>
        <script src="/theme.js" nonce={nonce} suppressHydrationWarning />
      </head>
      <body>
        <PreferencesProvider initial={preferences} brl={brl}>
          {children}
        </PreferencesProvider>
      </body>
    </html>
  );
}
