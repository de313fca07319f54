import type { GlyphKind } from "#ui/kit/glyph.tsx";
import type { Told } from "./told.ts";

type Words = { readonly glyph: GlyphKind; readonly name: string; readonly says: string | null };

/** What is known of a command, in words that never sound done before it was read back. */
export const toldWords = ({
  outcome,
  origin,
  isOver,
}: Pick<Told, "outcome" | "origin" | "isOver">): Words => {
  switch (outcome) {
    case "confirmed":
      return { glyph: "acted", name: "Done, and read back", says: null };
    case "rejected":
      return { glyph: "danger", name: "LN Markets refused it", says: "Nothing was changed." };
    case "not-applied":
      return {
        glyph: "danger",
        name: "It did not happen",
        says:
          origin === "exchange"
            ? "Nothing was changed at LN Markets."
            : "It failed on Axisor's side. Nothing was changed at LN Markets.",
      };
    case "unknown":
      return isOver
        ? {
            glyph: "blind",
            name: "Not known",
            says: "What was read back fits both. Look at the account at LN Markets before you order it again.",
          }
        : {
            glyph: "blind",
            name: "Sent, not known yet",
            says: "It may have happened. Axisor goes on reading the account; do not order it again.",
          };
    case "under-way":
      return {
        glyph: "blind",
        name: "Under way",
        says: "It is taken down and carried out by Axisor's worker. Nothing is known of it yet.",
      };
  }
};
