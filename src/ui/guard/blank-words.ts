import { inBoth } from "#domain/language/in-both.ts";

/** What the blanks of a guard's sentence are called, what stands in them while they are empty, and what is wanted there. */
export const BLANK_WORDS = inBoth({
  en: {
    emptyForNoLimit: (name: string) => `${name}, empty for no limit`,
    emptyForNone: (name: string) => `${name}, empty for none`,
    caps: {
      maxTotal: "Most it may add in all",
      maxLoss: "Most that may be lost",
      reserve: "Free sats kept back",
      maxPerAction: "Most per top-up",
      maxPerDay: "Most per day",
      cooldown: "Least time between two top-ups",
      settlementsAhead: "Funding settlements to look ahead",
    },
    anyAmount: "any amount",
    triggers: {
      distance: "Trigger distance",
      price: "Trigger price",
      "margin-used": "Share of the margin lost",
    },
    target: "Target distance",
    waitsFor: "What it waits for",
    does: "What it does",
    ofStep: (label: string, step: number) => `${label} of step ${step}`,
    satsWanted: (example: string) => `Enter whole sats, like ${example}.`,
    satsOrNoLimit: (example: string) => `Enter whole sats, like ${example}. Leave it empty for no limit.`,
    secondsWanted: "Enter whole seconds, like 30.",
    percentWanted: (whole: string, broken: string) => `Enter a percentage, like ${whole} or ${broken}.`,
    priceWanted: (whole: string, half: string) => `Enter a price in dollars, like ${whole} or ${half}.`,
    countWanted: "Enter how many settlements, like 1 or 3, or 0 for none.",
  },
  "pt-BR": {
    emptyForNoLimit: (name) => `${name}, vazio para não ter limite`,
    emptyForNone: (name) => `${name}, vazio para nenhum`,
    caps: {
      maxTotal: "Máximo que pode adicionar ao todo",
      maxLoss: "Máximo que pode ser perdido",
      reserve: "Sats livres mantidos de lado",
      maxPerAction: "Máximo por reforço",
      maxPerDay: "Máximo por dia",
      cooldown: "Intervalo mínimo entre dois reforços",
      settlementsAhead: "Pagamentos de funding a antecipar",
    },
    anyAmount: "qualquer valor",
    triggers: {
      distance: "Distância do gatilho",
      price: "Preço do gatilho",
      "margin-used": "Parcela da margem perdida",
    },
    target: "Distância do alvo",
    waitsFor: "O que espera",
    does: "O que faz",
    ofStep: (label, step) => `${label} do degrau ${step}`,
    satsWanted: (example) => `Informe sats inteiros, como ${example}.`,
    satsOrNoLimit: (example) => `Informe sats inteiros, como ${example}. Deixe vazio para não ter limite.`,
    secondsWanted: "Informe segundos inteiros, como 30.",
    percentWanted: (whole, broken) => `Informe uma porcentagem, como ${whole} ou ${broken}.`,
    priceWanted: (whole, half) => `Informe um preço em dólares, como ${whole} ou ${half}.`,
    countWanted: "Informe quantos pagamentos de funding, como 1 ou 3, ou 0 para nenhum.",
  },
});

export type BlankWords = (typeof BLANK_WORDS)["en"];
