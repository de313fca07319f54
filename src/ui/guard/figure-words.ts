import { inBoth } from "#domain/language/in-both.ts";
import type { Side } from "#domain/position/side.ts";
import { porWhat } from "./por-what.ts";

type Reached = {
  readonly total: string;
  readonly side: Side;
  /** What ends it; null where nothing did. */
  readonly limit: string | null;
  readonly liquidation: string;
};

/** What a guard would do the first time it fires, as figures. */
export const FIGURE_WORDS = inBoth({
  en: {
    title: "What it would do",
    firesAt: "Fires at",
    firesNow: (side: Side) =>
      `The price is ${side === "long" ? "below" : "above"} it: it acts on the next tick.`,
    fromPrice: (change: string) => `${change} from the price`,
    adds: "Adds",
    closes: "Closes",
    nothing: "Nothing",
    allOfIt: "All of it",
    closesWhole: "The exchange closes isolated positions whole.",
    atTarget: "Liquidation is at the target already.",
    pastLiquidation: "The price is past liquidation.",
    stoppedBy: (limit: string) => `Stopped by ${limit}.`,
    needs: (amount: string) => `It would need ${amount}.`,
    shortened: (limit: string) => `Shortened by ${limit}.`,
    shortenedTo: (limit: string, needed: string) => `Shortened by ${limit}: the target takes ${needed}.`,
    tag: (most: number) => `Up to ${most} more mark the transfer as ours, inside every limit.`,
    stays: "Liquidation stays",
    nothingMoves: "Nothing would move it.",
    moves: "Liquidation moves",
    limitsAllow: "Limits allow",
    topUps: (count: number, isOpen: boolean) =>
      count === 1 ? "1 top-up" : isOpen ? `over ${count} top-ups` : `${count} top-ups`,
    noTopUp: (limit: string | null) =>
      limit === null ? "Nothing may be added." : `Nothing may be added: stopped by ${limit}.`,
    reached: ({ total, side, limit, liquidation }: Reached) =>
      `${total} in one long ${side === "long" ? "fall" : "rise"}${limit === null ? "" : `, until ${limit}`}. Then liquidation stays at ${liquidation}.`,
    free: (amount: string) => `Free ${amount}.`,
    freeUnknown: "Free sats have not been read yet.",
    limits: {
      "total-cap": "the total limit",
      "max-loss": "the most that may be lost",
      "day-cap": "the daily limit",
      "account-day-cap": "the daily limit of the account",
      "action-cap": "the limit per top-up",
      "shared-balance": "its share of the free sats",
      balance: "the free sats",
      reserve: "what is kept back",
      "leverage-one": "the exchange (no leverage below 1)",
    },
  },
  "pt-BR": {
    title: "O que ele faria",
    firesAt: "Dispara em",
    firesNow: (side) =>
      `O preço está ${side === "long" ? "abaixo" : "acima"} dele: o guardião age no próximo tick.`,
    fromPrice: (change) => `${change} em relação ao preço`,
    adds: "Adiciona",
    closes: "Fecha",
    nothing: "Nada",
    allOfIt: "Tudo",
    closesWhole: "A corretora fecha posições isoladas por inteiro.",
    atTarget: "A liquidação já está no alvo.",
    pastLiquidation: "O preço passou da liquidação.",
    stoppedBy: (limit) => `Barrado ${porWhat(limit)}.`,
    needs: (amount) => `Precisaria de ${amount}.`,
    shortened: (limit) => `Reduzido ${porWhat(limit)}.`,
    shortenedTo: (limit, needed) => `Reduzido ${porWhat(limit)}: o alvo precisa de ${needed}.`,
    tag: (most) => `Até ${most} a mais marcam a transferência como nossa, dentro de todos os limites.`,
    stays: "A liquidação fica em",
    nothingMoves: "Nada a moveria.",
    moves: "A liquidação se move",
    limitsAllow: "Os limites permitem",
    topUps: (count, isOpen) =>
      count === 1 ? "1 reforço" : isOpen ? `mais de ${count} reforços` : `${count} reforços`,
    noTopUp: (limit) =>
      limit === null ? "Nada pode ser adicionado." : `Nada pode ser adicionado: barrado ${porWhat(limit)}.`,
    reached: ({ total, side, limit, liquidation }) =>
      `${total} em uma longa ${side === "long" ? "queda" : "alta"}${limit === null ? "" : `, até ${limit}`}. Depois disso a liquidação fica em ${liquidation}.`,
    free: (amount) => `Livres: ${amount}.`,
    freeUnknown: "Os sats livres ainda não foram lidos.",
    limits: {
      "total-cap": "o limite total",
      "max-loss": "o máximo que pode ser perdido",
      "day-cap": "o limite diário",
      "account-day-cap": "o limite diário da conta",
      "action-cap": "o limite por reforço",
      "shared-balance": "a parte dele nos sats livres",
      balance: "os sats livres",
      reserve: "o que é mantido de lado",
      "leverage-one": "a corretora (sem alavancagem abaixo de 1)",
    },
  },
});
