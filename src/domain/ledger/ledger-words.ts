import { inBoth } from "../language/in-both.ts";
import type { figures } from "../notifications/figures.ts";
import type { Reconciliation } from "./build-ledger.ts";
import type { LedgerList } from "./ledger-page.ts";

type Figures = ReturnType<typeof figures>;

const WORDS = inBoth({
  en: {
    agree: (told: string) => `The rows add up to ${told}, which is the free balance the exchange tells.`,
    differ: (computed: string, told: string, difference: string) =>
      `The rows add up to ${computed}; the exchange says ${told}; ${difference} cannot be explained by what it lists.`,
    cut: (rows: string) =>
      `The exchange lists more than the ${rows} rows that one export reads; the rest is left out.`,
    forward: "Free balance before the first row of this file.",
    unread: (lists: string) =>
      `The key may not read these lists, so they are missing: ${lists}. A key that may read them explains more.`,
    lists: {
      trades: "trades",
      funding: "funding payments",
      deposits: "deposits",
      withdrawals: "withdrawals",
      cross: "cross margin",
    },
    pending: (amount: string) => `${amount} on the way, not credited yet.`,
  },
  "pt-BR": {
    agree: (told) => `As linhas somam ${told}, que é o saldo livre informado pela corretora.`,
    differ: (computed, told, difference) =>
      `As linhas somam ${computed}; a corretora informa ${told}; ${difference} não se explicam pelo que ela lista.`,
    cut: (rows) =>
      `A corretora lista mais do que as ${rows} linhas que uma exportação lê; o resto ficou de fora.`,
    forward: "Saldo livre antes da primeira linha deste arquivo.",
    unread: (lists) =>
      `A chave não pode ler estas listas, então elas faltam: ${lists}. Uma chave que possa lê-las explica mais.`,
    lists: {
      trades: "operações",
      funding: "pagamentos de funding",
      deposits: "depósitos",
      withdrawals: "saques",
      cross: "margem cross",
    },
    pending: (amount) => `${amount} a caminho, ainda não creditados.`,
  },
});

/** What the rows add up to and what the exchange says, as one sentence; a difference is named in sats with its sign. */
export const reconciliationWords = (f: Figures, { told, computed, difference }: Reconciliation): string => {
  const words = WORDS[f.locale];
  return difference === 0
    ? words.agree(f.sats(told))
    : words.differ(f.sats(computed), f.sats(told), f.satsSigned(difference));
};

/** That not everything was read. */
export const cutWords = (f: Figures, most: number): string => WORDS[f.locale].cut(f.number(most));

/** What a list is about, as far as a key's permissions tell lists apart. */
const ABOUT: Readonly<Record<LedgerList, keyof (typeof WORDS)["en"]["lists"]>> = {
  "live-trades": "trades",
  "closed-trades": "trades",
  "canceled-trades": "trades",
  "isolated-funding": "funding",
  "lightning-in": "deposits",
  "lightning-out": "withdrawals",
  "on-chain-in": "deposits",
  "on-chain-out": "withdrawals",
  "cross-transfers": "cross",
  "cross-orders": "cross",
  "cross-funding": "cross",
};

/** That lists are missing because the key may not read them; at least one. */
export const unreadWords = (f: Figures, lists: readonly LedgerList[]): string => {
  const words = WORDS[f.locale];
  return words.unread([...new Set(lists.map((list) => words.lists[ABOUT[list]]))].join(", "));
};

export const forwardWords = (f: Figures): string => WORDS[f.locale].forward;

/** Sats of a transfer that the exchange has not credited yet. */
export const pendingWords = (f: Figures, amount: number): string =>
  WORDS[f.locale].pending(f.satsSigned(amount));
