"use client";

import { useWords } from "#ui/kit/use-words.ts";
import { OPENING_WORDS } from "./opening-words.ts";
import { usePalette } from "./use-palette.ts";

/** The quiet way to the palette, for whoever does not know its key; on a phone the settings have it. */
export const FindButton = () => {
  const words = useWords(OPENING_WORDS);
  const open = usePalette();
  return (
    <button
      type="button"
      className="find"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      title="Ctrl/⌘ K"
      onClick={() => open("palette")}
      data-testid="palette-open"
    >
      {words.find}
    </button>
  );
};
