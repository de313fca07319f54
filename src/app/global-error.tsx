"use client";

import "#ui/kit/tokens.css";
import "#ui/kit/base.css";
import "#ui/kit/controls.css";
import "#ui/kit/figures.css";
import "#ui/kit/ruler/ruler.css";
import "#ui/shell/shell.css";
import { Button } from "#ui/kit/button.tsx";
import { localeOfPage } from "#ui/language/locale-of-page.ts";
import { NO_FRAME_WORDS } from "#ui/shell/no-frame-words.ts";
import { OURS_WORDS } from "#ui/shell/ours-words.ts";

/** The last resort, when the frame of the pages itself breaks. */
export default function GlobalError({ reset }: { readonly reset: () => void }) {
  const locale = localeOfPage();
  const { ours, again } = OURS_WORDS[locale];
  return (
    <html lang={locale} data-theme="dark">
      <body>
        <main className="lost">
          <h1>{NO_FRAME_WORDS[locale].cannotShow}</h1>
          <p className="dim">{ours}</p>
          <Button look="primary" onClick={reset}>
            {again}
          </Button>
        </main>
      </body>
    </html>
  );
}
