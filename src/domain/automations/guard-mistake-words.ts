import { inBoth } from "../language/in-both.ts";

/** What is wrong with a guard, of a position or of the cross margin, or with a plan that makes guards. */
export const GUARD_MISTAKES = inBoth({
  en: {
    again:
      "The target must be farther from liquidation than the trigger, or the guard would act again and again.",
    beyond: "This lies beyond liquidation, so the step could never act. Choose a price nearer to the market.",
    triggerTooNear: (least: string) => `The trigger must be at least ${least} % away from liquidation.`,
    price: "Enter a price in steps of half a dollar.",
    marginUsed: "The share of the margin must lie between 1 % and 99 %: at 100 % the position is liquidated.",
    targetTooFar: "The target must be at most 90 % away.",
    unreachable:
      "This target cannot be reached: the exchange refuses margin that brings leverage below 1. Choose a nearer one.",
    steps: (most: number) => `A guard has one to ${most} steps.`,
    samePrice: (step: number, other: number) =>
      `Step ${step} acts at the same price as step ${other}. Move one of them.`,
    closesFirst: (before: number, step: number) =>
      `Step ${before} closes the position before the price gets to step ${step}. Take one of them away, or swap their triggers.`,
    behindStop:
      "The stop of this position closes it before this step could act. Move the stop beyond it, or choose a trigger nearer to the market.",
    cap: "A cap must be a whole number of sats: zero would stop every top-up. Enter at least 1 sat, or pause the guard.",
    reserve: "What is kept back must be a whole number of sats. Enter 0 to keep nothing back.",
    cooldown: "The cooldown must lie between 0 seconds and 24 hours.",
    ahead: (most: number) => `The guard can look 0 to ${most} settlements ahead; there are three a day.`,
    endless: "This position can never be liquidated: there is nothing to guard.",
    reduces: "Enter the most contracts that may be closed at once, at least 1 USD, or no cap.",
    planAdds: (most: string) => `What it may add must lie between 1 % and ${most} % of the initial margin.`,
    planLoses: (most: string) =>
      `What may be lost must lie between 1 % and ${most} % of the initial margin, or be left empty.`,
    planLosesItself:
      "The initial margin may be lost as it is: enter more than 100 %, or nothing could ever be added.",
  },
  "pt-BR": {
    again: "O alvo deve ficar mais longe da liquidação que o gatilho, ou o guardião agiria repetidas vezes.",
    beyond:
      "Isto fica além da liquidação, então o degrau nunca poderia agir. Escolha um preço mais perto do mercado.",
    triggerTooNear: (least) => `O gatilho deve ficar a pelo menos ${least} % da liquidação.`,
    price: "Informe um preço em passos de meio dólar.",
    marginUsed: "A parcela da margem deve ficar entre 1 % e 99 %: em 100 % a posição é liquidada.",
    targetTooFar: "O alvo deve ficar a no máximo 90 % de distância.",
    unreachable:
      "Este alvo não pode ser alcançado: a corretora recusa margem que leva a alavancagem abaixo de 1. Escolha um mais próximo.",
    steps: (most) => `Um guardião tem de um a ${most} degraus.`,
    samePrice: (step, other) => `O degrau ${step} age no mesmo preço que o degrau ${other}. Mova um deles.`,
    closesFirst: (before, step) =>
      `O degrau ${before} fecha a posição antes que o preço chegue ao degrau ${step}. Remova um deles ou troque os gatilhos.`,
    behindStop:
      "O stop desta posição a fecha antes que este degrau possa agir. Mova o stop para além dele ou escolha um gatilho mais perto do mercado.",
    cap: "Um limite deve ser um número inteiro de sats: zero impediria todo reforço. Informe pelo menos 1 sat ou pause o guardião.",
    reserve: "A reserva deve ser um número inteiro de sats. Informe 0 para não reservar nada.",
    cooldown: "O intervalo deve ficar entre 0 segundos e 24 horas.",
    ahead: (most) => `O guardião pode olhar de 0 a ${most} acertos de funding à frente; são três por dia.`,
    endless: "Esta posição nunca pode ser liquidada: não há nada a guardar.",
    reduces:
      "Informe o máximo de contratos que podem ser fechados de uma vez, pelo menos 1 USD, ou nenhum limite.",
    planAdds: (most) => `O que ele pode adicionar deve ficar entre 1 % e ${most} % da margem inicial.`,
    planLoses: (most) =>
      `O que pode ser perdido deve ficar entre 1 % e ${most} % da margem inicial, ou ficar vazio.`,
    planLosesItself:
      "A margem inicial já pode ser perdida: informe mais de 100 %, ou nada poderia ser adicionado.",
  },
});
