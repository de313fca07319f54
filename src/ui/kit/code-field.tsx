"use client";

import { type ChangeEvent, useRef } from "react";
import { FieldNotes } from "./field-notes.tsx";

const DIGITS = 6;

type Props = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string | null;
  readonly isDisabled?: boolean;
  readonly "data-testid"?: string;
};

/** Everything but digits is left out, so that a code pasted with a space in it fits. */
export const sixDigits = (text: string): string => text.replace(/\D/gu, "").slice(0, DIGITS);

/** A field for six digits that change every half minute; the form sends itself with the sixth. */
export const CodeField = ({ id, label, hint, problem = null, isDisabled = false, ...rest }: Props) => {
  const sent = useRef("");
  const change = ({ currentTarget: input }: ChangeEvent<HTMLInputElement>) => {
    const code = sixDigits(input.value);
    input.value = code;
    if (code.length < DIGITS) sent.current = "";
    if (code.length < DIGITS || code === sent.current) return;
    sent.current = code;
    input.form?.requestSubmit();
  };
  const described = [hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...rest}
        id={id}
        name="code"
        className="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoCapitalize="off"
        spellCheck={false}
        required
        readOnly={isDisabled}
        onChange={change}
        aria-invalid={problem !== null}
        aria-describedby={described === "" ? undefined : described}
      />
      <FieldNotes id={id} hint={hint} problem={problem} />
    </div>
  );
};
