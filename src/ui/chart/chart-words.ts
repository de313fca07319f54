import { inBoth } from "#domain/language/in-both.ts";

/** What a chart and its lines are called. */
export const CHART_WORDS = inBoth({
  en: {
    chart: "Chart",
    price: "Price",
    /** Short: they stand at the edge of the chart. */
    lines: {
      last: "Last",
      entry: "Entry",
      liq: "Liquidation",
      trigger: "Guard",
      target: "Liq after",
      stop: "Stop loss",
      "take-profit": "Take profit",
    },
    candlesWith: (lines: string) => `Candles with ${lines}.`,
    notLoaded: "The chart could not be loaded. The ruler shows the same lines.",
    reading: "Reading candles.",
    noCandles: "No candles yet for this range.",
    drawnWith: "Drawn with",
  },
  "pt-BR": {
    chart: "Gráfico",
    price: "Preço",
    lines: {
      last: "Último",
      entry: "Entrada",
      liq: "Liquidação",
      trigger: "Guardião",
      target: "Liq. depois",
      stop: "Stop",
      "take-profit": "Take profit",
    },
    candlesWith: (lines) => `Candles com ${lines}.`,
    notLoaded: "O gráfico não pôde ser carregado. A régua mostra as mesmas linhas.",
    reading: "Lendo os candles.",
    noCandles: "Ainda não há candles neste intervalo.",
    drawnWith: "Desenhado com",
  },
});
