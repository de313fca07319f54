"use client";

import { Button } from "#ui/kit/button.tsx";

type Props = { readonly error: { readonly digest?: string }; readonly reset: () => void };

/** Guards run on the server, so a page that breaks does not stop them; it only cannot show them. */
export default function PageError({ error, reset }: Props) {
  return (
    <main className="lost">
      <h1>This page broke</h1>
      <p className="dim">
        The mistake is ours. Guards run on the server and are not stopped by it. Nothing was sent to an
        exchange from here.
      </p>
      {error.digest === undefined ? null : (
        <p className="dim">If it happens again, report the id {error.digest}.</p>
      )}
      <Button look="primary" onClick={reset}>
        Load it again
      </Button>
    </main>
  );
}
