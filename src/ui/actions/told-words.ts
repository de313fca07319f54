import { inBoth } from "#domain/language/in-both.ts";
import type { GlyphKind } from "#ui/kit/glyph.tsx";
import type { Told } from "./told.ts";

/** What is known of a command, in words that never sound done before it was read back. */
export const TOLD_WORDS = inBoth({
  en: {
    done: "Done, and read back",
    refused: "LN Markets refused it",
    nothingChanged: "Nothing was changed.",
    didNotHappen: "It did not happen",
    atExchange: "Nothing was changed at LN Markets.",
    onOurSide: "It failed on Axisor's side. Nothing was changed at LN Markets.",
    notKnown: "Not known",
    fitsBoth: "What was read back fits both. Look at the account at LN Markets before you order it again.",
    notKnownYet: "Sent, not known yet",
    mayHave: "It may have happened. Axisor goes on reading the account; do not order it again.",
    underWay: "Under way",
    takenDown: "It is taken down and carried out by Axisor's worker. Nothing is known of it yet.",
  },
  "pt-BR": {
    done: "Feito, e lido de volta",
    refused: "A LN Markets recusou",
    nothingChanged: "Nada foi alterado.",
    didNotHappen: "Não aconteceu",
    atExchange: "Nada foi alterado na LN Markets.",
    onOurSide: "Falhou do lado da Axisor. Nada foi alterado na LN Markets.",
    notKnown: "Resultado desconhecido",
    fitsBoth:
      "O que foi lido de volta serve para os dois casos. Olhe a conta na LN Markets antes de enviar a ordem de novo.",
    notKnownYet: "Enviado, ainda não confirmado",
    mayHave: "Pode ter acontecido. A Axisor continua a ler a conta; não envie a ordem de novo.",
    underWay: "Em andamento",
    takenDown: "Está registrado, e o worker da Axisor o executa. Ainda não se sabe nada do resultado.",
  },
});

type Words = (typeof TOLD_WORDS)["en"];
type Said = { readonly glyph: GlyphKind; readonly name: string; readonly says: string | null };

/** How what is known of a command is called, and what it means. */
export const toldWords = (
  words: Words,
  { outcome, origin, isOver }: Pick<Told, "outcome" | "origin" | "isOver">,
): Said => {
  switch (outcome) {
    case "confirmed":
      return { glyph: "acted", name: words.done, says: null };
    case "rejected":
      return { glyph: "danger", name: words.refused, says: words.nothingChanged };
    case "not-applied":
      return {
        glyph: "danger",
        name: words.didNotHappen,
        says: origin === "exchange" ? words.atExchange : words.onOurSide,
      };
    case "unknown":
      return isOver
        ? { glyph: "blind", name: words.notKnown, says: words.fitsBoth }
        : { glyph: "blind", name: words.notKnownYet, says: words.mayHave };
    case "under-way":
      return { glyph: "blind", name: words.underWay, says: words.takenDown };
  }
};
