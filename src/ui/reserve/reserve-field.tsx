import { parseSats } from "#ui/format/parse-amount.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { satsWanted } from "#ui/guard/caps-draft.ts";
import { Field } from "#ui/kit/field.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { RESERVE_WORDS } from "./reserve-table.ts";

type Props = {
  readonly text: string;
  /** Free sats as last read; null while they are not known. */
  readonly balance: number | null;
  readonly onChange: (text: string) => void;
};

const STEPS = 200;

/** The reserve, typed or drawn between nothing and what is free. */
export const ReserveField = ({ text, balance, onChange }: Props) => {
  const words = useWords(RESERVE_WORDS);
  const format = useFormat();
  const amount = parseSats(text);
  const most = Math.max(balance ?? 0, amount ?? 0);
  return (
    <div className="reserve-field">
      <Field
        id="reserve"
        label={words.kept}
        inputMode="numeric"
        autoComplete="off"
        value={text}
        problem={amount === null ? satsWanted(format).sats : null}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => onChange(amount === null ? text : format.number(amount))}
        data-testid="reserve"
      />
      {most === 0 ? null : (
        <input
          type="range"
          aria-label={words.keptOfFree}
          min={0}
          max={most}
          step={Math.max(1, Math.floor(most / STEPS))}
          value={amount ?? 0}
          onChange={(event) => onChange(format.number(Number(event.target.value)))}
          data-testid="reserve-slider"
        />
      )}
    </div>
  );
};
