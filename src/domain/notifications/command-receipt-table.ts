import { inBoth } from "../language/in-both.ts";
import type { Side } from "../position/side.ts";

/** What receipts of commands say; `about` is a subject of `SUBJECT_WORDS`, and an `order` is what one does, after "to". */
export const COMMAND_RECEIPT_WORDS = inBoth({
  en: {
    atMarket: "at the market",
    at: (price: string) => `at ${price}`,
    ofQuantity: (quantity: string) => quantity,
    ofMargin: (margin: string) => `for ${margin} of margin`,
    exits: {
      none: "",
      stop: (price: string) => `, its stop at ${price}`,
      profit: (price: string) => `, its take profit at ${price}`,
      both: (stop: string, profit: string) => `, its stop at ${stop} and its take profit at ${profit}`,
    },
    open: (side: Side, size: string, leverage: string, place: string, exits: string) =>
      `open a ${side} ${size} with ${leverage} ${place}${exits}`,
    trade: {
      long: (quantity: string, place: string) => `buy ${quantity} on the cross margin ${place}`,
      short: (quantity: string, place: string) => `sell ${quantity} on the cross margin ${place}`,
    },
    takeBack: "take back an order",
    takeBackThe: (side: Side, quantity: string, price: string) =>
      `take back an order, ${side} ${quantity} at ${price}`,
    takeBackCross: "take back an order on the cross margin",
    takeBackTheCross: (side: Side, quantity: string, price: string) =>
      `take back an order on the cross margin, ${side} ${quantity} at ${price}`,
    setStop: (about: string, price: string) => `set the stop of ${about} to ${price}`,
    trail: (about: string, distance: string) =>
      `let the stop of ${about} trail ${distance} behind the best price`,
    removeStop: (about: string) => `take the stop off ${about}`,
    setProfit: (about: string, price: string) => `set the take profit of ${about} to ${price}`,
    removeProfit: (about: string) => `take the take profit off ${about}`,
    add: (amount: string, about: string) => `add ${amount} to ${about}`,
    cashIn: (amount: string, about: string) => `take ${amount} out of ${about}`,
    close: (about: string) => `close ${about}`,
    deposit: (amount: string) => `move ${amount} into the cross margin`,
    withdraw: (amount: string) => `move ${amount} out of the cross margin`,
    leverage: (leverage: string) => `set the cross leverage to ${leverage}`,
    places: {
      trades: "your trades",
      crossOrders: "your cross orders",
      crossMargin: "your cross margin",
      thePosition: "the position",
    },
    placed: (order: string) => `Placed, and waiting for its price: ${order}.`,
    done: (order: string) => `Done: ${order}.`,
    refused: (order: string) => `LN Markets refused to ${order}. Nothing was changed.`,
    lost: (order: string) => `The order to ${order} did not reach LN Markets. Nothing was changed.`,
    unclear: (order: string, place: string) =>
      `We cannot tell whether LN Markets did this: ${order}. Look at ${place}.`,
    sent: (order: string) => `Sent the order to ${order}, not yet confirmed.`,
    notDone: (order: string) => `Not done: ${order}.`,
    byPanic: "Ordered by the panic switch.",
    byYou: "Ordered by you.",
    readFree: (price: string, free: string) => `Price ${price}, ${free} free.`,
    readMargin: (price: string, margin: string) => `Price ${price}, margin ${margin}.`,
    read: (price: string, liquidation: string, margin: string) =>
      `Price ${price}, liquidation ${liquidation}, margin ${margin}.`,
  },
  "pt-BR": {
    atMarket: "a mercado",
    at: (price) => `em ${price}`,
    ofQuantity: (quantity) => `de ${quantity}`,
    ofMargin: (margin) => `com ${margin} de margem`,
    exits: {
      none: "",
      stop: (price) => `, stop em ${price}`,
      profit: (price) => `, take profit em ${price}`,
      both: (stop, profit) => `, stop em ${stop} e take profit em ${profit}`,
    },
    open: (side, size, leverage, place, exits) =>
      `abrir um ${side} ${size}, alavancagem ${leverage}, ${place}${exits}`,
    trade: {
      long: (quantity, place) => `comprar ${quantity} na margem cross ${place}`,
      short: (quantity, place) => `vender ${quantity} na margem cross ${place}`,
    },
    takeBack: "cancelar uma ordem",
    takeBackThe: (side, quantity, price) => `cancelar uma ordem, ${side} de ${quantity} em ${price}`,
    takeBackCross: "cancelar uma ordem da margem cross",
    takeBackTheCross: (side, quantity, price) =>
      `cancelar uma ordem da margem cross, ${side} de ${quantity} em ${price}`,
    setStop: (about, price) => `definir o stop da ${about} em ${price}`,
    trail: (about, distance) => `fazer o stop da ${about} seguir ${distance} atrás do melhor preço`,
    removeStop: (about) => `retirar o stop da ${about}`,
    setProfit: (about, price) => `definir o take profit da ${about} em ${price}`,
    removeProfit: (about) => `retirar o take profit da ${about}`,
    add: (amount, about) => `adicionar ${amount} à ${about}`,
    cashIn: (amount, about) => `retirar ${amount} da ${about}`,
    close: (about) => `fechar a ${about}`,
    deposit: (amount) => `mover ${amount} para a margem cross`,
    withdraw: (amount) => `retirar ${amount} da margem cross`,
    leverage: (leverage) => `definir a alavancagem cross em ${leverage}`,
    places: {
      trades: "as suas operações",
      crossOrders: "as suas ordens cross",
      crossMargin: "a sua margem cross",
      thePosition: "a posição",
    },
    placed: (order) => `Colocada, à espera do preço: ${order}.`,
    done: (order) => `Feito: ${order}.`,
    refused: (order) => `A LN Markets recusou ${order}. Nada mudou.`,
    lost: (order) => `A ordem de ${order} não chegou à LN Markets. Nada mudou.`,
    unclear: (order, place) => `Não sabemos se a LN Markets fez isto: ${order}. Veja ${place}.`,
    sent: (order) => `Enviado, ainda não confirmado: ${order}.`,
    notDone: (order) => `Não foi feito: ${order}.`,
    byPanic: "Ordem do botão de pânico.",
    byYou: "Ordem sua.",
    readFree: (price, free) => `Preço ${price}, ${free} livres.`,
    readMargin: (price, margin) => `Preço ${price}, margem ${margin}.`,
    read: (price, liquidation, margin) => `Preço ${price}, liquidação ${liquidation}, margem ${margin}.`,
  },
});
