"use client";

import { AMOUNT_UNITS, MONEY_UNITS, type Units } from "#domain/language/units.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { usePreferences } from "#ui/language/preferences-provider.tsx";
import { useChoose } from "./kept-choices.tsx";
import { Setting } from "./setting.tsx";
import { SETTINGS_WORDS } from "./settings-words.ts";

/** Something to see the units on: what 220,484 sats are at 66,604 USD. */
const SHOWN_SATS = 220_484;
const SHOWN_PRICE = 133_208;

type ChoiceProps<Of extends keyof Units> = {
  readonly of: Of;
  readonly label: string;
  readonly units: readonly Units[Of][];
  readonly nameOf: (unit: Units[Of]) => string;
};

const UnitChoice = <Of extends keyof Units>({ of, label, units, nameOf }: ChoiceProps<Of>) => {
  const { preferences } = usePreferences();
  const choose = useChoose();
  return (
    <fieldset className="choices" aria-label={label}>
      {units.map((unit) => (
        <label key={unit}>
          <input
            type="radio"
            name={of}
            value={unit}
            checked={preferences[of] === unit}
            onChange={() => void choose({ [of]: unit })}
            data-testid={`${of}-${unit}`}
          />
          {nameOf(unit)}
        </label>
      ))}
    </fieldset>
  );
};

/** What amounts are told in. */
export const UnitsSetting = () => {
  const words = useWords(SETTINGS_WORDS).units;
  const format = useFormat();
  return (
    <Setting title={words.title} lead={words.lead}>
      <UnitChoice of="amounts" label={words.amounts} units={AMOUNT_UNITS} nameOf={(unit) => unit} />
      <UnitChoice of="money" label={words.money} units={MONEY_UNITS} nameOf={(unit) => words[unit]} />
      <p className="hint" data-testid="units-shown">
        {words.shown(
          format.sats(SHOWN_SATS),
          format.money(SHOWN_SATS, SHOWN_PRICE),
          format.price(SHOWN_PRICE),
        )}
      </p>
      <BrlLine />
      <p className="hint">{words.stays}</p>
    </Setting>
  );
};

/** Where the reais come from, or why there are none. */
const BrlLine = () => {
  const words = useWords(SETTINGS_WORDS).units;
  const { preferences } = usePreferences();
  const format = useFormat();
  if (preferences.money !== "BRL") return null;
  const { brl } = format;
  return (
    <p className="hint" data-testid="brl-rate">
      {brl === null
        ? words.noRate
        : words.rate(format.number(brl.rateE4 / 10_000, 4), format.dayShort(brl.day))}
    </p>
  );
};
