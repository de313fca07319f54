import { inBoth } from "#domain/language/in-both.ts";

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** A reason without who it is said of, to stand after a colon. */
const bare = (reason: string): string => reason.replace(/^(it|ele) /iu, "").replace(/\.$/u, "");

/** What a verdict says; a position is named as inside a sentence. */
export const VERDICT_WORDS = inBoth({
  en: {
    word: {
      safe: "Safe",
      watch: "Watch",
      danger: "Danger",
      stale: "Not current",
      blind: "Blind",
      empty: "No positions",
    },
    emptyLede: "When you open one on this account it appears here within seconds.",
    thenGuard: "Then you can set a guard for it.",
    nothingAtRisk: "Nothing is at risk now.",
    outOfReach: "No price can liquidate these positions: their margin covers them whole.",
    crossUnseen: "The cross margin is not seen: this key may not read it.",
    calm: {
      between: (low: string, high: string) =>
        `No guard needs to act while Bitcoin stays between ${low} and ${high}.`,
      above: (low: string) => `No guard needs to act while Bitcoin stays above ${low}.`,
      below: (high: string) => `No guard needs to act while Bitcoin stays below ${high}.`,
    },
    nearest: {
      long: (distance: string, name: string) =>
        `The nearest liquidation is ${distance} below the price, on ${name}.`,
      short: (distance: string, name: string) =>
        `The nearest liquidation is ${distance} above the price, on ${name}.`,
    },
    lack: {
      guard: (name: string) => `${capital(name)} is near its trigger.`,
      stop: (name: string) => `${capital(name)} has a stop but no guard.`,
      "cannot-fire": (name: string, reason: string) =>
        `The guard of ${name} cannot fire: it ${bare(reason)}.`,
      paused: (name: string) => `The guard of ${name} is paused.`,
      none: (name: string) => `${capital(name)} has no guard and no stop.`,
      noGuard: (name: string) => `${capital(name)} has no guard.`,
    },
    cannotAct: "cannot act now",
    inPart: (deed: string) => `The guard acts only in part: ${deed}.`,
    near: {
      bare: (distance: string, name: string) => `Liquidation is ${distance} away on ${name}.`,
      adds: (distance: string, name: string, price: string) =>
        `Liquidation is ${distance} away on ${name}. The guard adds at ${price}.`,
      acts: (distance: string, name: string, price: string) =>
        `Liquidation is ${distance} away on ${name}. Its guard acts at ${price}.`,
    },
    freeSatsCover: "Free sats cover it.",
    danger: {
      guard: (distance: string, name: string) =>
        `Liquidation is ${distance} away on ${name}. The trigger is passed: the guard acts on the next tick.`,
      part: (distance: string, name: string, deed: string) =>
        `Liquidation is ${distance} away on ${name} and the guard acts only in part: ${deed}.`,
      stop: (distance: string, name: string) =>
        `Liquidation is ${distance} away on ${name}. A stop stands at the exchange; no guard can add margin.`,
      cannotAdd: (distance: string, name: string, reason: string) =>
        `Liquidation is ${distance} away on ${name} and the guard cannot add: it ${bare(reason)}.`,
      cannotFire: (distance: string, name: string, reason: string) =>
        `Liquidation is ${distance} away on ${name} and its guard cannot fire: it ${bare(reason)}.`,
      paused: (distance: string, name: string) =>
        `Liquidation is ${distance} away on ${name} and its guard is paused.`,
      none: (distance: string, name: string) =>
        `Liquidation is ${distance} away on ${name} and nothing protects it.`,
      noGuard: (distance: string, name: string) =>
        `Liquidation is ${distance} away on ${name} and no guard protects it.`,
    },
    isolatedNotCurrent: "Isolated positions are not current.",
    crossNotCurrent: "The cross margin is not current.",
    notEveryFigure: "Not every figure could be read.",
    figuresOld: (age: string) => `These figures are ${age} old.`,
  },
  "pt-BR": {
    word: {
      safe: "Seguro",
      watch: "Atenção",
      danger: "Perigo",
      stale: "Desatualizado",
      blind: "Sem visão",
      empty: "Sem posições",
    },
    emptyLede: "Quando você abrir uma nesta conta, ela aparece aqui em segundos.",
    thenGuard: "Depois você pode definir um guardião para ela.",
    nothingAtRisk: "Nada está em risco agora.",
    outOfReach: "Nenhum preço pode liquidar estas posições: a margem as cobre por inteiro.",
    crossUnseen: "A margem cross não aparece: esta chave não pode lê-la.",
    calm: {
      between: (low, high) => `Nenhum guardião precisa agir enquanto o Bitcoin ficar entre ${low} e ${high}.`,
      above: (low) => `Nenhum guardião precisa agir enquanto o Bitcoin ficar acima de ${low}.`,
      below: (high) => `Nenhum guardião precisa agir enquanto o Bitcoin ficar abaixo de ${high}.`,
    },
    nearest: {
      long: (distance, name) =>
        `A liquidação mais próxima está ${distance} abaixo do preço, na posição ${name}.`,
      short: (distance, name) =>
        `A liquidação mais próxima está ${distance} acima do preço, na posição ${name}.`,
    },
    lack: {
      guard: (name) => `A posição ${name} está perto do gatilho.`,
      stop: (name) => `A posição ${name} tem um stop, mas nenhum guardião.`,
      "cannot-fire": (name, reason) => `O guardião da posição ${name} não pode disparar: ${bare(reason)}.`,
      paused: (name) => `O guardião da posição ${name} está pausado.`,
      none: (name) => `A posição ${name} não tem guardião nem stop.`,
      noGuard: (name) => `A posição ${name} não tem guardião.`,
    },
    cannotAct: "não pode agir agora",
    inPart: (deed) => `O guardião só age em parte: ${deed}.`,
    near: {
      bare: (distance, name) => `A liquidação está a ${distance} do preço na posição ${name}.`,
      adds: (distance, name, price) =>
        `A liquidação está a ${distance} do preço na posição ${name}. O guardião adiciona em ${price}.`,
      acts: (distance, name, price) =>
        `A liquidação está a ${distance} do preço na posição ${name}. O guardião dela age em ${price}.`,
    },
    freeSatsCover: "Os sats livres cobrem o reforço.",
    danger: {
      guard: (distance, name) =>
        `A liquidação está a ${distance} do preço na posição ${name}. O preço passou do gatilho: o guardião age na próxima leitura do preço.`,
      part: (distance, name, deed) =>
        `A liquidação está a ${distance} do preço na posição ${name} e o guardião só age em parte: ${deed}.`,
      stop: (distance, name) =>
        `A liquidação está a ${distance} do preço na posição ${name}. Há um stop na corretora; nenhum guardião pode adicionar margem.`,
      cannotAdd: (distance, name, reason) =>
        `A liquidação está a ${distance} do preço na posição ${name} e o guardião não pode adicionar: ${bare(reason)}.`,
      cannotFire: (distance, name, reason) =>
        `A liquidação está a ${distance} do preço na posição ${name} e o guardião dela não pode disparar: ${bare(reason)}.`,
      paused: (distance, name) =>
        `A liquidação está a ${distance} do preço na posição ${name} e o guardião dela está pausado.`,
      none: (distance, name) =>
        `A liquidação está a ${distance} do preço na posição ${name} e nada a protege.`,
      noGuard: (distance, name) =>
        `A liquidação está a ${distance} do preço na posição ${name} e nenhum guardião a protege.`,
    },
    isolatedNotCurrent: "As posições isoladas estão desatualizadas.",
    crossNotCurrent: "A margem cross está desatualizada.",
    notEveryFigure: "Nem todos os números puderam ser lidos.",
    figuresOld: (age) => `Estes números têm ${age}.`,
  },
});

export type VerdictTable = (typeof VERDICT_WORDS)["en"];
