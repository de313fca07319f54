"use client";

import { KIT_WORDS } from "./kit-words.ts";
import { useWords } from "./use-words.ts";

/** "→" as the interface draws it, read aloud as "to". */
export const Arrow = () => {
  const { to } = useWords(KIT_WORDS);
  return (
    <>
      <svg className="arrow" viewBox="0 0 18 10" aria-hidden="true">
        <path d="M0 5H16M12 1L16 5L12 9" />
      </svg>
      <span className="vh"> {to} </span>
    </>
  );
};
