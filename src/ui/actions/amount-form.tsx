"use client";

import { useState } from "react";
import { useFormat } from "#ui/format/use-format.ts";
import { Field } from "#ui/kit/field.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { FormFrame, type FormProps } from "./form-frame.tsx";
import { FORM_WORDS } from "./form-words.ts";
import { readAmount } from "./read-form.ts";

type Props = FormProps & {
  readonly kind: Parameters<typeof readAmount>[1];
  /** What there is to move, in words. */
  readonly hint: string;
};

/** How many sats to move. */
export const AmountForm = ({ kind, hint, ...frame }: Props) => {
  const [text, setText] = useState("");
  const words = useWords(FORM_WORDS);
  const format = useFormat();
  const read = readAmount(format, kind, text);
  return (
    <FormFrame {...frame} read={read}>
      {(mistakes) => (
        <Field
          id="hand-amount"
          label={words.sats}
          hint={hint}
          problem={mistakes.amount ?? null}
          inputMode="numeric"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          data-testid="hand-amount"
        />
      )}
    </FormFrame>
  );
};
