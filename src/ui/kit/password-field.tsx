"use client";

import { useState } from "react";
import { FieldNotes } from "./field-notes.tsx";
import { PASSWORD_WORDS } from "./password-words.ts";
import { useWords } from "./use-words.ts";

type PasswordWords = (typeof PASSWORD_WORDS)["en"];

type Props = {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly autoComplete: "current-password" | "new-password";
  /** The fewest characters a new one may have; shown with how many there are. */
  readonly least?: number;
  readonly hint?: string;
  readonly problem?: string | null;
  readonly "data-testid"?: string;
};

/** How a new password stands against its least length. */
export const lengthWords = (words: PasswordWords, length: number, least: number): string => {
  if (length === 0) return words.atLeast(least);
  return length < least ? words.ofAtLeast(length, least) : words.longEnough(length);
};

/** A password that can be shown while it is typed; a new one says how long it is. */
export const PasswordField = ({ id, label, least, hint, problem = null, ...rest }: Props) => {
  const words = useWords(PASSWORD_WORDS);
  const [isShown, setShown] = useState(false);
  const [length, setLength] = useState(0);
  const described = [
    least === undefined ? "" : `${id}-length`,
    hint ? `${id}-hint` : "",
    problem ? `${id}-problem` : "",
  ].filter(Boolean);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="with-button">
        <input
          {...rest}
          id={id}
          type={isShown ? "text" : "password"}
          required
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => setLength([...event.currentTarget.value].length)}
          aria-invalid={problem !== null}
          aria-describedby={described.length === 0 ? undefined : described.join(" ")}
        />
        <button
          type="button"
          className="show"
          aria-pressed={isShown}
          aria-controls={id}
          onClick={() => setShown((now) => !now)}
        >
          {isShown ? words.hide : words.show}
          <span className="vh"> {label.toLowerCase()}</span>
        </button>
      </div>
      {least === undefined ? null : (
        <p className={length >= least ? "hint enough" : "hint"} id={`${id}-length`}>
          {lengthWords(words, length, least)}
        </p>
      )}
      <FieldNotes id={id} hint={hint} problem={problem} />
    </div>
  );
};
