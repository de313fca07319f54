import { inBoth } from "#domain/language/in-both.ts";

/** Before and after, on rulers. */
export const STAGE_WORDS = inBoth({
  en: {
    title: "Preview",
    onChart: "Show on the chart",
    liquidation: "Liq",
    trigger: "Guard adds",
    stop: "Stop loss",
    entry: "Entry",
    liquidationAfter: "Liq after",
    liquidationBefore: "Was",
    now: "Now",
    priceOld: (age: string) => `Price ${age} old`,
    priceNotRead: "Price not read",
    nowText: (liquidation: string, trigger: string, last: string) =>
      `Now: liquidation ${liquidation}, guard adds at ${trigger}, last price ${last}.`,
    onNextTick: "On the next tick",
    whenItFires: "When it fires",
    isInside: "The price is inside the trigger",
    fromNow: (change: string) => `Price ${change} from now`,
    thenText: (price: string, from: string, to: string, distance: string) =>
      `When it fires: price ${price}, liquidation moves from ${from} to ${to}, ${distance} away.`,
  },
  "pt-BR": {
    title: "Prévia",
    onChart: "Mostrar no gráfico",
    liquidation: "Liq.",
    trigger: "Guardião adiciona",
    stop: "Stop",
    entry: "Entrada",
    liquidationAfter: "Liq. depois",
    liquidationBefore: "Antes",
    now: "Agora",
    priceOld: (age) => `Preço de ${age} atrás`,
    priceNotRead: "Preço não lido",
    nowText: (liquidation, trigger, last) =>
      `Agora: liquidação em ${liquidation}, o guardião adiciona em ${trigger}, último preço ${last}.`,
    onNextTick: "No próximo tick",
    whenItFires: "Quando disparar",
    isInside: "O preço está dentro do gatilho",
    fromNow: (change) => `Preço ${change} em relação a agora`,
    thenText: (price, from, to, distance) =>
      `Quando disparar: preço ${price}, a liquidação vai de ${from} para ${to}, a ${distance} de distância.`,
  },
});
