import { inBoth } from "#domain/language/in-both.ts";

/** What the row of a cross position says beside what every row says. */
export const CROSS_ROW_WORDS = inBoth({
  en: {
    notRead: "not read yet",
    read: (ago: string) => `read ${ago}`,
    unreadable: (ago: string) => `read ${ago}, cannot be read now`,
    fundingReceived: (sats: string) => `${sats} of funding received`,
    fundingPaid: (sats: string) => `${sats} of funding paid`,
    orders: (ago: string, orders: string) => `Waits at LN Markets, read ${ago}: ${orders}.`,
    moreOrders: (ago: string, orders: string, more: number) =>
      `Waits at LN Markets, read ${ago}: ${orders}; and ${more} more.`,
    changed: "What was changed",
  },
  "pt-BR": {
    notRead: "ainda não lida",
    read: (ago) => `lida ${ago}`,
    unreadable: (ago) => `lida ${ago}, não pode ser lida agora`,
    fundingReceived: (sats) => `${sats} de funding recebidos`,
    fundingPaid: (sats) => `${sats} de funding pagos`,
    orders: (ago, orders) => `Espera na LN Markets, lido ${ago}: ${orders}.`,
    moreOrders: (ago, orders, more) => `Espera na LN Markets, lido ${ago}: ${orders}; e mais ${more}.`,
    changed: "O que mudou",
  },
});

export type CrossRowTable = (typeof CROSS_ROW_WORDS)["en"];
