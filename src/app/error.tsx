"use client";

import { Button } from "#ui/kit/button.tsx";

/** Guards run on the server, so a page that breaks does not stop them; it only cannot show them. */
export default function PageError({ reset }: { readonly reset: () => void }) {
  return (
    <main className="lost">
      <h1>This page broke</h1>
      <p className="dim">
        The mistake is ours. Guards run on the server and are not stopped by it. Nothing was sent to an
        exchange from here.
      </p>
      <Button look="primary" onClick={reset}>
        Load it again
      </Button>
    </main>
  );
}
