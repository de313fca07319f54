import { inBoth } from "../language/in-both.ts";

/** What receipts of guards say; `about` is a subject of `SUBJECT_WORDS`. */
export const GUARD_RECEIPT_WORDS = inBoth({
  en: {
    pastLiquidation: (about: string) => `Guard cannot act on ${about}: the price is past its liquidation.`,
    noHelp: (about: string) =>
      `Guard cannot act on ${about}: closing as much as it may would bring liquidation nearer.`,
    tooLittle: (about: string, needed: string, free: string) =>
      `Guard cannot fire on ${about}: it needs ${needed} and ${free} are free.`,
    heldBack: (about: string) => `Guard held back on ${about}.`,
    heldBackBy: (about: string, why: string) => `Guard held back on ${about}: ${why}.`,
    closed: (about: string) => `Guard closed ${about}.`,
    closeRefused: (about: string) => `LN Markets refused to close ${about}. It still runs.`,
    closeLost: (about: string) => `The order to close ${about} did not reach LN Markets. It still runs.`,
    closeUnclear: (about: string) => `We cannot tell whether ${about} was closed. Look at it.`,
    closeSent: (about: string) => `Sent the order to close ${about}, not yet confirmed.`,
    added: (amount: string, about: string, before: string, after: string) =>
      `Guard added ${amount} to ${about}. Liquidation ${before} → ${after}.`,
    addedAndGone: (amount: string, about: string) =>
      `Guard added ${amount} to ${about}. The position is gone since.`,
    addRefused: (amount: string, about: string) =>
      `LN Markets refused ${amount} for ${about}. Nothing was added.`,
    addLost: (amount: string, about: string) =>
      `${amount} for ${about} did not reach LN Markets. Nothing was added.`,
    addUnclear: (amount: string, about: string) =>
      `We cannot tell whether ${amount} reached ${about}. They count as spent.`,
    addSent: (amount: string, about: string) => `Sent ${amount} to ${about}, not yet confirmed.`,
    actsWithin: (distance: string) => `acts within ${distance}`,
    actsAt: (price: string) => `acts at ${price}`,
    actsWhenLost: (share: string) => `acts when ${share} of the margin is lost`,
    prices: (last: string, low: string, high: string) =>
      `Price ${last}, between ${low} and ${high} since the tick before.`,
    stood: (liquidation: string, distance: string, acts: string) =>
      `Liquidation ${liquidation} was ${distance} away; the guard ${acts}.`,
    satsBring: (needed: string, target: string, free: string, before: string) =>
      `${needed} bring it ${target} away; ${free} were free, ${before} had been added before.`,
    closingBrings: (contracts: string, target: string, free: string, before: string) =>
      `Closing ${contracts} brings it ${target} away; ${free} were free, ${before} had been added before.`,
    closesThere: "There it closes the position.",
    drift: (settlements: number, liquidation: string, fees: string) =>
      `Funding of ${settlements === 1 ? "the next settlement" : `the next ${settlements} settlements`} brings liquidation to ${liquidation}: it takes ${fees} at the most, and the guard acts before.`,
    noFunding: "The next funding rate was not known, so the guard did not look ahead to it.",
    shared: (free: string, positions: number, granted: string, asked: string) =>
      `${free} were free for ${positions} positions hit at once, and the nearest to liquidation comes first: this one got ${granted} of the ${asked} it asked for.`,
    amountShortened: (by: string) => `The amount was shortened by ${by}.`,
    orderShortened: (by: string) => `The order was shortened by ${by}.`,
    onlyClosing:
      "Only closing every contract would have reached the target, so the position was to be closed.",
    readBack: (distance: string) => `Read back: liquidation is ${distance} away.`,
    profit: (profit: string) =>
      `Open P&L ${profit}. If the position is liquidated later, sats added are lost too.`,
    crossProfit: (profit: string) =>
      `Open P&L ${profit}. If the position is liquidated later, all of the cross margin is lost.`,
  },
  "pt-BR": {
    pastLiquidation: (about) => `O guardião não pode agir na ${about}: o preço já passou da liquidação.`,
    noHelp: (about) =>
      `O guardião não pode agir na ${about}: fechar tudo o que ele pode aproximaria a liquidação.`,
    tooLittle: (about, needed, free) =>
      `O guardião não pode disparar na ${about}: precisa de ${needed} e há ${free} livres.`,
    heldBack: (about) => `O guardião não agiu na ${about}.`,
    heldBackBy: (about, why) => `O guardião não agiu na ${about}: ${why}.`,
    closed: (about) => `O guardião fechou a ${about}.`,
    closeRefused: (about) => `A LN Markets recusou fechar a ${about}. Ela continua aberta.`,
    closeLost: (about) => `A ordem de fechar a ${about} não chegou à LN Markets. Ela continua aberta.`,
    closeUnclear: (about) => `Não sabemos se a ${about} foi fechada. Verifique.`,
    closeSent: (about) => `Ordem de fechar a ${about} enviada, ainda não confirmada.`,
    added: (amount, about, before, after) =>
      `O guardião adicionou ${amount} à ${about}. Liquidação ${before} → ${after}.`,
    addedAndGone: (amount, about) =>
      `O guardião adicionou ${amount} à ${about}. A posição terminou depois disso.`,
    addRefused: (amount, about) => `A LN Markets recusou ${amount} para a ${about}. Nada foi adicionado.`,
    addLost: (amount, about) => `${amount} para a ${about} não chegaram à LN Markets. Nada foi adicionado.`,
    addUnclear: (amount, about) => `Não sabemos se ${amount} chegaram à ${about}. Contam como gastos.`,
    addSent: (amount, about) => `${amount} enviados à ${about}, ainda não confirmados.`,
    actsWithin: (distance) => `age a ${distance} ou menos`,
    actsAt: (price) => `age em ${price}`,
    actsWhenLost: (share) => `age quando ${share} da margem se perdeu`,
    prices: (last, low, high) => `Preço ${last}, entre ${low} e ${high} desde o tick anterior.`,
    stood: (liquidation, distance, acts) =>
      `A liquidação em ${liquidation} estava a ${distance}; o guardião ${acts}.`,
    satsBring: (needed, target, free, before) =>
      `${needed} a levam a ${target}; havia ${free} livres, e ${before} já tinham sido adicionados.`,
    closingBrings: (contracts, target, free, before) =>
      `Fechar ${contracts} a leva a ${target}; havia ${free} livres, e ${before} já tinham sido adicionados.`,
    closesThere: "Ali ele fecha a posição.",
    drift: (settlements, liquidation, fees) =>
      `O funding ${settlements === 1 ? "da próxima cobrança" : `das próximas ${settlements} cobranças`} leva a liquidação a ${liquidation}: consome no máximo ${fees}, e o guardião age antes.`,
    noFunding: "A próxima taxa de funding não era conhecida, e por isso o guardião não a levou em conta.",
    shared: (free, positions, granted, asked) =>
      `Havia ${free} livres para ${positions} posições atingidas ao mesmo tempo, e a mais próxima da liquidação vem primeiro: esta recebeu ${granted} dos ${asked} que pediu.`,
    amountShortened: (by) => `O que limitou a quantia foi ${by}.`,
    orderShortened: (by) => `O que limitou a ordem foi ${by}.`,
    onlyClosing: "Só fechar todos os contratos alcançaria o alvo, e por isso a posição devia ser fechada.",
    readBack: (distance) => `Lido de volta: a liquidação está a ${distance}.`,
    profit: (profit) =>
      `P&L em aberto ${profit}. Se a posição for liquidada depois, os sats adicionados também se perdem.`,
    crossProfit: (profit) =>
      `P&L em aberto ${profit}. Se a posição for liquidada depois, toda a margem cross se perde.`,
  },
});
