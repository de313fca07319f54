import { inBoth } from "#domain/language/in-both.ts";

/** What happened to an account, and the states of a list of it. */
export const EVENT_WORDS = inBoth({
  en: {
    title: "What happened",
    empty: "Nothing yet. Log-ins, factors, keys and whatever was refused appear here.",
    unread: "The events could not be read",
    reading: "Reading what happened.",
    older: "Older",
    readingOlder: "Reading",
    refused: "Refused",
    failed: "Failed on our side",
    odd: (signals: string) => `Odd: ${signals}.`,
    risk: (risk: string) => `Risk ${risk}`,
  },
  "pt-BR": {
    title: "O que aconteceu",
    empty: "Nada ainda. Entradas na conta, fatores, chaves e tudo o que foi recusado aparecem aqui.",
    unread: "Não foi possível ler os eventos",
    reading: "Lendo o que aconteceu.",
    older: "Mais antigos",
    readingOlder: "Lendo",
    refused: "Recusado",
    failed: "Falhou do nosso lado",
    odd: (signals) => `Incomum: ${signals}.`,
    risk: (risk) => `Risco ${risk}`,
  },
});
