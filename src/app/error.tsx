"use client";

import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { BROKEN_WORDS } from "#ui/shell/broken-words.ts";
import { OURS_WORDS } from "#ui/shell/ours-words.ts";

type Props = { readonly error: { readonly digest?: string }; readonly reset: () => void };

/** Guards run on the server, so a page that breaks does not stop them; it only cannot show them. */
export default function PageError({ error, reset }: Props) {
  const words = useWords(BROKEN_WORDS);
  const { ours, again } = useWords(OURS_WORDS);
  return (
    <main className="lost">
      <h1>{words.broke}</h1>
      <p className="dim">
        {ours} {words.nothingSent}
      </p>
      {error.digest === undefined ? null : <p className="dim">{words.report(error.digest)}</p>}
      <Button look="primary" onClick={reset}>
        {again}
      </Button>
    </main>
  );
}
