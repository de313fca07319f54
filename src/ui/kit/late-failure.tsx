"use client";

import { Button } from "./button.tsx";
import { FormError } from "./form-error.tsx";
import { KIT_WORDS } from "./kit-words.ts";
import { useWords } from "./use-words.ts";

/** Says in the place of a part that it could not be fetched: the rest of the page goes on, and it can be tried again. */
export const LateFailure = ({ onAgain }: { readonly onAgain: () => void }) => {
  const words = useWords(KIT_WORDS).late;
  return (
    <div>
      <FormError>{words.failed}</FormError>
      <Button isSmall onClick={onAgain}>
        {words.again}
      </Button>
    </div>
  );
};
