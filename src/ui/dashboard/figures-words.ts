import { inBoth } from "#domain/language/in-both.ts";

/** What the four figures of an account say. */
export const FIGURES_WORDS = inBoth({
  en: {
    figures: "Figures",
    free: "Free",
    freeRead: (ago: string) => `Free, read ${ago}`,
    balanceUnread: "The balance has not been read yet.",
    crossAdds: "The cross guard adds from it.",
    notNeeded: "No guard needs it now.",
    covers: (needed: string, left: string) => `Covers the next top-up (${needed}) with ${left} over.`,
    missing: (needed: string, missing: string) => `The next top-up needs ${needed}: ${missing} are missing.`,
    addedToday: "Guards added today",
    noGuard: "No guard here yet.",
    addedInAll: (added: string, most: string) => `${added} in all, of ${most} allowed.`,
    openProfit: (profit: string) => `Open P&L ${profit}.`,
    addedIsLost: "If a position is liquidated later, what was added to it is lost too.",
    funding: "Next funding",
    fundingEstimated: "Next funding, estimated",
    noRate: "The exchange has not named a rate.",
    fundingAt: (clock: string, wait: string) => `At ${clock}, in ${wait}, at the rate of now.`,
    closer: (usd: string) => `Brings a liquidation ${usd} USD closer.`,
    withoutUs: "If Axisor stops now",
    none: "No stops stand",
    all: "Stops stand",
    some: (standing: number, count: number) => `${standing} of ${count} stops stand`,
    everyStop: "Every position has a stop at the exchange, before its liquidation.",
    noStop: "No position has a stop at the exchange.",
    bare: (count: number) =>
      count === 1
        ? "1 position has no stop at the exchange."
        : `${count} positions have no stop at the exchange.`,
    whileRunning: "Guards work only while Axisor runs.",
  },
  "pt-BR": {
    figures: "Números",
    free: "Sats livres",
    freeRead: (ago) => `Sats livres, lidos ${ago}`,
    balanceUnread: "O saldo ainda não foi lido.",
    crossAdds: "O guardião cross adiciona a partir deles.",
    notNeeded: "Nenhum guardião precisa deles agora.",
    covers: (needed, left) => `Cobrem o próximo reforço (${needed}) e sobram ${left}.`,
    missing: (needed, missing) => `O próximo reforço precisa de ${needed}: faltam ${missing}.`,
    addedToday: "Guardiões adicionaram hoje",
    noGuard: "Nenhum guardião aqui ainda.",
    addedInAll: (added, most) => `${added} no total, de ${most} permitidos.`,
    openProfit: (profit) => `P&L aberto ${profit}.`,
    addedIsLost: "Se uma posição for liquidada depois, o que foi adicionado a ela também se perde.",
    funding: "Próximo funding",
    fundingEstimated: "Próximo funding, estimado",
    noRate: "A corretora não informou a taxa de funding.",
    fundingAt: (clock, wait) => `Às ${clock}, em ${wait}, pela taxa de agora.`,
    closer: (usd) => `Aproxima uma liquidação em ${usd} USD.`,
    withoutUs: "Se a Axisor parar agora",
    none: "Nenhum stop continua",
    all: "Os stops continuam",
    some: (standing, count) =>
      standing === 1 ? `1 de ${count} stops continua` : `${standing} de ${count} stops continuam`,
    everyStop: "Toda posição tem um stop na corretora, antes da liquidação.",
    noStop: "Nenhuma posição tem um stop na corretora.",
    bare: (count) =>
      count === 1 ? "1 posição não tem stop na corretora." : `${count} posições não têm stop na corretora.`,
    whileRunning: "Os guardiões só trabalham enquanto a Axisor roda.",
  },
});

export type FiguresTable = (typeof FIGURES_WORDS)["en"];
