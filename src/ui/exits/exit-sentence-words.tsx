import type { ReactNode } from "react";
import { inBoth } from "#domain/language/in-both.ts";

/** The sentences that exits are written in, and what their blanks say. */
export const EXIT_SENTENCE_WORDS = inBoth({
  en: {
    stopLoss: (level: ReactNode) => <>Close when {level}.</>,
    takeProfit: (level: ReactNode) => <>Take profit when {level}.</>,
    trailing: (blanks: { distance: ReactNode; unit: ReactNode; starts: ReactNode }) => (
      <>
        Trail {blanks.distance} {blanks.unit} behind the best price, {blanks.starts}.
      </>
    ),
    breakEven: (blanks: { after: ReactNode; keep: ReactNode }) => (
      <>
        Once {blanks.after}, move the stop to break-even and keep {blanks.keep}.
      </>
    ),
    /** What each blank is called beside a message. */
    fields: {
      level: "level",
      distance: "distance",
      activation: "from which price",
      after: "after which level",
      keep: "kept sats",
    },
    labels: {
      stopLoss: "Stop loss level",
      takeProfit: "Take profit level",
      distance: "Trailing distance",
      starts: "When it begins",
      activation: "From which price it trails",
      after: "Level after which the stop moves",
      keep: "Kept sats",
    },
    givenAs: (name: string) => `${name}: given as`,
    dollars: "dollars",
    units: { "basis-points": "of the price", "half-usd": "dollars" },
    starts: { "at-once": "at once", "from-price": "once the price was" },
    /** What ends a loss. */
    loss: {
      long: {
        price: "the price falls to",
        percent: "the price is below entry by",
        sats: "the net loss is",
        "liquidation-distance": "liquidation is closer than",
      },
      short: {
        price: "the price rises to",
        percent: "the price is above entry by",
        sats: "the net loss is",
        "liquidation-distance": "liquidation is closer than",
      },
    },
    /** What takes a profit. */
    profit: {
      long: {
        price: "the price rises to",
        percent: "the price is above entry by",
        sats: "the net profit is",
      },
      short: {
        price: "the price falls to",
        percent: "the price is below entry by",
        sats: "the net profit is",
      },
    },
    /** What the market has to have reached. */
    reached: {
      long: {
        price: "the price rose to",
        percent: "the price was above entry by",
        sats: "the net profit was",
      },
      short: {
        price: "the price fell to",
        percent: "the price was below entry by",
        sats: "the net profit was",
      },
    },
    /** What stops a blank from being read, in a sentence that says what to type. */
    wanted: {
      price: (whole: string, half: string) => `Enter a price in dollars, like ${whole} or ${half}.`,
      percent: (whole: string, part: string) => `Enter a percentage, like ${whole} or ${part}.`,
      sats: (example: string) => `Enter whole sats, like ${example}.`,
      dollars: (example: string) => `Enter an amount in dollars, like ${example}.`,
    },
  },
  "pt-BR": {
    stopLoss: (level) => <>Fechar quando {level}.</>,
    takeProfit: (level) => <>Realizar o lucro quando {level}.</>,
    trailing: ({ distance, unit, starts }) => (
      <>
        Manter o stop {distance} {unit} atrás do melhor preço, {starts}.
      </>
    ),
    breakEven: ({ after, keep }) => (
      <>
        Depois que {after}, mover o stop para o zero a zero e manter {keep}.
      </>
    ),
    fields: {
      level: "nível",
      distance: "distância",
      activation: "a partir de qual preço",
      after: "depois de qual nível",
      keep: "sats mantidos",
    },
    labels: {
      stopLoss: "Nível do stop loss",
      takeProfit: "Nível do take profit",
      distance: "Distância do stop móvel",
      starts: "Quando começa",
      activation: "A partir de qual preço o stop se move",
      after: "Nível depois do qual o stop se move",
      keep: "Sats mantidos",
    },
    givenAs: (name) => `${name}: dado como`,
    dollars: "dólares",
    units: { "basis-points": "do preço", "half-usd": "dólares" },
    starts: { "at-once": "desde já", "from-price": "depois que o preço chegar a" },
    loss: {
      long: {
        price: "o preço cair a",
        percent: "o preço estiver abaixo da entrada em",
        sats: "a perda líquida for de",
        "liquidation-distance": "a liquidação estiver a menos de",
      },
      short: {
        price: "o preço subir a",
        percent: "o preço estiver acima da entrada em",
        sats: "a perda líquida for de",
        "liquidation-distance": "a liquidação estiver a menos de",
      },
    },
    profit: {
      long: {
        price: "o preço subir a",
        percent: "o preço estiver acima da entrada em",
        sats: "o lucro líquido for de",
      },
      short: {
        price: "o preço cair a",
        percent: "o preço estiver abaixo da entrada em",
        sats: "o lucro líquido for de",
      },
    },
    reached: {
      long: {
        price: "o preço subir a",
        percent: "o preço estiver acima da entrada em",
        sats: "o lucro líquido for de",
      },
      short: {
        price: "o preço cair a",
        percent: "o preço estiver abaixo da entrada em",
        sats: "o lucro líquido for de",
      },
    },
    wanted: {
      price: (whole, half) => `Digite um preço em dólares, como ${whole} ou ${half}.`,
      percent: (whole, part) => `Digite uma porcentagem, como ${whole} ou ${part}.`,
      sats: (example) => `Digite sats inteiros, como ${example}.`,
      dollars: (example) => `Digite um valor em dólares, como ${example}.`,
    },
  },
});
