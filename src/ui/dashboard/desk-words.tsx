import type { ReactNode } from "react";
import { inBoth } from "#domain/language/in-both.ts";

/** What the rows of the dashboard say: the rulers, the figures beside them, and the guards in a few words. */
export const DESK_WORDS = inBoth({
  en: {
    desk: "Positions on one price ruler",
    wholeAccount: "Whole account",
    positions: (count: number) => (count === 1 ? "1 position" : `${count} positions`),
    protectedOf: (count: number, guarded: number) =>
      `${count === 1 ? "1 position" : `${count} positions`}, ${guarded} protected`,
    rulerText: (price: string, marks: string) => `Price ruler, whole account. Last price ${price}. ${marks}.`,
    openProfit: (usd: string) => `${usd} P&L, open`,
    liquidation: "Liquidation",
    priceOld: (price: string, age: string) => `${price} · ${age} old`,
    marks: {
      liq: "Liq",
      long: "Long liq",
      short: "Short liq",
      acts: "Guard acts",
      adds: "Guard adds",
    },
    never: "Never",
    toLiquidation: "to liquidation",
    toLiquidationAt: (price: ReactNode) => <>to liquidation at {price}</>,
    profit: (usd: string) => `${usd} P&L`,
    entry: (price: string, margin: string) => `Entry ${price} · margin ${margin}`,
    paused: "Paused.",
    blind: "Cannot act while blind.",
    noGuard: "No guard",
    guardCannotFire: (reason: string) => `Guard cannot fire: ${reason}`,
    tag: {
      bare: "No guard, no stop",
      paused: (band: string) => `${band}, paused`,
      blind: (band: string) => `${band}, cannot act while blind`,
      part: (band: string, deed: string) => `${band}, only in part: ${deed}`,
      acted: (ago: string) => `acted ${ago}`,
    },
    band: {
      guard: "Guard",
      ofMargin: (share: string) => `${share} of margin`,
      closes: (when: string) => `Guard closes at ${when}`,
      adds: (when: string, target: string) => `Guard ${when} to ${target}`,
      more: (first: string, more: number) => `${first}, ${more} more`,
    },
    stop: { backstop: "Backstop", noGuard: "Stop loss, no guard", guarded: "Stop loss" },
  },
  "pt-BR": {
    desk: "Posições em uma só régua de preço",
    wholeAccount: "Conta inteira",
    positions: (count) => (count === 1 ? "1 posição" : `${count} posições`),
    protectedOf: (count, guarded) =>
      `${count === 1 ? "1 posição" : `${count} posições`}, ${guarded} ${guarded === 1 ? "protegida" : "protegidas"}`,
    rulerText: (price, marks) => `Régua de preço, conta inteira. Último preço ${price}. ${marks}.`,
    openProfit: (usd) => `${usd} P&L aberto`,
    liquidation: "Liquidação",
    priceOld: (price, age) => `${price} · há ${age}`,
    marks: {
      liq: "Liq",
      long: "Liq do long",
      short: "Liq do short",
      acts: "Guardião age",
      adds: "Guardião adiciona",
    },
    never: "Nunca",
    toLiquidation: "até a liquidação",
    toLiquidationAt: (price) => <>até a liquidação em {price}</>,
    profit: (usd) => `${usd} de P&L`,
    entry: (price, margin) => `Entrada ${price} · margem ${margin}`,
    paused: "Pausado.",
    blind: "Não pode agir sem visão.",
    noGuard: "Sem guardião",
    guardCannotFire: (reason) => `O guardião não pode disparar: ${reason}`,
    tag: {
      bare: "Sem guardião, sem stop",
      paused: (band) => `${band}, pausado`,
      blind: (band) => `${band}, não pode agir sem visão`,
      part: (band, deed) => `${band}, só em parte: ${deed}`,
      acted: (ago) => `agiu ${ago}`,
    },
    band: {
      guard: "Guardião",
      ofMargin: (share) => `${share} da margem`,
      closes: (when) => `Guardião fecha em ${when}`,
      adds: (when, target) => `Guardião ${when} até ${target}`,
      more: (first, more) => `${first}, mais ${more}`,
    },
    stop: { backstop: "Stop de segurança", noGuard: "Stop, sem guardião", guarded: "Stop" },
  },
});

export type DeskTable = (typeof DESK_WORDS)["en"];
