import { inBoth } from "#domain/language/in-both.ts";

/** The page of a cross position and its guard. */
export const CROSS_PAGE_WORDS = inBoth({
  en: {
    page: "Cross guard",
    mayNotAct: "This key may not act on the cross margin",
    scopes: "A guard there needs the scopes futures:cross:read and futures:cross:write.",
    connect: "Connect a key that has them",
    blind: "The cross margin cannot be read now",
    didNotAnswer: "The exchange did not answer.",
    lastFigures: "These are the last figures; no guard can act on it.",
    notRead: "The cross margin has not been read yet.",
    flat: (margin: string, ago: string) =>
      `There is no cross position: ${margin} lie in the cross margin, read ${ago}. A guard is armed on a position; one that stands waits for the next.`,
    readOf: (account: string, ago: string | null) =>
      ago === null ? `${account}, not read yet` : `${account}, read ${ago}`,
    noAnswer: "Axisor did not answer, so what this guard would do is not known. This page goes on asking.",
    end: "End guard",
    endCost: "It then does nothing any more. One that you arm later begins with caps of its own.",
    keep: "Keep it",
    endIt: "End it",
    ending: "Ending",
    byHand: "By hand on the cross margin",
    changeLeverage: "Change leverage",
  },
  "pt-BR": {
    page: "Guardião cross",
    mayNotAct: "Esta chave não pode agir na margem cross",
    scopes: "Um guardião ali precisa das permissões futures:cross:read e futures:cross:write.",
    connect: "Conectar uma chave que as tenha",
    blind: "A margem cross não pode ser lida agora",
    didNotAnswer: "A corretora não respondeu.",
    lastFigures: "Estes são os últimos números; nenhum guardião pode agir sobre ela.",
    notRead: "A margem cross ainda não foi lida.",
    flat: (margin, ago) =>
      `Não há posição cross: ${margin} estão na margem cross, lida ${ago}. Um guardião é armado em uma posição; um que já existe espera pela próxima.`,
    readOf: (account, ago) => (ago === null ? `${account}, ainda não lida` : `${account}, lida ${ago}`),
    noAnswer:
      "A Axisor não respondeu, então não se sabe o que este guardião faria. Esta página segue perguntando.",
    end: "Encerrar guardião",
    endCost: "Depois disso ele não faz mais nada. Outro que você armar começa com limites próprios.",
    keep: "Manter",
    endIt: "Encerrar",
    ending: "Encerrando",
    byHand: "Ações manuais na margem cross",
    changeLeverage: "Mudar a alavancagem",
  },
});
