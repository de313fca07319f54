import { inBoth } from "#domain/language/in-both.ts";

/** An action before it is sent, on its way, and once something came of it. */
export const COMMAND_WORDS = inBoth({
  en: {
    before: "Before it is sent",
    after: "What came of it",
    leave: "Leave",
    cancel: "Cancel",
    change: "Change it",
    workingOut: "Working out what it would do.",
    withoutPreview: "It can be ordered without a preview.",
    nothingSent: "Nothing was sent.",
    noFreshPreview: "There is no fresh preview. Nothing was sent. Look again.",
    notLetThrough: (stage: string) =>
      `The panic switch stands at “${stage}” and does not let this through. Step down under Panic first.`,
    notOrdered:
      "No answer came, and Axisor knows of no such command: nothing was ordered. You can try again.",
    waiting: {
      sending: "Sent to Axisor. It is done only once LN Markets shows it; closing this does not stop it.",
      looking: "No answer came. Axisor is asked whether it was ordered; do not order it again.",
      confirmed: "Confirmed for five minutes. Nothing was sent yet: press it again.",
    },
    busy: { looking: "Asking what came of it", sending: "Waiting for LN Markets" },
    waitsNow: "It waits until the price gets there, and then it runs.",
    seeWaiting: "See what waits",
    receipt: "Receipt",
    answered: "What LN Markets answered",
    all: {
      each: "Each position is closed whole, at the market and by itself. Orders that wait and the cross margin stay as they are.",
      none: "There was no position to close.",
      close: "Close all positions",
    },
  },
  "pt-BR": {
    before: "Antes de enviar",
    after: "O resultado",
    leave: "Sair",
    cancel: "Cancelar",
    change: "Alterar",
    workingOut: "Calculando o que a ação faria.",
    withoutPreview: "Você pode enviar a ordem sem prévia.",
    nothingSent: "Nada foi enviado.",
    noFreshPreview: "Não há prévia recente. Nada foi enviado. Olhe de novo.",
    notLetThrough: (stage) =>
      `O botão de pânico está em “${stage}” e não deixa isto passar. Antes, volte a um estágio mais brando em Pânico.`,
    notOrdered:
      "Nenhuma resposta chegou, e a Axisor não conhece esse comando: nenhuma ordem foi enviada. Você pode tentar de novo.",
    waiting: {
      sending:
        "Enviado à Axisor. Só está feito quando a LN Markets mostrar; fechar esta janela não interrompe a ação.",
      looking: "Nenhuma resposta chegou. A Axisor verifica se a ordem foi enviada; não a envie de novo.",
      confirmed: "Confirmado por cinco minutos. Nada foi enviado ainda: pressione de novo.",
    },
    busy: { looking: "Verificando o resultado", sending: "Esperando a LN Markets" },
    waitsNow: "Ela espera até o preço chegar lá, e então é executada.",
    seeWaiting: "Ver o que espera",
    receipt: "Recibo",
    answered: "O que a LN Markets respondeu",
    all: {
      each: "Cada posição é fechada inteira, a mercado e por si. Ordens em espera e a margem cross ficam como estão.",
      none: "Não havia posição para fechar.",
      close: "Fechar todas as posições",
    },
  },
});
