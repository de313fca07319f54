"use client";

import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { ThemeToggle } from "#ui/shell/theme-toggle.tsx";
import { deskEntries } from "./desk-entries.tsx";
import type { Entry, Speaking } from "./entry.ts";
import { kitEntries } from "./kit-entries.tsx";
import { ordersEntries } from "./orders-entries.tsx";
import { rulerEntries } from "./ruler-entries.tsx";
import { SHOWCASE_WORDS } from "./showcase-words.ts";

/** Every component there is, each in all its states. */
export const entriesOf = (speaking: Speaking): readonly Entry[] => [
  ...kitEntries(speaking),
  ...rulerEntries(speaking),
  ...deskEntries(speaking),
  ...ordersEntries(speaking),
];

const anchorOf = ({ name }: Entry): string => name.replace(/\W+/gu, "-");

/** All components in the language and theme of whoever looks, with an address for each. */
export const Showcase = () => {
  const words = useWords(SHOWCASE_WORDS);
  const format = useFormat();
  const entries = entriesOf({ words, format });
  return (
    <main className="showcase">
      <header>
        <h1>{words.title}</h1>
        <ThemeToggle />
      </header>
      <nav aria-label={words.contents}>
        {entries.map((entry) => (
          <a key={entry.name} href={`#${anchorOf(entry)}`}>
            {entry.name}
          </a>
        ))}
      </nav>
      {entries.map((entry) => (
        <section key={entry.name} id={anchorOf(entry)}>
          <h2>{entry.name}</h2>
          {Object.entries(entry.states).map(([state, shown]) => (
            <div className="state" key={state}>
              <code>{state}</code>
              <div>{shown}</div>
            </div>
          ))}
        </section>
      ))}
    </main>
  );
};
