import { inBoth } from "#domain/language/in-both.ts";

/** What is said of what an entry would do. */
export const ENTRY_PREVIEW_WORDS = inBoth({
  en: {
    wouldDo: "What it would do",
    wouldOrder: "What it would order",
    order: "Order",
    margin: "Margin",
    liquidation: "Liquidation",
    stop: "Stop",
    takeProfit: "Take profit",
    worst: "The most it can lose",
    none: "none",
    sides: {
      long: (quantity: string, price: string) => `Long ${quantity} at ${price}`,
      short: (quantity: string, price: string) => `Short ${quantity} at ${price}`,
    },
    ofBudget: (budget: string) =>
      `All entries and their guards, of a budget of ${budget}. A stop that fires loses less.`,
    atOnce: "Takes at once",
    freeUnknown: "How many sats are free is not known.",
    ofFree: (free: string) => `Of ${free} that are free, fees and a fill 1 % worse included.`,
    priceNow: "Price now",
    unknown: "not known",
    isPast: "The price is past it already: it waits until the price has come back and gets there again.",
    reckonedAt: "Orders are reckoned at the price they wait for, else at this one.",
  },
  "pt-BR": {
    wouldDo: "O que ela faria",
    wouldOrder: "As ordens que ela colocaria",
    order: "Ordem",
    margin: "Margem",
    liquidation: "Liquidação",
    stop: "Stop",
    takeProfit: "Take profit",
    worst: "O máximo que pode perder",
    none: "nenhum",
    sides: {
      long: (quantity, price) => `Long ${quantity} em ${price}`,
      short: (quantity, price) => `Short ${quantity} em ${price}`,
    },
    ofBudget: (budget) =>
      `Todas as entradas e seus guardiões, de um orçamento de ${budget}. Um stop que dispara perde menos.`,
    atOnce: "Usa de imediato",
    freeUnknown: "Não se sabe quantos sats estão livres.",
    ofFree: (free) => `De ${free} livres, com taxas e uma execução 1 % pior incluídas.`,
    priceNow: "Preço agora",
    unknown: "desconhecido",
    isPast: "O preço já passou do ponto: ela espera até que o preço volte e chegue lá de novo.",
    reckonedAt: "As ordens são calculadas no preço que esperam; sem um, neste.",
  },
});
