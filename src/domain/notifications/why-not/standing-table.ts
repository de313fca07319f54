import { atStart } from "../../language/at-start.ts";
import { inBoth } from "../../language/in-both.ts";

/** What may have kept any automation from acting; `noun` is what it is, in lower case, times are of the day. */
export const STANDING_WORDS = inBoth({
  en: {
    prices: (clock: string, low: string, high: string) =>
      `At ${clock} the price was between ${low} and ${high}`,
    wasThere: "The price was there in this minute.",
    noNearer: (distance: string) => `The price came no nearer than ${distance}.`,
    sentence: (prices: string) => `${prices}.`,
    withDistance: (prices: string, distance: string) => `${prices}; liquidation was ${distance} away.`,
    withStep: (prices: string, distance: string, acts: string) =>
      `${prices}; liquidation was ${distance} away and the guard ${acts}.`,
    notArmedYet: (noun: string) => `This ${noun} was not armed yet.`,
    positionOver: (since: string) => `The position was over since ${since} at the latest.`,
    ended: (noun: string) => `This ${noun} had ended by then.`,
    paused: (noun: string) => `This ${noun} was paused then.`,
    blindUntil: (noun: string, since: string, until: string) =>
      `The account could not be read since ${since}, until ${until}: no ${noun} on it could act.`,
    blindStill: (noun: string, since: string) =>
      `The account could not be read since ${since}, and still cannot: no ${noun} on it could act.`,
    pausedSince: (since: string) =>
      `It was paused since ${since}, so it stood armed in a part of this minute only.`,
    overSince: (since: string) =>
      `It was over since ${since}, so it stood armed in a part of this minute only.`,
    pausedFrom: (since: string, until: string) =>
      `It was paused since ${since} and armed again at ${until}, so it stood armed in a part of this minute only.`,
    overFrom: (since: string, until: string) =>
      `It was over since ${since} and armed again at ${until}, so it stood armed in a part of this minute only.`,
    armedAt: (at: string) => `It was armed at ${at}, so it stood armed in a part of this minute only.`,
    stages: {
      calm: "The panic switch is not thrown",
      freeze: "The panic switch stood at no new entries",
      "guards-only": "The panic switch stood at guards only",
      reduce: "The panic switch stood at reducing",
      flatten: "The panic switch stood at closing everything",
      revoke: "The panic switch stood at closing everything and wiping keys",
    },
    allTheWhile: (panic: string) => `${panic} all the while.`,
    stoppedByPanic: (had: string, panic: string) =>
      `By its rules it had to ${had}. ${panic}, which lets nothing of the kind through.`,
    heldSince: (since: string, why: string) =>
      `It was held back since ${since}, of which there is a receipt: ${why}.`,
    unexplained: (had: string, unknown: string) =>
      `By its rules it had to ${had}, and nothing that is kept says why it did not. Axisor may not have been running, ${unknown}.`,
    restUnknown: (noun: string) => `Whether this ${noun} was paused then is not kept.`,
    nouns: {
      "margin-guard": "guard",
      "cross-guard": "guard",
      "stop-loss": "stop loss",
      "trailing-stop": "trailing stop",
      "break-even-stop": "break-even stop",
      "take-profit": "take profit",
      backstop: "backstop",
      "price-alert": "price alert",
      "auto-entry": "auto entry",
      "drawdown-breaker": "account breaker",
      "guard-plan": "guard plan",
    },
  },
  "pt-BR": {
    prices: (clock, low, high) => `Às ${clock} o preço esteve entre ${low} e ${high}`,
    wasThere: "O preço esteve lá neste minuto.",
    noNearer: (distance) => `O preço não chegou a menos de ${distance} dali.`,
    sentence: (prices) => `${prices}.`,
    withDistance: (prices, distance) => `${prices}; a liquidação estava a ${distance}.`,
    withStep: (prices, distance, acts) =>
      `${prices}; a liquidação estava a ${distance}, e o guardião ${acts}.`,
    notArmedYet: (noun) => `Ainda não havia ${noun} em vigor.`,
    positionOver: (since) => `A posição tinha acabado, o mais tardar desde as ${since}.`,
    ended: (noun) => `Já não havia ${noun} em vigor.`,
    paused: (noun) => `${atStart(noun)} em pausa naquele momento.`,
    blindUntil: (_noun, since, until) =>
      `A conta não pôde ser lida desde as ${since}, até as ${until}: nenhuma automação dela podia agir.`,
    blindStill: (_noun, since) =>
      `A conta não pôde ser lida desde as ${since}, e ainda não pode: nenhuma automação dela podia agir.`,
    pausedSince: (since) => `Estava em pausa desde as ${since}; só em parte deste minuto estava em vigor.`,
    overSince: (since) => `Tinha acabado às ${since}; só em parte deste minuto estava em vigor.`,
    pausedFrom: (since, until) =>
      `Estava em pausa desde as ${since} e voltou às ${until}; só em parte deste minuto estava em vigor.`,
    overFrom: (since, until) =>
      `Tinha acabado às ${since} e voltou às ${until}; só em parte deste minuto estava em vigor.`,
    armedAt: (at) => `Entrou em vigor às ${at}, ou seja, só em parte deste minuto.`,
    stages: {
      calm: "O botão de pânico não está acionado",
      freeze: "O botão de pânico estava em nenhuma entrada nova",
      "guards-only": "O botão de pânico estava em só guardiões",
      reduce: "O botão de pânico estava em reduzir",
      flatten: "O botão de pânico estava em fechar tudo",
      revoke: "O botão de pânico estava em fechar tudo e apagar as chaves",
    },
    allTheWhile: (panic) => `${panic} o tempo todo.`,
    stoppedByPanic: (had, panic) =>
      `Pelas regras, devia ${had}. ${panic}, e isso não deixa passar nada do tipo.`,
    heldSince: (since, why) => `Não agia desde as ${since}, e há um recibo disso: ${why}.`,
    unexplained: (had, unknown) =>
      `Pelas regras, devia ${had}, e nada do que foi guardado diz por que não o fez. Talvez a Axisor não estivesse em execução, ${unknown}.`,
    restUnknown: (noun) => `Não foi guardado se havia uma pausa naquele momento (${noun}).`,
    nouns: {
      "margin-guard": "guardião",
      "cross-guard": "guardião",
      "stop-loss": "stop loss",
      "trailing-stop": "stop móvel",
      "break-even-stop": "stop no zero a zero",
      "take-profit": "take profit",
      backstop: "stop de segurança",
      "price-alert": "alerta de preço",
      "auto-entry": "entrada automática",
      "drawdown-breaker": "disjuntor da conta",
      "guard-plan": "plano de guardiões",
    },
  },
});
