import type { ReactNode } from "react";
import { inBoth } from "#domain/language/in-both.ts";

/** The sentence that an automatic entry is written in, and what its blanks say. */
export const ENTRY_SENTENCE_WORDS = inBoth({
  en: {
    opens: (blanks: {
      condition: ReactNode;
      side: ReactNode;
      sizeBy: ReactNode;
      size: ReactNode;
      leverage: ReactNode;
      /** How often at most; null where it is once at each price. */
      times: ReactNode | null;
    }) => (
      <>
        When {blanks.condition}, open a {blanks.side} {blanks.sizeBy} {blanks.size} at {blanks.leverage}×
        {blanks.times === null ? ", at each price once" : <>, {blanks.times} times at most</>}.
      </>
    ),
    budget: (budget: ReactNode) => <>All of it together may lose at most {budget}.</>,
    ends: (blanks: { expires: ReactNode; quiet: { from: ReactNode; to: ReactNode } | null }) =>
      blanks.quiet === null ? (
        <>It ends on {blanks.expires}.</>
      ) : (
        <>
          It ends on {blanks.expires} and enters nothing from {blanks.quiet.from} to {blanks.quiet.to}.
        </>
      ),
    /** What is typed here is read in UTC, whatever the reader's zone. */
    times: "Times in UTC; empty for no end and no quiet hours.",
    dip: (blanks: { dip: ReactNode; within: ReactNode }) => (
      <>
        {blanks.dip} within {blanks.within} minutes
      </>
    ),
    rsi: (blanks: { period: ReactNode; range: ReactNode; cross: ReactNode; level: ReactNode }) => (
      <>
        of {blanks.period} {blanks.range} candles closes {blanks.cross} {blanks.level}
      </>
    ),
    average: (blanks: {
      average: ReactNode;
      fast: ReactNode;
      range: ReactNode;
      cross: ReactNode;
      slow: ReactNode;
    }) => (
      <>
        {blanks.average} average of {blanks.fast} {blanks.range} candles closes {blanks.cross} that of{" "}
        {blanks.slow}
      </>
    ),
    waitsFor: {
      "falls-to": "the price falls to",
      "rises-to": "the price rises to",
      ladder: "the price reaches any of",
      dip: { long: "the price falls by", short: "the price rises by" },
      rsi: "the RSI",
      average: "the fast average:",
    },
    rsiCross: { below: "below", above: "above" },
    averageCross: { up: "above", down: "below" },
    sides: { long: "long", short: "short" },
    sizeBy: {
      quantity: "of so many dollars:",
      risk: "with so many sats at risk:",
      margin: "with so many sats of margin:",
    },
    guard: { guarded: "Guard it, adding at most", unguarded: "Leave it without a guard" },
    exitBy: { none: "none", price: "at", percent: "at a distance of" },
    /** What words that can be exchanged for others are called. */
    choices: {
      waitsFor: "What to wait for",
      range: "Candles",
      rsiCross: "Which side of the level",
      average: "Kind of average",
      averageCross: "Which side of the slow average",
      side: "Side",
      sizeBy: "How large",
      guard: "Guard",
      stopBy: "How the stop is set",
      profitBy: "How the take profit is set",
    },
    /** What each blank is called. */
    blanks: {
      price: "Price",
      prices: "Prices of the ladder",
      dip: "Move",
      within: "Within so many minutes",
      period: "Candles of the RSI",
      level: "Level of the RSI",
      fast: "Candles of the fast average",
      slow: "Candles of the slow average",
      size: "Size",
      leverage: "Leverage",
      guardCap: "Most its guard may add",
      stop: "Stop",
      profit: "Take profit",
      budget: "Budget",
      maxEntries: "Entries at most",
      expires: "When it ends, in UTC",
      quietFrom: "Quiet from, in UTC",
      quietTo: "Quiet to, in UTC",
    },
    /** What each part is called beside a message. */
    parts: {
      side: "Side",
      when: "What it waits for",
      size: "Size",
      leverage: "Leverage",
      guard: "Guard",
      stopLoss: "Stop",
      takeProfit: "Take profit",
      budget: "Budget",
      expiresAt: "End",
      quietHours: "Quiet hours",
      maxEntries: "Entries",
    },
  },
  "pt-BR": {
    opens: ({ condition, side, sizeBy, size, leverage, times }) => (
      <>
        Quando {condition}, abrir um {side} {sizeBy} {size} a {leverage}×
        {times === null ? ", uma vez em cada preço" : <>, no máximo {times} vezes</>}.
      </>
    ),
    budget: (budget) => <>Tudo junto pode perder no máximo {budget}.</>,
    ends: ({ expires, quiet }) =>
      quiet === null ? (
        <>Termina em {expires}.</>
      ) : (
        <>
          Termina em {expires} e não entra em nada de {quiet.from} a {quiet.to}.
        </>
      ),
    times: "Horários em UTC; vazio para não ter fim nem horas de silêncio.",
    dip: ({ dip, within }) => (
      <>
        {dip} em {within} minutos
      </>
    ),
    rsi: ({ period, range, cross, level }) => (
      <>
        de {period} candles {range} fechar {cross} {level}
      </>
    ),
    average: ({ average, fast, range, cross, slow }) => (
      <>
        média {average} de {fast} candles {range} fechar {cross} da de {slow}
      </>
    ),
    waitsFor: {
      "falls-to": "o preço cair a",
      "rises-to": "o preço subir a",
      ladder: "o preço alcançar algum de",
      dip: { long: "o preço cair", short: "o preço subir" },
      rsi: "o RSI",
      average: "a média rápida:",
    },
    rsiCross: { below: "abaixo de", above: "acima de" },
    averageCross: { up: "acima", down: "abaixo" },
    sides: { long: "long", short: "short" },
    sizeBy: {
      quantity: "de tantos dólares:",
      risk: "com tantos sats em risco:",
      margin: "com tantos sats de margem:",
    },
    guard: { guarded: "Com um guardião, que adiciona no máximo", unguarded: "Sem guardião" },
    exitBy: { none: "nenhum", price: "em", percent: "a uma distância de" },
    choices: {
      waitsFor: "O que esperar",
      range: "Candles de que duração",
      rsiCross: "De que lado do nível",
      average: "Tipo de média",
      averageCross: "De que lado da média lenta",
      side: "Lado",
      sizeBy: "De que tamanho",
      guard: "Guardião",
      stopBy: "Como o stop é definido",
      profitBy: "Como o take profit é definido",
    },
    blanks: {
      price: "Preço",
      prices: "Preços da escada",
      dip: "Movimento",
      within: "Em quantos minutos",
      period: "Candles do RSI",
      level: "Nível do RSI",
      fast: "Candles da média rápida",
      slow: "Candles da média lenta",
      size: "Tamanho",
      leverage: "Alavancagem",
      guardCap: "O máximo que o guardião pode adicionar",
      stop: "Stop",
      profit: "Take profit",
      budget: "Orçamento",
      maxEntries: "Máximo de entradas",
      expires: "Quando termina, em UTC",
      quietFrom: "Silêncio a partir de, em UTC",
      quietTo: "Silêncio até, em UTC",
    },
    parts: {
      side: "Lado",
      when: "O que ela espera",
      size: "Tamanho",
      leverage: "Alavancagem",
      guard: "Guardião",
      stopLoss: "Stop",
      takeProfit: "Take profit",
      budget: "Orçamento",
      expiresAt: "Fim",
      quietHours: "Horas de silêncio",
      maxEntries: "Entradas",
    },
  },
});
