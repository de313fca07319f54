"use client";

import { Field } from "#ui/kit/field.tsx";
import { useResolving } from "./use-resolving.ts";

type Props = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly problem: string | null;
  readonly text: string;
  readonly onChange: (text: string) => void;
};

/** A labelled field for a price, which may be written by another one; what it comes to stands under it. */
export const PriceField = ({ id, label, hint, problem, text, onChange }: Props) => {
  const { shown, words, write, leave, onKeyDown } = useResolving(text, onChange);
  const told = words ?? hint;
  return (
    <Field
      id={id}
      label={label}
      {...(told === undefined ? {} : { hint: told })}
      problem={problem}
      inputMode="text"
      autoComplete="off"
      value={shown}
      onChange={(event) => write(event.target.value)}
      onBlur={leave}
      onKeyDown={onKeyDown}
      data-testid={id}
    />
  );
};
