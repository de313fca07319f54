import { inBoth } from "#domain/language/in-both.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";

type Side = PositionView["side"];

/** What exits are called, how they stand, and what can be done about them. */
export const EXIT_WORDS = inBoth({
  en: {
    /** Inside a sentence. */
    names: {
      "stop-loss": "stop loss",
      "trailing-stop": "trailing stop",
      "break-even-stop": "break-even stop",
      "take-profit": "take profit",
      backstop: "backstop",
    },
    /** The same at the beginning of one. */
    titles: {
      "stop-loss": "Stop loss",
      "trailing-stop": "Trailing stop",
      "break-even-stop": "Break-even stop",
      "take-profit": "Take profit",
      backstop: "Backstop",
    },
    /** Whose the stop is that stands, after where it stands. */
    owners: {
      trader: "yours, set through Axisor",
      hand: "placed by hand at LN Markets",
      backstop: "the backstop",
    },
    held: {
      "past-stop": (side: Side) =>
        `The price ${side === "long" ? "fell" : "rose"} through it before it could stand. Close the position, or set another one.`,
      "beyond-liquidation": () =>
        "It lies beyond liquidation and would never fire. Move it nearer to the market.",
      "trailing-stands": () => "A trailing stop stands in its place. Take that away at LN Markets first.",
      "no-such-price": () => "No price does what it is set to. Change its settings.",
      "past-liquidation": () => "The price is past liquidation.",
      "stop-beyond-liquidation": () =>
        "The stop it yields to lies beyond liquidation and would never fire. Move that one nearer to the market.",
      "no-room": () => "No price lies between liquidation and the guard’s trigger.",
      "past-backstop": () => "The price is between it and liquidation already.",
    },
    heldOtherwise: (rule: string) => `LN Markets does not hold it (${rule}). Look at the activity.`,
    doesNotStand: (why: string) => `Does not stand: ${why}`,
    standing: {
      none: (name: string) => `No ${name} is armed.`,
      paused: "Paused. It is neither placed nor moved; what stands at LN Markets stays there.",
      due: "Armed. Being placed at LN Markets, which takes seconds; it does not stand yet.",
      closing: "Armed. The price is past it already, so Axisor closes the position instead of placing it.",
      stands: (price: string | null) =>
        price === null ? "Armed. It stands at LN Markets." : `Armed. It stands at LN Markets at ${price}.`,
      waits: (price: string, now: string | null) =>
        now === null
          ? `Armed. It waits until the price is ${price}.`
          : `Armed. It waits until the price is ${price}. The stop that stands at LN Markets now is at ${now}.`,
      yields: (price: string | null, owner: string) =>
        `Armed. The stop${price === null ? "" : ` at ${price}`}, ${owner}, is tighter and is left there.`,
      differs: (wanted: string, now: string) =>
        `Armed for ${wanted}. What stands at LN Markets now is at ${now}.`,
    },
    states: { armed: "armed", paused: "paused", ended: "ended" },
    changesNotArmed: "Your changes are not armed yet.",
    arm: (name: string) => `Arm ${name}`,
    armChanges: "Arm the changes",
    arming: "Arming",
    pause: (name: string) => `Pause ${name}`,
    pausing: "Pausing",
    resume: (name: string) => `Resume ${name}`,
    resuming: "Resuming",
    confirmed: "Confirmed for five minutes. Nothing was sent yet: press it again.",
  },
  "pt-BR": {
    names: {
      "stop-loss": "stop loss",
      "trailing-stop": "stop móvel",
      "break-even-stop": "stop no zero a zero",
      "take-profit": "take profit",
      backstop: "stop de segurança",
    },
    titles: {
      "stop-loss": "Stop loss",
      "trailing-stop": "Stop móvel",
      "break-even-stop": "Stop no zero a zero",
      "take-profit": "Take profit",
      backstop: "Stop de segurança",
    },
    owners: {
      trader: "seu, definido pela Axisor",
      hand: "colocado à mão na LN Markets",
      backstop: "o stop de segurança",
    },
    held: {
      "past-stop": (side) =>
        `O preço ${side === "long" ? "caiu" : "subiu"} além dele antes que ele ficasse ativo. Feche a posição ou defina outro.`,
      "beyond-liquidation": () => "Fica além da liquidação e nunca dispararia. Aproxime-o do mercado.",
      "trailing-stands": () => "Um stop móvel está no lugar dele. Primeiro remova-o na LN Markets.",
      "no-such-price": () => "Nenhum preço faz o que foi definido. Mude as configurações.",
      "past-liquidation": () => "O preço passou da liquidação.",
      "stop-beyond-liquidation": () =>
        "O stop a que ele dá lugar fica além da liquidação e nunca dispararia. Aproxime-o do mercado.",
      "no-room": () => "Não há preço entre a liquidação e o gatilho do guardião.",
      "past-backstop": () => "O preço já está entre ele e a liquidação.",
    },
    heldOtherwise: (rule) => `A LN Markets não o mantém (${rule}). Veja a atividade.`,
    doesNotStand: (why) => `Não está ativo: ${why}`,
    standing: {
      none: (name) => `Nenhum ${name} está armado.`,
      paused: "Pausado. Não é colocado nem movido; o que está na LN Markets continua lá.",
      due: "Armado. Está sendo colocado na LN Markets, o que leva segundos; ainda não está ativo.",
      closing: "Armado. O preço já passou dele, por isso a Axisor fecha a posição em vez de colocá-lo.",
      stands: (price) =>
        price === null
          ? "Armado. Está ativo na LN Markets."
          : `Armado. Está ativo na LN Markets em ${price}.`,
      waits: (price, now) =>
        now === null
          ? `Armado. Espera até o preço chegar a ${price}.`
          : `Armado. Espera até o preço chegar a ${price}. O stop que está ativo na LN Markets agora está em ${now}.`,
      yields: (price, owner) =>
        `Armado. O stop${price === null ? "" : ` em ${price}`}, ${owner}, está mais perto do mercado e continua lá.`,
      differs: (wanted, now) => `Armado para ${wanted}. O que está ativo na LN Markets agora está em ${now}.`,
    },
    states: { armed: "armado", paused: "pausado", ended: "encerrado" },
    changesNotArmed: "Suas mudanças ainda não estão armadas.",
    arm: (name) => `Armar ${name}`,
    armChanges: "Armar as mudanças",
    arming: "Armando",
    pause: (name) => `Pausar ${name}`,
    pausing: "Pausando",
    resume: (name) => `Retomar ${name}`,
    resuming: "Retomando",
    confirmed: "Confirmado por cinco minutos. Nada foi enviado ainda: pressione de novo.",
  },
});
