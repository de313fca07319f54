import { inBoth } from "../../language/in-both.ts";

/** What is wrong with an exit. A direction is where a price lies that earns or loses, seen from the market. */
export const EXIT_MISTAKES = inBoth({
  en: {
    price: (most: string) => `Enter a price between 1 and ${most} USD, in steps of half a dollar.`,
    percent: (least: string) => `Enter a percentage above 0, at least ${least} %.`,
    sats: "Enter a whole number of sats, at least 1.",
    distance: (least: string) => `Enter a distance above 0, at least ${least} %.`,
    noLiquidation:
      "This position has no liquidation to keep away from: choose a price, a percentage or an amount.",
    losesTooMuch: "No price loses that much on this position: choose a nearer level.",
    beyondLiquidation:
      "This stop lies beyond liquidation and would never fire: choose a level nearer to the market.",
    stopPassed: {
      above:
        "The market is at this stop or past it: choose a level above the market, or close the position instead.",
      below:
        "The market is at this stop or past it: choose a level below the market, or close the position instead.",
    },
    earnsTooMuch: "No price earns that much on this position: ask for less.",
    insideFees: "There fees and funding eat the whole profit: choose a level beyond break-even.",
    profitPassed: {
      above: "The market is there already: choose a level above it, or close the position instead.",
      below: "The market is there already: choose a level below it, or close the position instead.",
    },
    trailsBy: (least: string, most: string) =>
      `Enter a distance between ${least} % and ${most} %: the exchange trails by no other.`,
    trailsByDollars: "Enter a distance of half a dollar or more.",
    trailsTooNear: (least: string) =>
      `Enter a distance of at least ${least} % of the price: a nearer stop fires on any movement.`,
    beginsBeyond: "The stop would begin beyond liquidation: choose a shorter distance, or add margin first.",
    activationPassed: {
      above:
        "The market is at this price or past it: leave it empty to trail at once, or choose a higher one.",
      below:
        "The market is at this price or past it: leave it empty to trail at once, or choose a lower one.",
    },
    keep: "Enter a whole number of sats, 0 or more.",
    keepsTooMuch: "No price leaves that much on this position: keep less.",
    keepsTooLittle: "Even liquidation would leave that much, so no stop is needed: keep more.",
    notBehind: "The stop would not lie behind the market there: choose a later level, or keep less.",
  },
  "pt-BR": {
    price: (most) => `Informe um preço entre 1 e ${most} USD, em passos de meio dólar.`,
    percent: (least) => `Informe uma porcentagem acima de 0, de pelo menos ${least} %.`,
    sats: "Informe um número inteiro de sats, pelo menos 1.",
    distance: (least) => `Informe uma distância acima de 0, de pelo menos ${least} %.`,
    noLiquidation:
      "Esta posição não tem liquidação da qual se afastar: escolha um preço, uma porcentagem ou um valor.",
    losesTooMuch: "Nenhum preço perde tanto nesta posição: escolha um nível mais próximo.",
    beyondLiquidation:
      "Este stop fica além da liquidação e nunca dispararia: escolha um nível mais perto do mercado.",
    stopPassed: {
      above:
        "O mercado está neste stop ou já passou dele: escolha um nível acima do mercado ou feche a posição.",
      below:
        "O mercado está neste stop ou já passou dele: escolha um nível abaixo do mercado ou feche a posição.",
    },
    earnsTooMuch: "Nenhum preço ganha tanto nesta posição: peça menos.",
    insideFees: "Ali taxas e funding consomem todo o lucro: escolha um nível além do zero a zero.",
    profitPassed: {
      above: "O mercado já está lá: escolha um nível acima dele ou feche a posição.",
      below: "O mercado já está lá: escolha um nível abaixo dele ou feche a posição.",
    },
    trailsBy: (least, most) =>
      `Informe uma distância entre ${least} % e ${most} %: a corretora não acompanha por outra.`,
    trailsByDollars: "Informe uma distância de meio dólar ou mais.",
    trailsTooNear: (least) =>
      `Informe uma distância de pelo menos ${least} % do preço: um stop mais próximo dispara com qualquer movimento.`,
    beginsBeyond:
      "O stop começaria além da liquidação: escolha uma distância menor ou adicione margem primeiro.",
    activationPassed: {
      above:
        "O mercado está neste preço ou já passou dele: deixe vazio para acompanhar já ou escolha um mais alto.",
      below:
        "O mercado está neste preço ou já passou dele: deixe vazio para acompanhar já ou escolha um mais baixo.",
    },
    keep: "Informe um número inteiro de sats, 0 ou mais.",
    keepsTooMuch: "Nenhum preço deixa tanto nesta posição: guarde menos.",
    keepsTooLittle: "Até a liquidação deixaria isso, então nenhum stop é necessário: guarde mais.",
    notBehind: "O stop não ficaria atrás do mercado ali: escolha um nível mais adiante ou guarde menos.",
  },
});
