import { inBoth } from "#domain/language/in-both.ts";

/** What an automatic entry is, how it stands, and what can be done about it. */
export const ENTRY_WORDS = inBoth({
  en: {
    title: "Automatic entries",
    means:
      "An entry opens an isolated position when what it waits for happens, once for each time, and guards it. It is refused where all it opens could lose more than its budget, guards included.",
    entriesOf: (account: string) => `Automatic entries of ${account}`,
    unread: "The entries could not be read",
    reading: "Reading the entries.",
    none: "No entry is armed.",
    another: "Another entry",
    changeTitle: "Change the entry",
    confirmed: "Confirmed for five minutes. Nothing was sent yet: press it again.",
    arm: "Arm the entry",
    armChanges: "Arm the changes",
    arming: "Arming",
    leave: "Leave it as it is",
    resume: "Resume",
    resuming: "Resuming",
    pause: "Pause",
    pausing: "Pausing",
    change: "Change",
    end: "End",
    keep: "Keep it",
    confirmEnd: "End this entry",
    ending: "Ending",
    endCost: {
      positions: "Positions it opened stay, with their guards.",
      orders:
        "What is not filled is taken back at LN Markets first. Positions it opened stay, with their guards.",
      atOnce:
        "It ends at once: orders that still wait at LN Markets stay there and may open positions. Leave it, and they are taken back.",
    },
    /** Ranges of candles, as they are spoken beside how many. */
    ranges: {
      "1m": "1-minute",
      "3m": "3-minute",
      "5m": "5-minute",
      "10m": "10-minute",
      "15m": "15-minute",
      "30m": "30-minute",
      "45m": "45-minute",
      "1h": "1-hour",
      "2h": "2-hour",
      "3h": "3-hour",
      "4h": "4-hour",
      "1d": "1-day",
      "1w": "1-week",
    },
    averages: { exponential: "exponential", simple: "simple" },
    minutes: (count: number) => (count === 1 ? "a minute" : `${count} minutes`),
    hours: (count: number) => (count === 1 ? "an hour" : `${count} hours`),
    when: {
      fallsTo: (price: string) => `the price falls to ${price}`,
      risesTo: (price: string) => `the price rises to ${price}`,
      ladder: (prices: readonly string[]) => `the price reaches ${prices.join(", ")}, at each`,
      falls: (move: string, within: string) => `the price falls ${move} within ${within}`,
      rises: (move: string, within: string) => `the price rises ${move} within ${within}`,
      rsi: (of: { period: number; range: string; isBelow: boolean; level: string }) =>
        `the RSI of ${of.period} ${of.range} candles closes ${of.isBelow ? "below" : "above"} ${of.level}`,
      average: (of: { average: string; fast: number; range: string; isUp: boolean; slow: number }) =>
        `the ${of.average} average of ${of.fast} ${of.range} candles closes ${of.isUp ? "above" : "below"} that of ${of.slow}`,
    },
    sizes: {
      quantity: (dollars: string) => `of ${dollars}`,
      risk: (sats: string) => `with at most ${sats} at risk`,
      margin: (sats: string) => `with ${sats} of margin`,
    },
    unguarded: "without a guard",
    guarded: (most: string) => `guarded with at most ${most} more`,
    stopAt: (price: string) => `stop at ${price}`,
    stopAway: (distance: string) => `stop ${distance} away`,
    profitAt: (price: string) => `take profit at ${price}`,
    profitAway: (distance: string) => `take profit ${distance} away`,
    opens: (of: {
      when: string;
      side: "long" | "short";
      size: string;
      leverage: string;
      /** How often at most; null where that goes without saying. */
      times: number | null;
      protection: string;
    }) =>
      `When ${of.when}, open a ${of.side} ${of.size} at ${of.leverage}${of.times === null ? "" : `, ${of.times} times at most`}: ${of.protection}.`,
    mayLose: (budget: string) => `It may lose at most ${budget} in all.`,
    noEnd: "It has no end.",
    endsOn: (time: string) => `It ends on ${time}.`,
    /** Quiet hours are kept in UTC, whatever the reader's zone. */
    quiet: (from: string, to: string) => `Quiet from ${from} to ${to} UTC.`,
    held: {
      refused: "LN Markets refused its order.",
      misconfigured: "Its settings do not fit together at this price.",
      "too-small": "At this price its size is less than one contract.",
      "too-large": "At this price its size is more than one order takes.",
      "stop-loss": "At this price its stop would not lie between the entry and liquidation.",
      "take-profit": "At this price its take profit would not lie on the earning side.",
      panic: "The panic switch is thrown: nothing is opened until you step it down.",
      "position-limit": "The account holds as many trades as LN Markets takes.",
      "quantity-limit": "The account holds as many contracts as LN Markets takes.",
      budget: "What it could lose is more than its budget leaves.",
      balance: "There are not enough free sats.",
      "candles-unknown": "The candles it goes by cannot be read.",
      "quiet-hours": "It keeps its quiet hours.",
      "enough-entries": "It has entered as often as it may.",
      "entered-already": "It has entered already.",
    },
    heldOtherwise: "Its last receipt says why.",
    noOrder: (most: number) => `None of ${most} orders placed.`,
    orders: (made: number, most: number, loss: string) =>
      `${made} of ${most} orders placed; they may lose ${loss} at most.`,
    noEntry: (most: number) => `None of ${most} entered.`,
    entries: (made: number, most: number, loss: string) =>
      `${made} of ${most} entered; they may lose ${loss} at most.`,
    armed: "Armed.",
    heldBack: (why: string) => `Armed, and held back. ${why}`,
    paused: "Paused: it opens nothing.",
    pausedLadder: "Paused: it places no order. Orders that wait at LN Markets stay, and may open positions.",
    isEnding: "Its time is over: what waits at LN Markets is being taken back.",
  },
  "pt-BR": {
    title: "Entradas automáticas",
    means:
      "Uma entrada abre uma posição isolada quando acontece o que ela espera, uma vez por ocorrência, e a protege com um guardião. É recusada quando tudo o que abre poderia perder mais que seu orçamento, guardiões incluídos.",
    entriesOf: (account) => `Entradas automáticas de ${account}`,
    unread: "Não foi possível ler as entradas",
    reading: "Lendo as entradas.",
    none: "Nenhuma entrada está armada.",
    another: "Outra entrada",
    changeTitle: "Mudar a entrada",
    confirmed: "Confirmado por cinco minutos. Nada foi enviado ainda: pressione de novo.",
    arm: "Armar a entrada",
    armChanges: "Armar as mudanças",
    arming: "Armando",
    leave: "Deixar como está",
    resume: "Retomar",
    resuming: "Retomando",
    pause: "Pausar",
    pausing: "Pausando",
    change: "Mudar",
    end: "Encerrar",
    keep: "Manter",
    confirmEnd: "Encerrar esta entrada",
    ending: "Encerrando",
    endCost: {
      positions: "As posições que ela abriu ficam, com seus guardiões.",
      orders:
        "O que não foi executado é antes retirado da LN Markets. As posições que ela abriu ficam, com seus guardiões.",
      atOnce:
        "Encerra de imediato: ordens que ainda esperam na LN Markets ficam lá e podem abrir posições. Se você a deixar, elas são retiradas.",
    },
    ranges: {
      "1m": "de 1 minuto",
      "3m": "de 3 minutos",
      "5m": "de 5 minutos",
      "10m": "de 10 minutos",
      "15m": "de 15 minutos",
      "30m": "de 30 minutos",
      "45m": "de 45 minutos",
      "1h": "de 1 hora",
      "2h": "de 2 horas",
      "3h": "de 3 horas",
      "4h": "de 4 horas",
      "1d": "de 1 dia",
      "1w": "de 1 semana",
    },
    averages: { exponential: "exponencial", simple: "simples" },
    minutes: (count) => (count === 1 ? "um minuto" : `${count} minutos`),
    hours: (count) => (count === 1 ? "uma hora" : `${count} horas`),
    when: {
      fallsTo: (price) => `o preço cair a ${price}`,
      risesTo: (price) => `o preço subir a ${price}`,
      // A comma stands inside a price already.
      ladder: (prices) => `o preço alcançar ${prices.join("; ")}, em cada um`,
      falls: (move, within) => `o preço cair ${move} em ${within}`,
      rises: (move, within) => `o preço subir ${move} em ${within}`,
      rsi: ({ period, range, isBelow, level }) =>
        `o RSI de ${period} candles ${range} fechar ${isBelow ? "abaixo" : "acima"} de ${level}`,
      average: ({ average, fast, range, isUp, slow }) =>
        `a média ${average} de ${fast} candles ${range} fechar ${isUp ? "acima" : "abaixo"} da de ${slow}`,
    },
    sizes: {
      quantity: (dollars) => `de ${dollars}`,
      risk: (sats) => `com no máximo ${sats} em risco`,
      margin: (sats) => `com ${sats} de margem`,
    },
    unguarded: "sem guardião",
    guarded: (most) => `com guardião que adiciona no máximo ${most}`,
    stopAt: (price) => `stop em ${price}`,
    stopAway: (distance) => `stop a ${distance} de distância`,
    profitAt: (price) => `take profit em ${price}`,
    profitAway: (distance) => `take profit a ${distance} de distância`,
    opens: ({ when, side, size, leverage, times, protection }) =>
      `Quando ${when}, abrir um ${side} ${size} a ${leverage}${times === null ? "" : `, no máximo ${times} vezes`}: ${protection}.`,
    mayLose: (budget) => `Pode perder no máximo ${budget} ao todo.`,
    noEnd: "Não tem fim.",
    endsOn: (time) => `Termina em ${time}.`,
    quiet: (from, to) => `Em silêncio de ${from} a ${to} UTC.`,
    held: {
      refused: "A LN Markets recusou a ordem.",
      misconfigured: "As configurações não combinam entre si neste preço.",
      "too-small": "Neste preço o tamanho é menor que um contrato.",
      "too-large": "Neste preço o tamanho é maior do que uma ordem aceita.",
      "stop-loss": "Neste preço o stop não ficaria entre a entrada e a liquidação.",
      "take-profit": "Neste preço o take profit não ficaria do lado do ganho.",
      panic: "O botão de pânico está acionado: nada é aberto até você baixar o nível dele.",
      "position-limit": "A conta tem tantas operações quantas a LN Markets aceita.",
      "quantity-limit": "A conta tem tantos contratos quantos a LN Markets aceita.",
      budget: "O que ela poderia perder é mais do que resta do orçamento.",
      balance: "Não há sats livres suficientes.",
      "candles-unknown": "Não foi possível ler os candles de que ela depende.",
      "quiet-hours": "Está nas horas de silêncio.",
      "enough-entries": "Já entrou tantas vezes quantas pode.",
      "entered-already": "Já entrou.",
    },
    heldOtherwise: "O último recibo diz por quê.",
    noOrder: (most) =>
      most === 1 ? "A ordem não foi colocada." : `Nenhuma das ${most} ordens foi colocada.`,
    orders: (made, most, loss) =>
      made === 1
        ? `1 de ${most} ordens colocada; pode perder no máximo ${loss}.`
        : `${made} de ${most} ordens colocadas; podem perder no máximo ${loss}.`,
    noEntry: (most) => (most === 1 ? "A entrada não foi feita." : `Nenhuma das ${most} entradas foi feita.`),
    entries: (made, most, loss) =>
      made === 1
        ? `1 de ${most} entradas feita; pode perder no máximo ${loss}.`
        : `${made} de ${most} entradas feitas; podem perder no máximo ${loss}.`,
    armed: "Armada.",
    heldBack: (why) => `Armada, mas não agiu. ${why}`,
    paused: "Pausada: não abre nada.",
    pausedLadder:
      "Pausada: não coloca ordens. As ordens que esperam na LN Markets ficam e podem abrir posições.",
    isEnding: "O prazo acabou: o que espera na LN Markets está sendo retirado.",
  },
});
