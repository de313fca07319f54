"use client";

import { useState } from "react";
import { Field } from "#ui/kit/field.tsx";
import { FormFrame, type FormProps } from "./form-frame.tsx";
import { readAmount } from "./read-form.ts";

type Props = FormProps & {
  readonly kind: Parameters<typeof readAmount>[0];
  /** What there is to move, in words. */
  readonly hint: string;
};

/** How many sats to move. */
export const AmountForm = ({ kind, hint, ...frame }: Props) => {
  const [text, setText] = useState("");
  const read = readAmount(kind, text);
  return (
    <FormFrame {...frame} read={read}>
      {(mistakes) => (
        <Field
          id="hand-amount"
          label="Sats"
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
