import { LOCALE_NAMES, LOCALES, type Locale } from "#domain/language/locale.ts";
import type { Entry, Run } from "./entry.ts";
import { PALETTE_WORDS, type PaletteWords } from "./palette-words.ts";

/** Every page that is not about one thing. Rehearsal and admin get their line here when they exist. */
const PAGES: readonly (readonly [name: keyof PaletteWords["pages"], href: string])[] = [
  ["home", "/dashboard"],
  ["positions", "/positions"],
  ["automations", "/automations"],
  ["guardPlan", "/automations/guard-plan"],
  ["entries", "/automations/entries"],
  ["breaker", "/automations/breaker"],
  ["activity", "/activity"],
  ["notifications", "/notifications"],
  ["channels", "/notifications/channels"],
  ["keys", "/connect"],
  ["security", "/security"],
  ["settings", "/settings"],
  ["status", "/status"],
];

type Act = { readonly name: Exclude<keyof PaletteWords["acts"], "theme">; readonly run: Run };

const ACTS: readonly Act[] = [
  { name: "freeze", run: { kind: "panic", stage: "freeze" } },
  { name: "flatten", run: { kind: "panic", stage: "flatten" } },
  { name: "panic", run: { kind: "panic", stage: null } },
  { name: "whyNot", run: { kind: "go", href: "/activity?ask=why" } },
  { name: "exportOut", run: { kind: "go", href: "/activity" } },
  { name: "shortcuts", run: { kind: "sheet" } },
  { name: "signOut", run: { kind: "sign-out" } },
];

const told = (of: (words: PaletteWords) => string): readonly string[] =>
  LOCALES.map((locale) => of(PALETTE_WORDS[locale]));

/** Pages and actions, which are the same for everybody; `theme` is the one in force. */
export const fixedEntries = (locale: Locale, theme: string): readonly Entry[] => {
  const words = PALETTE_WORDS[locale];
  const to = theme === "light" ? "dark" : "light";
  const acts = ACTS.map(
    ({ name, run }): Entry => ({
      id: `act ${name}`,
      group: "actions",
      name: words.acts[name],
      note: run.kind === "panic" && run.stage !== null ? words.opensSheet : null,
      aliases: told(({ acts: all, also }) => `${all[name]} ${also[name]}`),
      isHidden: false,
      run,
    }),
  );
  const pages = PAGES.map(
    ([name, href]): Entry => ({
      id: `page ${name}`,
      group: "pages",
      name: words.pages[name],
      note: null,
      aliases: told(({ pages: all, also }) => `${all[name]} ${also[name]}`),
      isHidden: false,
      run: { kind: "go", href },
    }),
  );
  const languages = LOCALES.filter((other) => other !== locale).map(
    (other): Entry => ({
      id: `language ${other}`,
      group: "actions",
      name: LOCALE_NAMES[other],
      note: null,
      aliases: told(({ also }) => also.language),
      isHidden: false,
      run: { kind: "language", to: other },
    }),
  );
  const themes: readonly Entry[] = [
    {
      id: "theme",
      group: "actions",
      name: words.acts.theme[to],
      note: null,
      aliases: told(({ acts: all, also }) => `${all.theme[to]} ${also.theme}`),
      isHidden: false,
      run: { kind: "theme", to },
    },
  ];
  return [...acts.slice(0, -1), ...themes, ...languages, ...acts.slice(-1), ...pages];
};
