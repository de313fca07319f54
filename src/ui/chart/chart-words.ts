import { inBoth } from "#domain/language/in-both.ts";

/** What a chart and its lines are called. */
export const CHART_WORDS = inBoth({
  en: {
    chart: "Chart",
    price: "Price",
    range: "Length of a candle",
    otherRange: "Other lengths of a candle",
    more: "More",
    /** Those whose names are words; the others are written the same everywhere. */
    longRanges: { "1w": "1 week", "1month": "1 month", "3months": "3 months" },
    indicators: "Indicators",
    bands: "Bollinger",
    volume: "Volume",
    indicator: {
      ema: (period: number) => `EMA, ${period} candles`,
      bollinger: (period: number, deviations: number) =>
        `Bollinger, ${period} candles, ${deviations} deviations`,
      rsi: (period: number) => `RSI, ${period} candles`,
      macd: (fast: number, slow: number, signal: number) => `MACD, ${fast}, ${slow} and ${signal} candles`,
      volume: () => "Traded in a candle, USD",
    },
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
    ghost: (line: string) => `${line}, being placed`,
    candlesWith: (lines: string) => `Candles with ${lines}.`,
    notLoaded: "The chart could not be loaded. The ruler shows the same lines.",
    reading: "Reading candles.",
    noCandles: "No candles yet for this range.",
    drawnWith: "Drawn with",
  },
  "pt-BR": {
    chart: "Gráfico",
    price: "Preço",
    range: "Duração de um candle",
    otherRange: "Outras durações de um candle",
    more: "Mais",
    longRanges: { "1w": "1 semana", "1month": "1 mês", "3months": "3 meses" },
    indicators: "Indicadores",
    bands: "Bollinger",
    volume: "Volume",
    indicator: {
      ema: (period) => `EMA de ${period} candles`,
      bollinger: (period, deviations) => `Bollinger de ${period} candles, ${deviations} desvios`,
      rsi: (period) => `RSI de ${period} candles`,
      macd: (fast, slow, signal) => `MACD de ${fast}, ${slow} e ${signal} candles`,
      volume: () => "Negociado por candle, USD",
    },
    lines: {
      last: "Último",
      entry: "Entrada",
      liq: "Liquidação",
      trigger: "Guardião",
      target: "Liq. depois",
      stop: "Stop",
      "take-profit": "Take profit",
    },
    ghost: (line) => `${line}, sendo colocado`,
    candlesWith: (lines) => `Candles com ${lines}.`,
    notLoaded: "O gráfico não pôde ser carregado. A régua mostra as mesmas linhas.",
    reading: "Lendo os candles.",
    noCandles: "Ainda não há candles neste intervalo.",
    drawnWith: "Desenhado com",
  },
});
