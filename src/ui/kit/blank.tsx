import type { KeyboardEvent } from "react";

export type BlankProps = {
  readonly label: string;
  readonly testId: string;
  /** Shown while nothing is typed. */
  readonly empty: string;
  readonly text: string;
  readonly isWrong: boolean;
  readonly inputMode: "decimal" | "numeric" | "text";
  readonly onChange: (text: string) => void;
  /** What the blank says, tidied up when the trader leaves it; unreadable text stays as it is. */
  readonly tidy: (text: string) => string;
  /** Where leaving it does something else than that. */
  readonly onLeave?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** What is read with it. */
  readonly describedBy?: string | undefined;
};

/** A blank of a sentence, as wide as what stands in it. */
export const Blank = ({
  label,
  testId,
  empty,
  text,
  isWrong,
  inputMode,
  onChange,
  tidy,
  onLeave,
  onKeyDown,
  describedBy,
}: BlankProps) => (
  <input
    className="blank"
    style={{ width: `${Math.max(text.length, empty.length, 2) * 0.5 + 0.9}em` }}
    aria-label={label}
    aria-invalid={isWrong}
    inputMode={inputMode}
    autoComplete="off"
    placeholder={empty}
    value={text}
    onChange={(event) => onChange(event.target.value)}
    onBlur={onLeave ?? (() => onChange(tidy(text)))}
    onKeyDown={onKeyDown}
    aria-describedby={describedBy}
    data-testid={testId}
  />
);

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly testId: string;
  readonly value: T;
  /** Left out are those that are not offered. */
  readonly options: Readonly<Partial<Record<T, string>>>;
  readonly onChange: (value: T) => void;
};

/** Words of a sentence that can be exchanged for others. */
export const Choice = <T extends string>({ label, testId, value, options, onChange }: ChoiceProps<T>) => {
  const words = Object.entries(options) as [T, string][];
  return (
    <select
      className="blank choice"
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = words.find(([key]) => key === event.target.value);
        if (chosen !== undefined) onChange(chosen[0]);
      }}
      data-testid={testId}
    >
      {words.map(([key, word]) => (
        <option key={key} value={key}>
          {word}
        </option>
      ))}
    </select>
  );
};
