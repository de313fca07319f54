import { inBoth } from "../language/in-both.ts";
import type { Side } from "../position/side.ts";

/** What something is done to, within a sentence: in English with its article where it takes one, in Portuguese without. */
export const SUBJECT_WORDS = inBoth({
  en: {
    isolated: (side: Side, quantity: string) => `${side} ${quantity}`,
    cross: (side: Side, quantity: string) => `the cross position, ${side} ${quantity}`,
    flatCross: "the cross position",
    ofId: (id: string) => `position ${id}`,
    account: "the account",
  },
  "pt-BR": {
    isolated: (side, quantity) => `posição ${side} de ${quantity}`,
    cross: (side, quantity) => `posição cross, ${side} de ${quantity}`,
    flatCross: "posição cross",
    ofId: (id) => `posição ${id}`,
    account: "conta",
  },
});
