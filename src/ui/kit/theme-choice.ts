"use client";

/** What decides how a page looks: whoever reads it, or the system they read it on. */
export type ThemeChoice = "system" | "dark" | "light";

/** Where `public/theme.js` finds it before the first paint. */
const KEY = "axisor-theme";

const inForce = (choice: ThemeChoice): "dark" | "light" => {
  if (choice !== "system") return choice;
  return matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
};

const show = (choice: ThemeChoice): void => {
  document.documentElement.dataset.theme = inForce(choice);
};

/** What was chosen in this browser. */
export const readThemeChoice = (): ThemeChoice => {
  const kept = localStorage.getItem(KEY);
  return kept === "dark" || kept === "light" ? kept : "system";
};

/** Chooses, shows it at once and keeps it for the next page. */
export const chooseTheme = (choice: ThemeChoice): void => {
  if (choice === "system") localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, choice);
  show(choice);
};

/**
 * Shows what is chosen, also in another tab, or by the system where that decides; until it is told to stop. What shows it before
 * the first paint does not run on a page that the browser alone draws, as it does one that leads nowhere.
 */
export const followTheme = (): (() => void) => {
  const look = () => show(readThemeChoice());
  look();
  const onStorage = ({ key }: StorageEvent) => {
    if (key === KEY) look();
  };
  const system = matchMedia("(prefers-color-scheme: light)");
  addEventListener("storage", onStorage);
  system.addEventListener("change", look);
  return () => {
    removeEventListener("storage", onStorage);
    system.removeEventListener("change", look);
  };
};
