"use client";

import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { BROKEN_WORDS } from "#ui/shell/broken-words.ts";

type Props = { readonly error: { readonly digest?: string }; readonly reset: () => void };

/** Guards run on the server, so a page that breaks does not stop them; it only cannot show them. */
export default function PageError({ error, reset }: Props) {
  const words = useWords(BROKEN_WORDS);
  return (
    <main className="lost">
      <h1>{words.broke}</h1>
      <p className="dim">
        {words.ours} {words.nothingSent}
      </p>
      {error.digest === undefined ? null : <p className="dim">{words.report(error.digest)}</p>}
      <Button look="primary" onClick={reset}>
        {words.again}
      </Button>
    </main>
  );
}
