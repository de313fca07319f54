import { inBoth } from "#domain/language/in-both.ts";

/** What the parts of the kit say by themselves. */
export const KIT_WORDS = inBoth({
  en: {
    to: "to",
    keepHolding: "Keep holding",
    letGo: "Nothing was done: hold it for 2 seconds.",
    atLeast: (least: number) => `At least ${least} characters.`,
    ofAtLeast: (length: number, least: number) => `${length} of at least ${least} characters.`,
    longEnough: (length: number) => `${length} characters: long enough.`,
    show: "Show",
    hide: "Hide",
    asTable: "Show as table",
    position: "Position",
    mark: "Mark",
    price: "Price, USD",
    tryIn: (wait: string) => `You can try again in ${wait}.`,
    tryNow: "You can try again now.",
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
    keepHolding: "Continue segurando",
    letGo: "Nada foi feito: segure por 2 segundos.",
    atLeast: (least) => `Pelo menos ${least} caracteres.`,
    ofAtLeast: (length, least) => `${length} de pelo menos ${least} caracteres.`,
    longEnough: (length) => `${length} caracteres: suficiente.`,
    show: "Mostrar",
    hide: "Ocultar",
    asTable: "Mostrar como tabela",
    position: "Posição",
    mark: "Marca",
    price: "Preço, USD",
    tryIn: (wait) => `Você pode tentar de novo em ${wait}.`,
    tryNow: "Você já pode tentar de novo.",
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
