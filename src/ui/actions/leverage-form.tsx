"use client";

import { useState } from "react";
import { useFormat } from "#ui/format/use-format.ts";
import { Field } from "#ui/kit/field.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { FormFrame, type FormProps } from "./form-frame.tsx";
import { FORM_WORDS } from "./form-words.ts";
import { readLeverage } from "./read-form.ts";

type Props = FormProps & {
  /** What it is now, in words. */
  readonly hint: string;
};

/** The leverage of the cross margin, one for all that is traded on it. */
export const LeverageForm = ({ hint, ...frame }: Props) => {
  const [text, setText] = useState("");
  const words = useWords(FORM_WORDS);
  const format = useFormat();
  return (
    <FormFrame {...frame} read={readLeverage(format, text)}>
      {(mistakes) => (
        <Field
          id="hand-leverage"
          label={words.order.leverage}
          hint={`${hint} ${words.wholeLeverage}`}
          problem={mistakes.leverage ?? null}
          inputMode="numeric"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          data-testid="hand-leverage"
        />
      )}
    </FormFrame>
  );
};
