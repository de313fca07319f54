import { inBoth } from "#domain/language/in-both.ts";

/** What closing would cost and leave. */
export const CLOSE_WORDS = inBoth({
  en: {
    workingOut: "Working out what it would cost.",
    nothingKnown: "No open position is known, or no price yet.",
    aPosition: "A position",
    exit: (price: string, fee: string) => `at about ${price}, fee ${fee}`,
    closes: (count: number, net: string, fee: string) =>
      `Closes ${count} ${count === 1 ? "position" : "positions"}: ${net} in all, after fees (${fee} to close) and funding.`,
    takes: (age: string) => `It takes about ${age}.`,
    refused: (count: number) =>
      count === 1
        ? "1 position cannot be closed from here, because the key of its account is refused: close it at the exchange."
        : `${count} positions cannot be closed from here, because the key of their account is refused: close them at the exchange.`,
    noneStays: "No isolated position stays.",
    stays: (names: string) => `Stays open: ${names}.`,
    crossStays: "The cross margin stays as it is.",
  },
  "pt-BR": {
    workingOut: "Calculando o custo.",
    nothingKnown: "Nenhuma posição aberta é conhecida, ou ainda não há preço.",
    aPosition: "Uma posição",
    exit: (price, fee) => `a cerca de ${price}, taxa ${fee}`,
    closes: (count, net, fee) =>
      `Fecha ${count} ${count === 1 ? "posição" : "posições"}: ${net} no total, depois de taxas (${fee} para fechar) e funding.`,
    takes: (age) => `Leva cerca de ${age}.`,
    refused: (count) =>
      count === 1
        ? "1 posição não pode ser fechada daqui, porque a chave da conta dela é recusada: feche-a na corretora."
        : `${count} posições não podem ser fechadas daqui, porque a chave da conta delas é recusada: feche-as na corretora.`,
    noneStays: "Nenhuma posição isolada fica aberta.",
    stays: (names) => `Fica aberto: ${names}.`,
    crossStays: "A margem cross fica como está.",
  },
});
