"use client";

import { AMOUNT_UNITS, MONEY_UNITS } from "#domain/language/units.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { usePreferences } from "#ui/language/preferences-provider.tsx";
import { useChoose } from "./kept-choices.tsx";
import { Setting } from "./setting.tsx";
import { SETTINGS_WORDS } from "./settings-words.ts";

/** Something to see the units on: what 220,484 sats are at 66,604 USD. */
const SHOWN_SATS = 220_484;
const SHOWN_PRICE = 133_208;

/** What amounts are told in. */
export const UnitsSetting = () => {
  const words = useWords(SETTINGS_WORDS).units;
  const { preferences } = usePreferences();
  const format = useFormat();
  const choose = useChoose();
  return (
    <Setting title={words.title} lead={words.lead}>
      <fieldset className="choices" aria-label={words.amounts}>
        {AMOUNT_UNITS.map((unit) => (
          <label key={unit}>
            <input
              type="radio"
              name="amounts"
              value={unit}
              checked={preferences.amounts === unit}
              onChange={() => void choose({ amounts: unit })}
              data-testid={`amounts-${unit}`}
            />
            {unit}
          </label>
        ))}
      </fieldset>
      <fieldset className="choices" aria-label={words.money}>
        {MONEY_UNITS.map((unit) => (
          <label key={unit}>
            <input
              type="radio"
              name="money"
              value={unit}
              checked={preferences.money === unit}
              onChange={() => void choose({ money: unit })}
              data-testid={`money-${unit}`}
            />
            {words[unit]}
          </label>
        ))}
      </fieldset>
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
