"use client";

import { useWords } from "#ui/kit/use-words.ts";
import { LOST_WORDS } from "./lost-words.ts";

/** What a page says whose address leads nowhere. */
export const Lost = () => {
  const words = useWords(LOST_WORDS);
  return (
    <>
      <h1>{words.nothing}</h1>
      <p className="dim">{words.nowhere}</p>
      {/* A whole load of the way back: nobody fetches a router's link for a page that is hardly ever seen. */}
      <a className="btn" href="/dashboard">
        {words.home}
      </a>
    </>
  );
};
