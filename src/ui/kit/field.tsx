import type { InputHTMLAttributes } from "react";
import { FieldNotes } from "./field-notes.tsx";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "id"> & {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with the value and what to do; shown under the field. */
  readonly problem?: string | null;
};

/** A labelled text field; its hint and its problem are read with it. */
export const Field = ({ id, label, hint, problem = null, ...rest }: Props) => (
  <div className="field">
    <label htmlFor={id}>{label}</label>
    <input
      {...rest}
      id={id}
      aria-invalid={problem !== null}
      aria-describedby={[hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""].filter(Boolean).join(" ")}
    />
    <FieldNotes id={id} hint={hint} problem={problem} />
  </div>
);
