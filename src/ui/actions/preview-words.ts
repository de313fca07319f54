import { inBoth } from "#domain/language/in-both.ts";

/** The figures of a preview, and what they were worked out by. */
export const PREVIEW_WORDS = inBoth({
  en: {
    leaves: "Leaves your balance",
    comesBack: "Comes back to your balance",
    fee: "Fee, now",
    setAside: "Of it set aside for fees to come",
    result: {
      close: "Result, after all fees and funding",
      ifThere: "Result if it closes there",
      reduced: "Result of what it reduces, after the fee",
      closeCross: "Result, after the fee",
    },
    crossThen: "Cross position then",
    size: "Size",
    crossMarginThen: "Cross margin then",
    margin: "Margin",
    liquidationThen: "Liquidation then",
    liquidation: "Liquidation",
    leverage: "Leverage",
    tiedUp: "Tied up by the position",
    stays: (price: string) => `${price}, as before`,
    stopLoss: "Stop loss",
    takeProfit: "Take profit",
    none: "None",
    workedOutBy: (age: string, price: string) =>
      `By LN Markets' figures of ${age} ago, at a last price of ${price}.`,
    workedOutBeforeSpread: (age: string, price: string) =>
      `By LN Markets' figures of ${age} ago, at a last price of ${price}; what the spread takes comes on top.`,
  },
  "pt-BR": {
    leaves: "Sai do seu saldo",
    comesBack: "Volta ao seu saldo",
    fee: "Taxa, agora",
    setAside: "Disso, reservado para taxas futuras",
    result: {
      close: "Resultado, depois de todas as taxas e do funding",
      ifThere: "Resultado se fechar ali",
      reduced: "Resultado do que é reduzido, depois da taxa",
      closeCross: "Resultado, depois da taxa",
    },
    crossThen: "Posição cross depois",
    size: "Tamanho",
    crossMarginThen: "Margem cross depois",
    margin: "Margem",
    liquidationThen: "Liquidação depois",
    liquidation: "Liquidação",
    leverage: "Alavancagem",
    tiedUp: "Em uso pela posição",
    stays: (price) => `${price}, como antes`,
    stopLoss: "Stop",
    takeProfit: "Take profit",
    none: "Não há",
    workedOutBy: (age, price) => `Pelos números da LN Markets de há ${age}, com o último preço em ${price}.`,
    workedOutBeforeSpread: (age, price) =>
      `Pelos números da LN Markets de há ${age}, com o último preço em ${price}; o custo do spread vem além disso.`,
  },
});
