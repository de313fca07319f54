"use client";

import { useTheme } from "#ui/chart/use-theme.ts";
import { Button } from "#ui/kit/button.tsx";
import { chooseTheme } from "#ui/kit/theme-choice.ts";
import { useHydrated } from "#ui/kit/use-hydrated.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { SHELL_WORDS } from "./shell-words.ts";

/** Dark or light; the system decides until the trader does. `public/theme.js` applies it before the first paint. */
export const ThemeToggle = () => {
  const words = useWords(SHELL_WORDS);
  const isHydrated = useHydrated();
  const next = useTheme() === "light" ? "dark" : "light";
  return (
    <Button isSmall onClick={() => chooseTheme(next)} disabled={!isHydrated} data-testid="theme">
      {words[next]}
    </Button>
  );
};
