import { inBoth } from "#domain/language/in-both.ts";

/** What the page of a position's exits says around them. */
export const EXIT_PAGE_WORDS = inBoth({
  en: {
    home: "Home",
    exits: "Exits",
    exitsOf: (position: string) => `Exits of ${position}`,
    history: "History",
    stop: "Stop",
    kindOfStop: "Kind of stop",
    atNow: "At LN Markets now",
    stands: (price: string | null, behind: string | null, owner: string | null) =>
      `Stop${price === null ? "" : ` at ${price}`}${behind === null ? "" : `, ${behind} behind the best price`}${owner === null ? "" : `: ${owner}`}.`,
    noStop: "No stop stands.",
    takeProfitAt: (price: string) => `Take profit at ${price}.`,
    noTakeProfit: "No take profit stands.",
    replacesArmed: (name: string) =>
      `A position has one stop. Armed, this one takes the place of the ${name} that is armed.`,
    replacesPaused: (name: string) =>
      `A position has one stop. Armed, this one takes the place of the ${name} that is paused.`,
    gapUntil: (from: string, stop: string | null) =>
      `The stop${stop === null ? "" : ` at ${stop}`} is then taken away. Until the price is ${from}, no stop of yours stands.`,
    byHand: (stop: string | null) =>
      `The stop${stop === null ? "" : ` at ${stop}`} was placed by hand at LN Markets. It is moved only towards the market: while it is the tighter one, it stays.`,
    notAllRead: "Not all of this has been read yet. Prices and distances below may have moved since.",
    someOld: (age: string) => `Some of this is ${age} old. Prices and distances below may have moved since.`,
    cannotSee: "Axisor cannot see this position",
    readTooLongAgo: "What is shown here was read too long ago to be trusted.",
    whileBlind:
      "Stops and take profits that stand at LN Markets work without Axisor. What is not placed yet waits until it can be read again; pausing works now.",
  },
  "pt-BR": {
    home: "Início",
    exits: "Saídas",
    exitsOf: (position) => `Saídas: ${position}`,
    history: "Histórico",
    stop: "Stop",
    kindOfStop: "Tipo de stop",
    atNow: "Na LN Markets agora",
    stands: (price, behind, owner) =>
      `Stop${price === null ? "" : ` em ${price}`}${behind === null ? "" : `, ${behind} atrás do melhor preço`}${owner === null ? "" : `: ${owner}`}.`,
    noStop: "Nenhum stop está ativo.",
    takeProfitAt: (price) => `Take profit em ${price}.`,
    noTakeProfit: "Nenhum take profit está ativo.",
    replacesArmed: (name) =>
      `Uma posição tem um só stop. Armado, este toma o lugar do ${name} que está armado.`,
    replacesPaused: (name) =>
      `Uma posição tem um só stop. Armado, este toma o lugar do ${name} que está pausado.`,
    gapUntil: (from, stop) =>
      `O stop${stop === null ? "" : ` em ${stop}`} é então removido. Até o preço chegar a ${from}, nenhum stop seu está ativo.`,
    byHand: (stop) =>
      `O stop${stop === null ? "" : ` em ${stop}`} foi colocado à mão na LN Markets. Só é movido na direção do mercado: enquanto for o mais próximo, fica.`,
    notAllRead: "Ainda não foi lido tudo. Preços e distâncias abaixo podem ter mudado desde então.",
    someOld: (age) => `Parte disto tem ${age}. Preços e distâncias abaixo podem ter mudado desde então.`,
    cannotSee: "A Axisor não vê esta posição",
    readTooLongAgo: "O que aparece aqui foi lido há tempo demais para ser confiável.",
    whileBlind:
      "Stops e take profits ativos na LN Markets funcionam sem a Axisor. O que ainda não foi colocado espera até que ela possa ler de novo; pausar funciona agora.",
  },
});
