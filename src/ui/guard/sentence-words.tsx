import type { ReactNode } from "react";
import { inBoth } from "#domain/language/in-both.ts";

type CapBlanks = { readonly total: ReactNode; readonly loss: ReactNode };
type PaceBlanks = {
  readonly perAction: ReactNode;
  readonly perDay: ReactNode;
  readonly cooldown: ReactNode;
  readonly reserve: ReactNode;
};

/** The rule of a guard as sentences with blanks. */
export const SENTENCE_WORDS = inBoth({
  en: {
    caps: ({ total, loss }: CapBlanks) => (
      <>
        Add at most {total} in all, and stop when {loss} could be lost.
      </>
    ),
    pace: ({ perAction, perDay, cooldown, reserve }: PaceBlanks) => (
      <>
        Add {perAction} at a time and {perDay} a day, at least {cooldown} apart, and keep {reserve} free.
      </>
    ),
    ahead: (settlements: ReactNode) => (
      <>
        Look {settlements} funding settlements ahead, and act before what they take brings liquidation too
        near.
      </>
    ),
    mostOpen: "The most you can lose on this position depends on these limits.",
    mostToLose: (amount: ReactNode) => (
      <>The most you can lose on this position: {amount}, its margin and all the guard may add.</>
    ),
    closing:
      "Closing is whole: LN Markets has no partial close for an isolated position. What is left of its margin comes back to the balance, less the closing fee.",
  },
  "pt-BR": {
    caps: ({ total, loss }) => (
      <>
        Adicione no máximo {total} ao todo e pare quando a perda possível chegar a {loss}.
      </>
    ),
    pace: ({ perAction, perDay, cooldown, reserve }) => (
      <>
        Adicione {perAction} por vez e {perDay} por dia, com intervalo de pelo menos {cooldown}, e mantenha{" "}
        {reserve} livres.
      </>
    ),
    ahead: (settlements) => (
      <>
        Antecipe {settlements} pagamentos de funding e aja antes que o que eles levam deixe a liquidação perto
        demais.
      </>
    ),
    mostOpen: "O máximo que você pode perder nesta posição depende destes limites.",
    mostToLose: (amount) => (
      <>
        O máximo que você pode perder nesta posição: {amount}, a margem dela e tudo o que o guardião pode
        adicionar.
      </>
    ),
    closing:
      "O fechamento é total: a LN Markets não fecha uma posição isolada em parte. O que resta da margem volta ao saldo, menos a taxa de fechamento.",
  },
});
