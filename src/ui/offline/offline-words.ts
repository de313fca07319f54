import { inBoth } from "#domain/language/in-both.ts";

/** What is told while there is no connection. */
export const OFFLINE_WORDS = inBoth({
  en: {
    title: "Offline",
    age: (age: string) => `${age} old`,
    lead: "This is what was known when this device last heard of your accounts. Prices and positions have moved since.",
    guards: "Guards run on the server and do not need this device. Stops stand at LN Markets.",
    nothing: "This device knows nothing of an account yet.",
    price: "Price then",
    liquidation: "Liquidation",
    distance: "Distance then",
    stop: "Stop at LN Markets",
    none: "none",
    noPositions: "No position was open.",
    again: "Try again",
  },
  "pt-BR": {
    title: "Sem conexão",
    age: (age) => `há ${age}`,
    lead: "Isto é o que se sabia quando este dispositivo teve notícia das suas contas pela última vez. Preços e posições mudaram desde então.",
    guards:
      "Os guardiões rodam no servidor e não precisam deste dispositivo. Os stops continuam na LN Markets.",
    nothing: "Este dispositivo ainda não sabe de nenhuma conta.",
    price: "Preço naquele momento",
    liquidation: "Liquidação",
    distance: "Distância naquele momento",
    stop: "Stop na LN Markets",
    none: "nenhum",
    noPositions: "Nenhuma posição estava aberta.",
    again: "Tentar de novo",
  },
});
