import { inBoth } from "../../language/in-both.ts";

/** Why an exit did nothing; `where` is what `stopWords` say, or one of `at` and `whereItBelongs`. */
export const WHY_NOT_EXIT_WORDS = inBoth({
  en: {
    whereItBelongs: "where it belongs",
    at: (price: string) => `at ${price}`,
    stood: (where: string) =>
      `It stood at LN Markets ${where}. LN Markets holds it and closes the position there by itself, so there was nothing for Axisor to do.`,
    stoodSince: (where: string, since: string) =>
      `It stood at LN Markets ${where} since ${since}. LN Markets holds it and closes the position there by itself, so there was nothing for Axisor to do.`,
    lay: (where: string, price: string) =>
      `It stood at LN Markets ${where}, and lay at ${price} as last read. LN Markets holds it and closes the position there by itself, so there was nothing for Axisor to do.`,
    laySince: (where: string, since: string, price: string) =>
      `It stood at LN Markets ${where} since ${since}, and lay at ${price} as last read. LN Markets holds it and closes the position there by itself, so there was nothing for Axisor to do.`,
    placeProfit: (price: string) => `place its take profit at ${price}`,
    placeBackstop: (where: string) => `place its backstop ${where}`,
    placeStop: (where: string) => `place its stop ${where}`,
    takeAway: "take its stop away",
    close: "close the position",
    stand: "stand at LN Markets",
    waits: (price: string) => `It waits until the price is at ${price}, and moves no stop before.`,
    tighter: "A tighter stop stood in its place, and it only ever tightens.",
    tighterAt: (price: string) => `A tighter stop stood in its place at ${price}, and it only ever tightens.`,
    leastStep: "Its stop would have moved by less than 0.1 %, and it takes no smaller steps.",
    leastStepAt: (price: string) =>
      `Its stop at ${price} would have moved by less than 0.1 %, and it takes no smaller steps.`,
    leastGap: "It had moved its stop less than half a minute before, and waits between two moves.",
    byHand: "Its take profit had been moved at LN Markets by hand, and what a hand sets is left there.",
    yields: "Another stop stood in its place: a backstop never replaces one of yours.",
    yieldsAt: (price: string) =>
      `Another stop stood in its place at ${price}: a backstop never replaces one of yours.`,
    optedOut: "No backstop was wanted on this position then.",
    neverLiquidated: "This position could not be liquidated, so no backstop belonged there.",
    couldNotStand: (why: string) => `It could not stand: ${why}`,
    unknown: "the order may have been on its way, or its reading saw other prices than this candle",
  },
  "pt-BR": {
    whereItBelongs: "onde deve estar",
    at: (price) => `em ${price}`,
    stood: (where) =>
      `Ele estava na LN Markets ${where}. A LN Markets o guarda e fecha a posição ali por si, então não havia nada para a Axisor fazer.`,
    stoodSince: (where, since) =>
      `Ele estava na LN Markets ${where} desde as ${since}. A LN Markets o guarda e fecha a posição ali por si, então não havia nada para a Axisor fazer.`,
    lay: (where, price) =>
      `Ele estava na LN Markets ${where}, em ${price} na última leitura. A LN Markets o guarda e fecha a posição ali por si, então não havia nada para a Axisor fazer.`,
    laySince: (where, since, price) =>
      `Ele estava na LN Markets ${where} desde as ${since}, em ${price} na última leitura. A LN Markets o guarda e fecha a posição ali por si, então não havia nada para a Axisor fazer.`,
    placeProfit: (price) => `colocar o take profit em ${price}`,
    placeBackstop: (where) => `colocar o stop de segurança ${where}`,
    placeStop: (where) => `colocar o stop ${where}`,
    takeAway: "retirar o stop",
    close: "fechar a posição",
    stand: "estar na LN Markets",
    waits: (price) => `Ele espera até o preço estar em ${price}, e antes não move stop nenhum.`,
    tighter: "Um stop mais perto do mercado estava no lugar dele, e ele só se aproxima.",
    tighterAt: (price) =>
      `Um stop mais perto do mercado estava no lugar dele em ${price}, e ele só se aproxima.`,
    leastStep: "O stop teria se movido menos de 0,1 %, e ele não dá passos menores.",
    leastStepAt: (price) => `O stop em ${price} teria se movido menos de 0,1 %, e ele não dá passos menores.`,
    leastGap: "Ele tinha movido o stop menos de meio minuto antes, e espera entre dois movimentos.",
    byHand: "O take profit tinha sido movido à mão na LN Markets, e o que a mão define fica ali.",
    yields: "Outro stop estava no lugar dele: um stop de segurança nunca substitui um seu.",
    yieldsAt: (price) =>
      `Outro stop estava no lugar dele em ${price}: um stop de segurança nunca substitui um seu.`,
    optedOut: "Não se queria um stop de segurança nesta posição naquele momento.",
    neverLiquidated: "Esta posição não podia ser liquidada, então ali não cabia um stop de segurança.",
    couldNotStand: (why) => `Ele não pôde ser colocado: ${why}`,
    unknown: "talvez a ordem estivesse a caminho, ou a leitura viu outros preços que este candle",
  },
});
