import { inBoth } from "../language/in-both.ts";
import type { Side } from "../position/side.ts";

/** What receipts of the rules of an account say. */
export const RULE_RECEIPT_WORDS = inBoth({
  en: {
    priceAt: (price: string) => `The price is at ${price}.`,
    roseTo: (price: string) => `Bitcoin rose to ${price}.`,
    fellTo: (price: string) => `Bitcoin fell to ${price}.`,
    roseBy: (move: string, price: string) => `Bitcoin rose ${move} to ${price}.`,
    fellBy: (move: string, price: string) => `Bitcoin fell ${move} to ${price}.`,
    getsTo: (price: string) => `the price gets to ${price}`,
    moves: {
      up: (move: string, span: string) => `the price rises ${move} within ${span}`,
      down: (move: string, span: string) => `the price falls ${move} within ${span}`,
      either: (move: string, span: string) => `the price moves ${move} within ${span}`,
    },
    askedFor: (watched: string) => `You asked to be told when ${watched}.`,
    cameFrom: (price: string) => `It came from ${price}.`,
    priceWas: (price: string) => `The price was ${price} then.`,
    breakerDoes: {
      "freeze-entries": "no new entries",
      "guards-only": "guards only",
      flatten: "every position is closed",
    },
    cannotRead: "The account breaker cannot read what it needs: it does not protect now.",
    tripped: (drawdown: string, does: string) =>
      `Account breaker tripped at ${drawdown} below the peak: ${does}.`,
    doubts:
      "The account's equity jumped by more than can be explained. The breaker waits for another reading.",
    stands: (drawdown: string) => `The account stands ${drawdown} below its peak.`,
    equity: (equity: string, peak: string, drop: string) => `Equity ${equity}, peak ${peak}, set to ${drop}.`,
    explained: (least: string, most: string) =>
      `Positions, market and transfers explain ${least} to ${most}.`,
    refusal: {
      misconfigured: "Its settings do not fit together.",
      tooSmall: "The size is less than one contract of 1 USD.",
      tooLarge: "The size is more than one order takes.",
      stopLoss: (price: string) => `At ${price} its stop would not lie between the entry and liquidation.`,
      takeProfit: (price: string) => `At ${price} its take profit would not lie on the earning side.`,
      panic: "The panic switch is thrown: nothing is opened until you step it down.",
      positionLimit: (left: string, needed: string) =>
        `LN Markets takes ${left} more trades; it needs ${needed}.`,
      quantityLimit: (left: string, needed: string) =>
        `LN Markets takes ${left} more contracts; it needs ${needed}.`,
      budget: (needed: string, left: string) =>
        `It could lose ${needed} more, and its budget leaves ${left}.`,
      balance: (needed: string, left: string) => `It needs ${needed}, and ${left} are free.`,
    },
    atMarket: (side: Side, quantity: string) => `a ${side} of ${quantity} at the market`,
    atPrice: (side: Side, quantity: string, price: string) => `a ${side} of ${quantity} at ${price}`,
    anOrder: "an order",
    opened: (order: string) => `Auto entry opened ${order}.`,
    placed: (order: string) => `Auto entry placed the order for ${order}.`,
    refused: (order: string) => `LN Markets refused ${order}. Nothing was opened.`,
    lost: (order: string) => `The order for ${order} did not reach LN Markets. Nothing was opened.`,
    unclear: (order: string) => `We cannot tell whether ${order} was opened. Look at LN Markets.`,
    sent: (order: string) => `Sent the order for ${order}, not yet confirmed.`,
    notOpened: (order: string) => `Auto entry did not open ${order}.`,
    autoEntry: "Auto entry",
    expired: "Auto entry expired and took an order back.",
    expiredLeft: "Auto entry expired; an order of it may still wait at LN Markets.",
    didNotEnter: (why: string) => `Auto entry was due and did not enter. ${why}`,
    waits: "Auto entry waits.",
    entryRead: (price: string, free: string, entries: string) =>
      `Price ${price}, free ${free}, ${entries} entries before.`,
    costs: (cost: string, worst: string) =>
      `It costs at most ${cost} and can lose at most ${worst}, guard included.`,
  },
  "pt-BR": {
    priceAt: (price) => `O preço está em ${price}.`,
    roseTo: (price) => `O bitcoin subiu a ${price}.`,
    fellTo: (price) => `O bitcoin caiu a ${price}.`,
    roseBy: (move, price) => `O bitcoin subiu ${move} e chegou a ${price}.`,
    fellBy: (move, price) => `O bitcoin caiu ${move} e chegou a ${price}.`,
    getsTo: (price) => `o preço chega a ${price}`,
    moves: {
      up: (move, span) => `o preço sobe ${move} em até ${span}`,
      down: (move, span) => `o preço cai ${move} em até ${span}`,
      either: (move, span) => `o preço se move ${move} em até ${span}`,
    },
    askedFor: (watched) => `Você pediu um aviso para quando ${watched}.`,
    cameFrom: (price) => `Ele veio de ${price}.`,
    priceWas: (price) => `O preço era ${price} naquele momento.`,
    breakerDoes: {
      "freeze-entries": "nenhuma entrada nova",
      "guards-only": "só guardiões",
      flatten: "todas as posições são fechadas",
    },
    cannotRead: "O disjuntor da conta não consegue ler o que precisa: ele não protege agora.",
    tripped: (drawdown, does) => `O disjuntor da conta disparou a ${drawdown} abaixo do pico: ${does}.`,
    doubts:
      "O patrimônio da conta saltou mais do que se pode explicar. O disjuntor espera por outra leitura.",
    stands: (drawdown) => `A conta está ${drawdown} abaixo do pico.`,
    equity: (equity, peak, drop) => `Patrimônio ${equity}, pico ${peak}, definido em ${drop}.`,
    explained: (least, most) => `Posições, mercado e transferências explicam de ${least} a ${most}.`,
    refusal: {
      misconfigured: "As configurações não combinam entre si.",
      tooSmall: "O tamanho é menor que um contrato de 1 USD.",
      tooLarge: "O tamanho é maior do que uma ordem aceita.",
      stopLoss: (price) => `Em ${price} o stop não ficaria entre a entrada e a liquidação.`,
      takeProfit: (price) => `Em ${price} o take profit não ficaria do lado do ganho.`,
      panic: "O botão de pânico está acionado: nada é aberto até você baixá-lo.",
      positionLimit: (left, needed) =>
        `A LN Markets aceita mais ${left} operações; são necessárias ${needed}.`,
      quantityLimit: (left, needed) =>
        `A LN Markets aceita mais ${left} em contratos; são necessários ${needed}.`,
      budget: (needed, left) => `Poderia perder mais ${needed}, e o orçamento deixa ${left}.`,
      balance: (needed, left) => `Precisa de ${needed}, e há ${left} livres.`,
    },
    atMarket: (side, quantity) => `um ${side} de ${quantity} a mercado`,
    atPrice: (side, quantity, price) => `um ${side} de ${quantity} em ${price}`,
    anOrder: "uma ordem",
    opened: (order) => `A entrada automática abriu ${order}.`,
    placed: (order) => `A entrada automática colocou a ordem de ${order}.`,
    refused: (order) => `A LN Markets recusou ${order}. Nada foi aberto.`,
    lost: (order) => `A ordem de ${order} não chegou à LN Markets. Nada foi aberto.`,
    unclear: (order) => `Não sabemos se isto foi aberto: ${order}. Veja na LN Markets.`,
    sent: (order) => `Enviada, ainda não confirmada: a ordem de ${order}.`,
    notOpened: (order) => `A entrada automática não abriu ${order}.`,
    autoEntry: "Entrada automática",
    expired: "A entrada automática expirou e cancelou uma ordem.",
    expiredLeft: "A entrada automática expirou; uma ordem dela ainda pode estar à espera na LN Markets.",
    didNotEnter: (why) => `A entrada automática devia entrar e não entrou. ${why}`,
    waits: "A entrada automática espera.",
    entryRead: (price, free, entries) => `Preço ${price}, livres ${free}, entradas anteriores: ${entries}.`,
    costs: (cost, worst) => `Custa no máximo ${cost} e pode perder no máximo ${worst}, com o guardião.`,
  },
});
