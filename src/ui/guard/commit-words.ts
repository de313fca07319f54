import { inBoth } from "#domain/language/in-both.ts";

/** How a guard stands, and what can be done with it. */
export const COMMIT_WORDS = inBoth({
  en: {
    notArmed: "Not armed. Nothing is done until you arm it.",
    paused: "Paused. Nothing is done until you resume it.",
    cannotFire: (why: string) => `Cannot fire: ${why}.`,
    armed: "Armed.",
    firesAt: (price: string) => `It fires at ${price}.`,
    inPart: (which: string) => `Only in part: ${which}.`,
    unsaved: "Your changes are not armed yet.",
    pause: "Pause guard",
    pausing: "Pausing",
    resume: "Resume guard",
    resuming: "Resuming",
    arm: "Arm guard",
    armChanges: "Arm the changes",
    arming: "Arming",
    confirmed: "Confirmed for five minutes. Nothing was sent yet: press it again.",
  },
  "pt-BR": {
    notArmed: "Não armado. Nada é feito até você armar.",
    paused: "Pausado. Nada é feito até você retomar.",
    cannotFire: (why) => `Não pode disparar: ${why}.`,
    armed: "Armado.",
    firesAt: (price) => `Dispara em ${price}.`,
    inPart: (which) => `Só em parte: ${which}.`,
    unsaved: "Suas mudanças ainda não estão armadas.",
    pause: "Pausar guardião",
    pausing: "Pausando",
    resume: "Retomar guardião",
    resuming: "Retomando",
    arm: "Armar guardião",
    armChanges: "Armar as mudanças",
    arming: "Armando",
    confirmed: "Confirmado por cinco minutos. Nada foi enviado ainda: pressione de novo.",
  },
});
