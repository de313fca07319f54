"use client";

import { useEffect, useState } from "react";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { SHELL_WORDS } from "./shell-words.ts";

type Theme = "dark" | "light";

const KEY = "axisor-theme";

/** Dark or light; the system decides until the trader does. `public/theme.js` applies it before the first paint. */
export const ThemeToggle = () => {
  const words = useWords(SHELL_WORDS);
  const [theme, setTheme] = useState<Theme | null>(null);
  useEffect(() => {
    setTheme(document.documentElement.dataset.theme === "light" ? "light" : "dark");
  }, []);
  const next: Theme = theme === "light" ? "dark" : "light";
  const choose = () => {
    document.documentElement.dataset.theme = next;
    localStorage.setItem(KEY, next);
    setTheme(next);
  };
  return (
    <Button isSmall onClick={choose} disabled={theme === null} data-testid="theme">
      {words[next]}
    </Button>
  );
};
