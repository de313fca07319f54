import { atStart } from "../language/at-start.ts";
import { inBoth } from "../language/in-both.ts";

/** What receipts of exits say; `exit` is one of `names`, `about` a subject of `SUBJECT_WORDS`, `where` one of `at` or `behindBest`. */
export const EXIT_RECEIPT_WORDS = inBoth({
  en: {
    names: {
      backstop: "backstop",
      "stop-loss": "stop loss",
      "trailing-stop": "trailing stop",
      "break-even-stop": "break-even stop",
      "take-profit": "take profit",
    },
    at: (price: string) => `at ${price}`,
    behindBest: (distance: string) => `${distance} behind the best price`,
    stands: (exit: string, about: string, where: string) => `${atStart(exit)} of ${about} stands ${where}.`,
    refused: (exit: string, about: string, where: string) =>
      `LN Markets refused the ${exit} of ${about} ${where}. What stood before stands.`,
    lost: (exit: string, about: string, where: string) =>
      `The ${exit} of ${about} ${where} did not reach LN Markets. What stood before stands.`,
    unclear: (exit: string, about: string, where: string) =>
      `We cannot tell whether the ${exit} of ${about} stands ${where}. Look at the position.`,
    sent: (exit: string, about: string, where: string) =>
      `Sent the ${exit} of ${about} ${where}, not yet confirmed.`,
    notPlaced: (exit: string, about: string, where: string) =>
      `${atStart(exit)} of ${about} was not placed ${where}.`,
    removed: (exit: string, about: string) => `Took the ${exit} of ${about} away.`,
    removeSent: (exit: string, about: string) =>
      `Sent the order to take the ${exit} of ${about} away, not yet confirmed.`,
    removeUnclear: (exit: string, about: string) =>
      `We cannot tell whether the ${exit} of ${about} is gone. Look at the position.`,
    notRemoved: (exit: string, about: string) =>
      `It was not possible to take the ${exit} of ${about} away. It stands.`,
    closed: (exit: string, about: string) => `${atStart(exit)} closed ${about}.`,
    closeSent: (exit: string, about: string) =>
      `${atStart(exit)} sent the order to close ${about}, not yet confirmed.`,
    closeUnclear: (about: string) => `We cannot tell whether ${about} was closed. Look at it.`,
    notClosed: (exit: string, about: string) => `${atStart(exit)} could not close ${about}. It still runs.`,
    doesNotStand: (exit: string, about: string, why: string) =>
      `${atStart(exit)} of ${about} does not stand: ${why}`,
    stays: (exit: string, about: string) => `${atStart(exit)} of ${about} stays as it is.`,
    whyNot: {
      noSuchPrice: "no price does what it is set to. Change its settings.",
      pastLiquidation: "the price is past its liquidation.",
      pastStop: "the price fell through it before it could stand. Close the position, or set another one.",
      beyondLiquidation: "it lies beyond liquidation and would never fire. Move it nearer to the market.",
      trailingStands: "a trailing stop stands in its place. Take that away first.",
      noRoom: "no price lies between liquidation and the guard's trigger.",
      pastBackstop: "the price is between it and liquidation already.",
    },
    follows: {
      "none-stands": "None stood before.",
      "follows-liquidation": "It follows liquidation.",
      "follows-level": "It follows fees and funding.",
      tightens: "It is tighter than the one before.",
      "settings-changed": "Its settings changed.",
      "opted-out": "You wanted none.",
      "never-liquidated": "The position can not be liquidated any more.",
      "beyond-liquidation": "Liquidation has overtaken it.",
      "past-stop": "The price went through it before it could stand.",
      "past-profit": "The price is there already.",
    },
    stood: (price: string) => `Before it stood at ${price}.`,
    read: (last: string, liquidation: string, margin: string) =>
      `Price ${last}, liquidation ${liquidation}, margin ${margin}.`,
  },
  "pt-BR": {
    names: {
      backstop: "stop de segurança",
      "stop-loss": "stop loss",
      "trailing-stop": "stop móvel",
      "break-even-stop": "stop no zero a zero",
      "take-profit": "take profit",
    },
    at: (price) => `em ${price}`,
    behindBest: (distance) => `${distance} atrás do melhor preço`,
    stands: (exit, about, where) => `O ${exit} da ${about} está ${where}.`,
    refused: (exit, about, where) =>
      `A LN Markets recusou o ${exit} da ${about} ${where}. O que havia antes continua.`,
    lost: (exit, about, where) =>
      `O ${exit} da ${about} ${where} não chegou à LN Markets. O que havia antes continua.`,
    unclear: (exit, about, where) => `Não sabemos se o ${exit} da ${about} está ${where}. Veja a posição.`,
    sent: (exit, about, where) => `O ${exit} da ${about} ${where} foi enviado, ainda não confirmado.`,
    notPlaced: (exit, about, where) => `O ${exit} da ${about} não foi colocado ${where}.`,
    removed: (exit, about) => `O ${exit} da ${about} foi retirado.`,
    removeSent: (exit, about) => `Ordem de retirar o ${exit} da ${about} enviada, ainda não confirmada.`,
    removeUnclear: (exit, about) => `Não sabemos se o ${exit} da ${about} foi retirado. Veja a posição.`,
    notRemoved: (exit, about) => `Não foi possível retirar o ${exit} da ${about}. Ele continua.`,
    closed: (exit, about) => `O ${exit} fechou a ${about}.`,
    closeSent: (exit, about) => `O ${exit} enviou a ordem de fechar a ${about}, ainda não confirmada.`,
    closeUnclear: (about) => `Não sabemos se a ${about} foi fechada. Verifique.`,
    notClosed: (exit, about) => `O ${exit} não conseguiu fechar a ${about}. Ela continua aberta.`,
    doesNotStand: (exit, about, why) => `O ${exit} da ${about} não está colocado: ${why}`,
    stays: (exit, about) => `O ${exit} da ${about} fica como está.`,
    whyNot: {
      noSuchPrice: "nenhum preço faz o que está definido. Mude as configurações.",
      pastLiquidation: "o preço já passou da liquidação.",
      pastStop: "o preço passou por ele antes que pudesse ser colocado. Feche a posição, ou defina outro.",
      beyondLiquidation: "ele fica além da liquidação e nunca dispararia. Aproxime-o do mercado.",
      trailingStands: "há um stop móvel no lugar dele. Retire esse primeiro.",
      noRoom: "não há preço entre a liquidação e o gatilho do guardião.",
      pastBackstop: "o preço já está entre ele e a liquidação.",
    },
    follows: {
      "none-stands": "Antes não havia nenhum.",
      "follows-liquidation": "Ele acompanha a liquidação.",
      "follows-level": "Ele acompanha taxas e funding.",
      tightens: "Está mais perto do mercado que o anterior.",
      "settings-changed": "As configurações mudaram.",
      "opted-out": "Você não quis nenhum.",
      "never-liquidated": "A posição não pode mais ser liquidada.",
      "beyond-liquidation": "A liquidação o ultrapassou.",
      "past-stop": "O preço passou por ele antes que pudesse ser colocado.",
      "past-profit": "O preço já está lá.",
    },
    stood: (price) => `Antes estava em ${price}.`,
    read: (last, liquidation, margin) => `Preço ${last}, liquidação ${liquidation}, margem ${margin}.`,
  },
});
