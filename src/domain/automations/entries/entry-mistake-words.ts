import { inBoth } from "../../language/in-both.ts";

/** What is wrong with an automatic entry. */
export const ENTRY_MISTAKES = inBoth({
  en: {
    price: (most: string, step: string) =>
      `The price must lie within 1 and ${most} USD, in steps of ${step}.`,
    range: "Choose a candle range from one minute to one week.",
    rungs: (most: number) => `A ladder takes 1 to ${most} prices.`,
    sameRungs: "Two rungs have the same price: move or remove one.",
    move: (least: string, most: string) => `The move must be from ${least} % to ${most} %.`,
    time: "The time must be from 2 minutes to 24 hours.",
    period: "The period must be from 2 to 100 candles.",
    level: (least: string, most: string) => `The level must be from ${least} to ${most}.`,
    periods: "The periods must be from 2 to 200 candles.",
    fastIsSlow: "The fast average must have the shorter period.",
    quantity: (most: string) =>
      `One order takes 1 to ${most} USD: enter a whole number of dollars within that.`,
    size: (most: string) =>
      `The size must be a whole number of sats: enter at least 1 sat and at most ${most} BTC.`,
    guardWithoutCap:
      "A guard without a cap may add without end, so no budget holds it: enter the most it may add.",
    guardCap: "A cap must be a whole number of sats: enter at least 1 sat, or enter without a guard.",
    distance: (least: string, most: string) => `Enter a distance from ${least} % to ${most} %.`,
    stopBeyond: "At this leverage the stop lies beyond liquidation: move it nearer or lower the leverage.",
    fallsByAll: "A price cannot fall by 100 %: enter a nearer take profit.",
    quiet: "Quiet hours begin and end at a minute of the day: enter times from 00:00 to 23:59 UTC.",
    quietAll: "Quiet hours must end at another minute than they begin.",
    leverage: "Leverage must lie between 1 and 100.",
    entries: "Enter a number of entries from 1 to 100.",
    ladderEntries: "Each rung of a ladder enters once: leave the number of entries at 1.",
    ladderQuiet: "A ladder's orders rest at the exchange day and night: leave quiet hours out.",
    budget: "Enter the most that may be lost, as a whole number of sats.",
    end: "Enter the time it ends at.",
    over: "This time is over: enter one that is still to come, or none.",
    overBudget: "All entries together can lose more than this: raise the budget, or enter less.",
    orders: {
      "too-small": () =>
        "This size is less than one contract of 1 USD: enter more sats or a higher leverage.",
      "too-large": (most: string) =>
        `This size is more than the ${most} USD one order takes: enter fewer sats or a lower leverage.`,
      "stop-loss": () =>
        "The stop must lie between the entry and liquidation: move it or lower the leverage.",
      "take-profit": () => "The take profit must lie on the earning side of the entry: move it.",
    },
  },
  "pt-BR": {
    price: (most, step) => `O preço deve ficar entre 1 e ${most} USD, em passos de ${step}.`,
    range: "Escolha um intervalo de velas de um minuto a uma semana.",
    rungs: (most) => `Uma escada leva de 1 a ${most} preços.`,
    sameRungs: "Dois degraus têm o mesmo preço: mova ou remova um deles.",
    move: (least, most) => `O movimento deve ser de ${least} % a ${most} %.`,
    time: "O tempo deve ser de 2 minutos a 24 horas.",
    period: "O período deve ser de 2 a 100 velas.",
    level: (least, most) => `O nível deve ser de ${least} a ${most}.`,
    periods: "Os períodos devem ser de 2 a 200 velas.",
    fastIsSlow: "A média rápida deve ter o período mais curto.",
    quantity: (most) =>
      `Uma ordem leva de 1 a ${most} USD: informe um número inteiro de dólares dentro disso.`,
    size: (most) =>
      `O tamanho deve ser um número inteiro de sats: informe pelo menos 1 sat e no máximo ${most} BTC.`,
    guardWithoutCap:
      "Um guardião sem limite pode adicionar sem fim, então nenhum orçamento o contém: informe o máximo que ele pode adicionar.",
    guardCap: "Um limite deve ser um número inteiro de sats: informe pelo menos 1 sat ou entre sem guardião.",
    distance: (least, most) => `Informe uma distância de ${least} % a ${most} %.`,
    stopBeyond: "Com esta alavancagem o stop fica além da liquidação: aproxime-o ou reduza a alavancagem.",
    fallsByAll: "Um preço não pode cair 100 %: informe um take profit mais próximo.",
    quiet:
      "O horário de silêncio começa e termina em um minuto do dia: informe horários de 00:00 a 23:59 UTC.",
    quietAll: "O horário de silêncio deve terminar em outro minuto que não o do início.",
    leverage: "A alavancagem deve ficar entre 1 e 100.",
    entries: "Informe um número de entradas de 1 a 100.",
    ladderEntries: "Cada degrau de uma escada entra uma vez: deixe o número de entradas em 1.",
    ladderQuiet:
      "As ordens de uma escada ficam na corretora dia e noite: deixe o horário de silêncio de fora.",
    budget: "Informe o máximo que pode ser perdido, como um número inteiro de sats.",
    end: "Informe a hora em que termina.",
    over: "Esta hora já passou: informe uma que ainda virá ou nenhuma.",
    overBudget:
      "Todas as entradas juntas podem perder mais que isto: aumente o orçamento ou entre com menos.",
    orders: {
      "too-small": () =>
        "Este tamanho é menor que um contrato de 1 USD: informe mais sats ou uma alavancagem maior.",
      "too-large": (most) =>
        `Este tamanho é maior que os ${most} USD que uma ordem leva: informe menos sats ou uma alavancagem menor.`,
      "stop-loss": () => "O stop deve ficar entre a entrada e a liquidação: mova-o ou reduza a alavancagem.",
      "take-profit": () => "O take profit deve ficar do lado de ganho da entrada: mova-o.",
    },
  },
});
