"use client";

import "#ui/kit/tokens.css";
import "#ui/kit/base.css";
import "#ui/kit/controls.css";
import "#ui/shell/shell.css";
import { Button } from "#ui/kit/button.tsx";

/** The last resort, when the frame of the pages itself breaks. */
export default function GlobalError({ reset }: { readonly reset: () => void }) {
  return (
    <html lang="en" data-theme="dark">
      <body>
        <main className="lost">
          <h1>Axisor cannot show this</h1>
          <p className="dim">The mistake is ours. Guards run on the server and are not stopped by it.</p>
          <Button look="primary" onClick={reset}>
            Load it again
          </Button>
        </main>
      </body>
    </html>
  );
}
