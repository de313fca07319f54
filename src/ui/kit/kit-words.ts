import { inBoth } from "#domain/language/in-both.ts";

/** What the parts of the kit say by themselves. */
export const KIT_WORDS = inBoth({
  en: {
    to: "to",
    asTable: "Show as table",
    position: "Position",
    mark: "Mark",
    price: "Price, USD",
    late: {
      opening: "Opening",
      notOpened: "Not opened",
      failed:
        "This part of the page could not be fetched. Nothing was sent. Look at your connection and try again.",
      again: "Try again",
      close: "Close",
    },
  },
  "pt-BR": {
    to: "para",
    asTable: "Mostrar como tabela",
    position: "Posição",
    mark: "Marca",
    price: "Preço, USD",
    late: {
      opening: "Abrindo",
      notOpened: "Não aberto",
      failed:
        "Esta parte da página não pôde ser carregada. Nada foi enviado. Verifique a sua conexão e tente de novo.",
      again: "Tentar de novo",
      close: "Fechar",
    },
  },
});
