"use client";

import { EntryHead } from "#ui/auth/entry-head.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { LINK_PAGE_WORDS } from "./link-page-words.ts";

const STAGES = ["flatten", "guards-only", "freeze"] as const;

type Props = { readonly token: string | null; readonly done: string | null };

/** What a panic link opens: what each stage does, and one button for it. A plain form, so it works without a script. */
export const PanicLinkPage = ({ token, done }: Props) => {
  const words = useWords(LINK_PAGE_WORDS);
  const unfinished = token === null ? words.nothing : null;
  // By the word the answer leads back with; an address can say any other.
  const outcome = Object.entries(words.done).find(([word]) => word === done)?.[1] ?? words.nothing;
  const told = done === null ? unfinished : outcome;
  if (told !== null) return <EntryHead title={told.title}>{told.says}</EntryHead>;
  return (
    <>
      <EntryHead title={words.title}>{words.servesOnce}</EntryHead>
      {STAGES.map((stage) => (
        <form key={stage} method="post" action="/api/panic" data-testid={`panic-${stage}`}>
          <input type="hidden" name="token" value={token ?? ""} />
          <input type="hidden" name="stage" value={stage} />
          <p className="dim">{words.stages[stage].says}</p>
          <button type="submit" className={stage === "flatten" ? "btn grave" : "btn"}>
            {words.stages[stage].title}
          </button>
        </form>
      ))}
    </>
  );
};
