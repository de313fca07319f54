import { inBoth } from "#domain/language/in-both.ts";

/** What the list of all positions says around its rows. */
export const POSITIONS_LIST_WORDS = inBoth({
  en: {
    title: "Positions",
    order: "Order",
    orders: { distance: "Nearest to liquidation", size: "Largest", pl: "Lowest P&L", margin: "Most margin" },
    list: (network: string) => `Positions on ${network}`,
    open: "Open positions",
    margin: "Margin in all",
    profit: "Open P&L in all",
    apart: (network: string) => `On ${network} only. Networks are never added up.`,
    none: "No position is open.",
    noneMeans: "A position that is opened at LN Markets stands here once it has been read.",
    account: (name: string, verdict: string, ago: string) => `${name}: ${verdict}, positions read ${ago}`,
    accountUnread: (name: string, verdict: string) => `${name}: ${verdict}, positions not read yet`,
  },
  "pt-BR": {
    title: "Posições",
    order: "Ordem",
    orders: {
      distance: "Mais perto da liquidação",
      size: "Maiores",
      pl: "Menor P&L",
      margin: "Mais margem",
    },
    list: (network) => `Posições em ${network}`,
    open: "Posições abertas",
    margin: "Margem no total",
    profit: "P&L aberto no total",
    apart: (network) => `Só em ${network}. Redes nunca são somadas.`,
    none: "Nenhuma posição está aberta.",
    noneMeans: "Uma posição aberta na LN Markets aparece aqui depois de lida.",
    account: (name, verdict, ago) => `${name}: ${verdict}, posições lidas ${ago}`,
    accountUnread: (name, verdict) => `${name}: ${verdict}, posições ainda não lidas`,
  },
});
