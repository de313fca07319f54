import type { ReceiptView } from "#server/trpc/schemas/views.ts";
import type { GlyphKind } from "#ui/kit/glyph.tsx";

/** What each status is called and drawn as, and what it means for the trader. */
export const STATUSES: Record<
  ReceiptView["status"],
  { readonly name: string; readonly glyph: GlyphKind; readonly meaning: string }
> = {
  done: { name: "Done", glyph: "acted", meaning: "It happened, and was read back or proven." },
  held: { name: "Held back", glyph: "held", meaning: "Nothing was sent." },
  "our-error": {
    name: "Our error",
    glyph: "danger",
    meaning: "It failed on Axisor's side. Nothing was changed.",
  },
  "exchange-error": {
    name: "LN Markets' error",
    glyph: "danger",
    meaning: "LN Markets refused it. Nothing was changed.",
  },
  "not-known": {
    name: "Not known",
    glyph: "blind",
    meaning: "Nobody can tell yet. Look at the position at LN Markets.",
  },
};
