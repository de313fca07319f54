"use client";

import "#ui/kit/tokens.css";
import "#ui/kit/base.css";
import "#ui/kit/controls.css";
import "#ui/shell/shell.css";
import { Button } from "#ui/kit/button.tsx";
import { localeOfPage } from "#ui/language/locale-of-page.ts";
import { BROKEN_WORDS } from "#ui/shell/broken-words.ts";

/** The last resort, when the frame of the pages itself breaks. */
export default function GlobalError({ reset }: { readonly reset: () => void }) {
  const locale = localeOfPage();
  const words = BROKEN_WORDS[locale];
  return (
    <html lang={locale} data-theme="dark">
      <body>
        <main className="lost">
          <h1>{words.cannotShow}</h1>
          <p className="dim">{words.ours}</p>
          <Button look="primary" onClick={reset}>
            {words.again}
          </Button>
        </main>
      </body>
    </html>
  );
}
