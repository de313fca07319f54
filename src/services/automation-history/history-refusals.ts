import { inBoth } from "#domain/language/in-both.ts";

/** Why what is done to all kinds of automations alike is refused. */
export const HISTORY_REFUSALS = inBoth({
  en: {
    gone: "This automation is not there any more. Reload the page.",
    ended: "This automation has ended. Reload the page.",
    changed: "The account was changed meanwhile, and not all of them find a place. Look at them again.",
    ofPosition: (place: number, why: string) => `Position ${place} of those chosen: ${why}`,
    ofEntry: (entry: number, why: string) => `Automation ${entry} of the file: ${why}`,
    positionFirst: "Choose a position first, then more of them.",
    standsHere: "It stands here itself. Choose another place.",
    choosePlace: "Choose where at least one of the automations goes.",
    samePlace: "Another automation of this file takes the same place: leave one of them out.",
    noEntry: (entry: number) => `The file has no automation ${entry}.`,
    inForce: "This version is in force. Choose an older one.",
    noVersion: "There is no such version. Reload the page.",
    tooManyOnAccount: (most: number) =>
      `These are more than the ${most} that one file carries. End some of them first.`,
    tooManyInAll: (most: number) =>
      `These are more than the ${most} that one file carries. Export the positions one by one.`,
    toCross: "A cross guard goes to the cross position of an account. Choose that, or leave it out.",
    toAccount: "This watches a whole account and stands on no position. Choose the account, or leave it out.",
    toPosition: "This goes to a position. Choose one that runs, or leave it out.",
  },
  "pt-BR": {
    gone: "Esta automação não existe mais. Recarregue a página.",
    ended: "Esta automação foi encerrada. Recarregue a página.",
    changed: "A conta mudou enquanto isso e nem todas encontram lugar. Veja-as de novo.",
    ofPosition: (place, why) => `Posição ${place} das escolhidas: ${why}`,
    ofEntry: (entry, why) => `Automação ${entry} do arquivo: ${why}`,
    positionFirst: "Escolha primeiro uma posição, depois outras.",
    standsHere: "Ela mesma já está aqui. Escolha outro lugar.",
    choosePlace: "Escolha para onde vai pelo menos uma das automações.",
    samePlace: "Outra automação deste arquivo ocupa o mesmo lugar: deixe uma delas de fora.",
    noEntry: (entry) => `O arquivo não tem a automação ${entry}.`,
    inForce: "Esta versão está em vigor. Escolha uma mais antiga.",
    noVersion: "Essa versão não existe. Recarregue a página.",
    tooManyOnAccount: (most) =>
      `São mais que as ${most} que um arquivo leva. Encerre algumas delas primeiro.`,
    tooManyInAll: (most) => `São mais que as ${most} que um arquivo leva. Exporte as posições uma por uma.`,
    toCross: "Um guardião cross vai para a posição cross de uma conta. Escolha-a ou deixe-o de fora.",
    toAccount:
      "Isto observa uma conta inteira e não fica em nenhuma posição. Escolha a conta ou deixe de fora.",
    toPosition: "Isto vai para uma posição. Escolha uma aberta ou deixe de fora.",
  },
});
