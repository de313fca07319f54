import { inBoth } from "#domain/language/in-both.ts";

/** What stands in the components where they are shown for themselves; states go by their names in the code. */
export const SHOWCASE_WORDS = inBoth({
  en: {
    title: "Components",
    contents: "Contents",
    label: "Most to add",
    hint: "Sats that the guard may add in all.",
    problem: "Write a number of sats, such as 200,000.",
    act: "Add margin",
    acting: "Adding margin",
    reason: "The guard is armed as it stands: nothing has changed.",
    keep: "Go back",
    cost: "Closes three positions at market.",
    noteTitle: "Two rules on one position",
    note: "The stop stands before the guard's trigger, so the guard never acts.",
    open: "Open the sheet",
    sub: "Free sats cover it.",
    lede: "The nearest liquidation is 11.6 % below the price, on long $2,500.",
    source: "LN Markets",
    received: (amount: string) => `Guard added ${amount} to long $2,500. Liquidation 63,289 → 59,943.`,
    why: "Liquidation 63,289 was 4.97 % away; the guard acts within 5 %.",
    cannotFire: "It needs 347,557 sats and 12,400 are free.",
    ruler: "A ruler from 58,000 to 76,000.",
  },
  "pt-BR": {
    title: "Componentes",
    contents: "Conteúdo",
    label: "Máximo a adicionar",
    hint: "Sats que o guardião pode adicionar ao todo.",
    problem: "Escreva uma quantidade de sats, como 200.000.",
    act: "Adicionar margem",
    acting: "Adicionando margem",
    reason: "O guardião está armado como está: nada mudou.",
    keep: "Voltar",
    cost: "Fecha três posições a mercado.",
    noteTitle: "Duas regras em uma posição",
    note: "O stop está antes do gatilho do guardião; por isso ele nunca age.",
    open: "Abrir o painel",
    sub: "O saldo cobre o reforço.",
    lede: "A liquidação mais próxima está 11,6 % abaixo do preço, na posição long US$ 2.500.",
    source: "Corretora LN Markets",
    received: (amount) =>
      `O guardião adicionou ${amount} à posição long de US$ 2.500. Liquidação 63.289 → 59.943.`,
    why: "A liquidação em 63.289 estava a 4,97 %; o guardião age a 5 % ou menos.",
    cannotFire: "Precisa de 347.557 sats e há 12.400 livres.",
    ruler: "Uma régua de 58.000 a 76.000.",
  },
});

export type ShowcaseWords = (typeof SHOWCASE_WORDS)["en"];
