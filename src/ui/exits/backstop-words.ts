import { inBoth } from "#domain/language/in-both.ts";

/** What is said of the stop that stays if Axisor does not. */
export const BACKSTOP_WORDS = inBoth({
  en: {
    titleWanted: "Backstop: wanted",
    titleUnwanted: "Backstop: not wanted",
    means:
      "A backstop is a stop at LN Markets just before liquidation. It follows liquidation, gives way to any stop of yours, and closes the position if nobody is there to add margin. A gap may close it at a worse price.",
    want: "Want a backstop",
    resume: "Resume the backstop",
    arming: "Arming",
    giveUp: "Give up the backstop",
    giveUpCost:
      "Without it nothing closes this position before liquidation while Axisor is away, unless you set a stop yourself. Liquidation takes the whole margin.",
    keep: "Keep it",
    confirm: "Give it up",
    givingUp: "Giving it up",
    standing: {
      off: "No backstop is wanted.",
      givenUp: (price: string | null) =>
        `The backstop is given up. It still stands at LN Markets${price === null ? "" : ` at ${price}`} and is being taken away.`,
      paused: "Paused. It does not follow liquidation; what stands at LN Markets stays there.",
      due: "Wanted. Being placed at LN Markets, which takes seconds; it does not stand yet.",
      stands: (price: string | null) =>
        `The backstop stands at LN Markets${price === null ? "" : ` at ${price}`} and follows liquidation.`,
      yields: (price: string | null, owner: string) =>
        `Wanted. The stop${price === null ? "" : ` at ${price}`}, ${owner}, stands in its place and is left there.`,
    },
  },
  "pt-BR": {
    titleWanted: "Stop de segurança: desejado",
    titleUnwanted: "Stop de segurança: não desejado",
    means:
      "O stop de segurança é um stop na LN Markets logo antes da liquidação. Ele acompanha a liquidação, dá lugar a qualquer stop seu e fecha a posição se não houver quem adicione margem. Um salto do preço pode fechá-la a um preço pior.",
    want: "Quero um stop de segurança",
    resume: "Retomar o stop de segurança",
    arming: "Armando",
    giveUp: "Abrir mão do stop de segurança",
    giveUpCost:
      "Sem ele, nada fecha esta posição antes da liquidação enquanto a Axisor estiver fora, a menos que você mesmo defina um stop. A liquidação leva toda a margem.",
    keep: "Manter",
    confirm: "Abrir mão dele",
    givingUp: "Abrindo mão dele",
    standing: {
      off: "Nenhum stop de segurança é desejado.",
      givenUp: (price) =>
        `Você abriu mão do stop de segurança. Ele ainda está ativo na LN Markets${price === null ? "" : ` em ${price}`} e está sendo removido.`,
      paused: "Pausado. Não acompanha a liquidação; o que está na LN Markets continua lá.",
      due: "Desejado. Está sendo colocado na LN Markets, o que leva segundos; ainda não está ativo.",
      stands: (price) =>
        `O stop de segurança está ativo na LN Markets${price === null ? "" : ` em ${price}`} e acompanha a liquidação.`,
      yields: (price, owner) =>
        `Desejado. O stop${price === null ? "" : ` em ${price}`}, ${owner}, está no lugar dele e continua lá.`,
    },
  },
});
