import type { ReactNode } from "react";
import { inBoth } from "#domain/language/in-both.ts";

/** What the sentence of a cross guard says otherwise than that of an isolated position. */
export const CROSS_SENTENCE_WORDS = inBoth({
  en: {
    caps: {
      cooldown: "Least time between two top-ups or reductions",
      maxReduce: "Most contracts closed at a time",
    },
    anyNumber: "any number",
    contractsWanted: "Enter whole contracts in USD, like 500. Leave it empty for no limit.",
    reduces: (contracts: ReactNode) => <>Close {contracts} at a time.</>,
    mostOpen: "The most you can lose on the cross margin depends on these limits.",
    mostToLose: (amount: ReactNode) => (
      <>The most you can lose on the cross margin: {amount}, all that is in it and all the guard may add.</>
    ),
    closing:
      "Closing closes the whole cross position at the market. What is left of the cross margin stays there until you take it out.",
    asking: "Working out what it would do.",
  },
  "pt-BR": {
    caps: {
      cooldown: "Intervalo mínimo entre dois reforços ou reduções",
      maxReduce: "Máximo de contratos fechados por vez",
    },
    anyNumber: "qualquer número",
    contractsWanted: "Informe contratos inteiros em USD, como 500. Deixe vazio para não ter limite.",
    reduces: (contracts) => <>Feche {contracts} por vez.</>,
    mostOpen: "O máximo que você pode perder na margem cross depende destes limites.",
    mostToLose: (amount) => (
      <>
        O máximo que você pode perder na margem cross: {amount}, tudo o que está nela e tudo o que o guardião
        pode adicionar.
      </>
    ),
    closing:
      "Fechar encerra toda a posição cross a mercado. O que resta da margem cross fica lá até você retirar.",
    asking: "Calculando o que ele faria.",
  },
});
