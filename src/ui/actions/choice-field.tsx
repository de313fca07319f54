type Props<T extends string> = {
  readonly id: string;
  readonly label: string;
  readonly value: T;
  readonly options: Readonly<Partial<Record<T, string>>>;
  readonly onChange: (value: T) => void;
};

/** A labelled choice between a few words. */
export const ChoiceField = <T extends string>({ id, label, value, options, onChange }: Props<T>) => {
  const words = Object.entries(options) as [T, string][];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = words.find(([key]) => key === event.target.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
        data-testid={id}
      >
        {words.map(([key, word]) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
};
