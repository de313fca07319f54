"use client";

import { useEffect, useState } from "react";
import { useTheme } from "#ui/chart/use-theme.ts";
import { chooseTheme, readThemeChoice, type ThemeChoice } from "#ui/kit/theme-choice.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { Setting } from "./setting.tsx";
import { SETTINGS_WORDS } from "./settings-words.ts";

const CHOICES: readonly ThemeChoice[] = ["system", "dark", "light"];

/** Dark, light, or as the system has it. */
export const ThemeSetting = () => {
  const words = useWords(SETTINGS_WORDS).theme;
  const [chosen, setChosen] = useState<ThemeChoice | null>(null);
  const inForce = useTheme();
  // It may be chosen elsewhere on the page, which then looks otherwise.
  useEffect(() => {
    if (inForce !== "") setChosen(readThemeChoice());
  }, [inForce]);
  return (
    <Setting title={words.title} lead={words.lead}>
      <fieldset className="choices" aria-label={words.label} disabled={chosen === null}>
        {CHOICES.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="theme"
              value={choice}
              checked={chosen === choice}
              onChange={() => {
                chooseTheme(choice);
                setChosen(choice);
              }}
              data-testid={`theme-${choice}`}
            />
            {words[choice]}
          </label>
        ))}
      </fieldset>
    </Setting>
  );
};
