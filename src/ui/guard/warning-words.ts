import { inBoth } from "#domain/language/in-both.ts";
import type { Side } from "#domain/position/side.ts";

/** What stands in the way of a guard. */
export const WARNING_WORDS = inBoth({
  en: {
    reaction: (topUps: string, seconds: string) =>
      `Of your last ${topUps} top-ups, 95 of 100 left within ${seconds} s of their price.`,
    drivers: {
      cron: "This installation looks at prices about once a minute.",
      worker: "This installation acts within seconds of a price.",
    },
    stopFirst: "Your stop loss closes this position before the guard can act",
    stopIsAt: (stop: string, trigger: string, side: Side) =>
      `The stop is at ${stop}. The guard fires at ${trigger}, ${side === "long" ? "lower" : "higher"}. Move the stop on LN Markets beyond that, or leave it and do without the guard.`,
    tooLate: (least: string) => `A trigger under ${least} often comes too late here`,
    fastMove: (trigger: string, liquidation: string) =>
      `A fast move can cross from ${trigger} to the liquidation at ${liquidation} before the sats arrive.`,
  },
  "pt-BR": {
    reaction: (topUps, seconds) =>
      `Dos seus últimos ${topUps} reforços, 95 de cada 100 saíram em até ${seconds} s depois do preço deles.`,
    drivers: {
      cron: "Esta instalação olha os preços cerca de uma vez por minuto.",
      worker: "Esta instalação age poucos segundos depois de um preço.",
    },
    stopFirst: "Seu stop fecha esta posição antes que o guardião possa agir",
    stopIsAt: (stop, trigger, side) =>
      `O stop está em ${stop}. O guardião dispara em ${trigger}, mais ${side === "long" ? "abaixo" : "acima"}. Mova o stop na LN Markets para além disso, ou deixe-o e fique sem o guardião.`,
    tooLate: (least) => `Um gatilho abaixo de ${least} muitas vezes chega tarde demais aqui`,
    fastMove: (trigger, liquidation) =>
      `Um movimento rápido pode ir de ${trigger} à liquidação em ${liquidation} antes que os sats cheguem.`,
  },
});
