import { inBoth } from "#domain/language/in-both.ts";

/** What is said beside the figures of an exit. */
export const EXIT_FIGURES_WORDS = inBoth({
  en: {
    means: (name: string) => `What the ${name} means`,
    places: {
      "stop-loss": "Closes at",
      "take-profit": "Closes at",
      "trailing-stop": "The stop begins at",
      "break-even-stop": "The stop moves to",
    },
    waitsFor: "Waits for",
    fromPrice: (change: string) => `${change} from the price`,
    net: "Net if it closes there",
    netIs: (usd: string) =>
      `${usd}, after both fees and the funding paid so far. A gap may close it at another price.`,
    beforeLiquidation: "Before liquidation",
    liquidationAt: (price: string) => `Liquidation is at ${price}.`,
    movedBy: "Moved by",
    trailsAtOnce: "It trails there by itself.",
    trailsOnceStarted: "It trails there by itself once Axisor has started it.",
    inSteps: "In steps. Without Axisor it stays where it stands.",
  },
  "pt-BR": {
    means: (name) => `O que o ${name} significa`,
    places: {
      "stop-loss": "Fecha em",
      "take-profit": "Fecha em",
      "trailing-stop": "O stop começa em",
      "break-even-stop": "O stop vai para",
    },
    waitsFor: "Espera por",
    fromPrice: (change) => `${change} em relação ao preço`,
    net: "Líquido se fechar aí",
    netIs: (usd) =>
      `${usd}, depois das duas taxas e do funding pago até agora. Um salto do preço pode fechá-la a outro preço.`,
    beforeLiquidation: "Antes da liquidação",
    liquidationAt: (price) => `A liquidação está em ${price}.`,
    movedBy: "Movido por",
    trailsAtOnce: "Lá ele acompanha o preço sozinho.",
    trailsOnceStarted: "Lá ele acompanha o preço sozinho depois que a Axisor o inicia.",
    inSteps: "Em degraus. Sem a Axisor, fica onde está.",
  },
});
