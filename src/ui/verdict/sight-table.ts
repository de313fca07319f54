import { inBoth } from "#domain/language/in-both.ts";

/** What is said of how old or how blind the figures are, and of who answers for them. */
export const SIGHT_WORDS = inBoth({
  en: {
    heading: "Verdict",
    readings: { price: "Price", positions: "Positions", proof: "Guards ran", cross: "Cross margin" },
    notYet: "not yet",
    /** The paper exchange is never called LN Markets. */
    exchange: { paper: "The paper exchange", signet: "LN Markets", mainnet: "LN Markets" },
    noAnswerFor: {
      paper: (age: string) => `The paper exchange has not answered for ${age}.`,
      signet: (age: string) => `LN Markets has not answered for ${age}.`,
      mainnet: (age: string) => `LN Markets has not answered for ${age}.`,
    },
    didNotAnswer: {
      paper: "The paper exchange did not answer the last question.",
      signet: "LN Markets did not answer the last question.",
      mainnet: "LN Markets did not answer the last question.",
    },
    loopStopped: (age: string) => `Axisor's guard loop has not run for ${age}.`,
    guardsCannotAct: "Guards cannot act.",
    guardsWait: "Guards wait for fresh figures.",
    crossUnread: (age: string) => `The cross margin could not be read for ${age}.`,
    crossCannotAct: "No guard can act on it.",
    crossWaits: "A guard on it waits for fresh figures.",
    isolatedWatched: "Isolated positions are watched as before.",
    noStop: "No stop stands at the exchange.",
    stops: (stops: string) => `Your stops stand at the exchange: ${stops}.`,
    stop: (name: string, price: string) => `${name} at ${price}`,
    noCrossStop: "Axisor keeps no stop at the exchange for the cross position.",
    last: {
      price: (age: string) => `Prices stopped ${age} ago. These are the last ones.`,
      positions: (age: string) => `Positions were last read ${age} ago. These are the last ones.`,
      proof: (age: string) => `Protection was last proven ${age} ago.`,
      cross: (age: string) => `The cross margin was last read ${age} ago.`,
    },
    unread: {
      price: "No price has been read yet.",
      positions: "The account has not been read yet.",
      proof: "No guard has run yet on this installation.",
      cross: "The cross margin has not been read yet.",
    },
  },
  "pt-BR": {
    heading: "Veredito",
    readings: {
      price: "Preço",
      positions: "Posições",
      proof: "Guardiões rodaram",
      cross: "Margem cross",
    },
    notYet: "ainda não",
    exchange: { paper: "A corretora simulada", signet: "LN Markets", mainnet: "LN Markets" },
    noAnswerFor: {
      paper: (age) => `A corretora simulada não responde há ${age}.`,
      signet: (age) => `A LN Markets não responde há ${age}.`,
      mainnet: (age) => `A LN Markets não responde há ${age}.`,
    },
    didNotAnswer: {
      paper: "A corretora simulada não respondeu à última pergunta.",
      signet: "A LN Markets não respondeu à última pergunta.",
      mainnet: "A LN Markets não respondeu à última pergunta.",
    },
    loopStopped: (age) => `O ciclo dos guardiões da Axisor não roda há ${age}.`,
    guardsCannotAct: "Os guardiões não podem agir.",
    guardsWait: "Os guardiões esperam números atuais.",
    crossUnread: (age) => `A margem cross não pôde ser lida por ${age}.`,
    crossCannotAct: "Nenhum guardião pode agir nela.",
    crossWaits: "Um guardião nela espera números atuais.",
    isolatedWatched: "As posições isoladas são acompanhadas como antes.",
    noStop: "Nenhum stop está na corretora.",
    stops: (stops) => `Seus stops continuam na corretora: ${stops}.`,
    stop: (name, price) => `${name} em ${price}`,
    noCrossStop: "A Axisor não mantém stop na corretora para a posição cross.",
    last: {
      price: (age) => `Os preços pararam há ${age}. Estes são os últimos.`,
      positions: (age) => `As posições foram lidas pela última vez há ${age}. Estas são as últimas.`,
      proof: (age) => `A proteção foi comprovada pela última vez há ${age}.`,
      cross: (age) => `A margem cross foi lida pela última vez há ${age}.`,
    },
    unread: {
      price: "Nenhum preço foi lido ainda.",
      positions: "A conta ainda não foi lida.",
      proof: "Nenhum guardião rodou ainda nesta instalação.",
      cross: "A margem cross ainda não foi lida.",
    },
  },
});
