import { inBoth } from "#domain/language/in-both.ts";

/** Why a request is refused as it is, whatever it asks for. */
export const REQUEST_WORDS = inBoth({
  en: {
    foreign: "This request did not come from our page. Open Axisor and try there.",
    nothingHere: "There is nothing under this name.",
    badMethod: "This address does not take that method.",
    getOrPost: "Ask with GET and change with POST.",
    alone: "Send this request by itself.",
    sendJson: "Send JSON.",
    sendJsonOrForm: "Send JSON or a form.",
    noJson: "The request is no valid JSON.",
    noUtf8: "The request is no valid UTF-8.",
    odd: "The request is not in the expected form.",
    fieldTooMany: "The request has a field too many.",
    tooDeep: (levels: number) => `The request is nested deeper than ${levels} levels.`,
    twice: "The request names a field twice.",
    oddCharacter: "A text in the request holds a character that cannot be kept. Leave it out.",
    tooManyCalls: (most: number) => `Send at most ${most} calls at once.`,
    tooLong: "The request is too long.",
    longerThan: (kilobytes: number) => `The request is longer than ${kilobytes} KB.`,
    tooSlow: "The request took too long to arrive. Send it again.",
    compressed: "Send the request without compression.",
    tooManyPlaces:
      "Live updates are open in too many places at once. Close one of them and reload this page.",
    tooBusy: "Too many people are here at once. Your guards go on; this page asks again in a moment.",
    logInForLive: "Log in to see live updates.",
    logIn: "Log in first.",
    operatorOnly: "Only the operator may see this.",
    operatorNeedsFactor:
      "An operator needs a second factor. Add an app or a passkey on the Security page first.",
    crowded: "Too much is asked of Axisor right now. Try again in a moment.",
    away: "Axisor cannot reach its database right now. Nothing was changed. Try again in a moment.",
    defect: "Something went wrong on our side. Try again in a moment.",
    defectOf: (requestId: string) =>
      `Something went wrong on our side. Try again in a moment. If it happens again, report the id ${requestId}.`,
    panicNotThrown:
      "The panic switch could not be thrown here. Try again at once, and close your positions at LN Markets if it goes on.",
    guardGone: "This guard is not there any more. Reload the page.",
    namePosition: "Name the position this is for.",
  },
  "pt-BR": {
    foreign: "Este pedido não veio da nossa página. Abra a Axisor e tente por lá.",
    nothingHere: "Não há nada com este nome.",
    badMethod: "Este endereço não aceita esse método.",
    getOrPost: "Consulte com GET e altere com POST.",
    alone: "Envie este pedido sozinho.",
    sendJson: "Envie JSON.",
    sendJsonOrForm: "Envie JSON ou um formulário.",
    noJson: "O pedido não é um JSON válido.",
    noUtf8: "O pedido não é UTF-8 válido.",
    odd: "O pedido não está na forma esperada.",
    fieldTooMany: "O pedido tem um campo a mais.",
    tooDeep: (levels) => `O pedido tem mais de ${levels} níveis de aninhamento.`,
    twice: "O pedido nomeia um campo duas vezes.",
    oddCharacter: "Um texto do pedido tem um caractere que não pode ser guardado. Retire-o.",
    tooManyCalls: (most) => `Envie no máximo ${most} chamadas de uma vez.`,
    tooLong: "O pedido é longo demais.",
    longerThan: (kilobytes) => `O pedido tem mais de ${kilobytes} KB.`,
    tooSlow: "O pedido demorou demais para chegar. Envie de novo.",
    tooBusy:
      "Há gente demais aqui ao mesmo tempo. Suas proteções continuam; esta página pergunta de novo em instantes.",
    compressed: "Envie o pedido sem compressão.",
    tooManyPlaces:
      "As atualizações ao vivo estão abertas em lugares demais ao mesmo tempo. Feche um deles e recarregue esta página.",
    logInForLive: "Entre para ver as atualizações ao vivo.",
    logIn: "Entre primeiro.",
    operatorOnly: "Só o operador pode ver isto.",
    operatorNeedsFactor:
      "Um operador precisa de um segundo fator. Adicione antes um aplicativo ou uma passkey na página Segurança.",
    crowded: "Há pedidos demais à Axisor neste momento. Tente de novo daqui a pouco.",
    away: "A Axisor não alcança seu banco de dados neste momento. Nada foi alterado. Tente de novo daqui a pouco.",
    defect: "Algo deu errado do nosso lado. Tente de novo em instantes.",
    defectOf: (requestId) =>
      `Algo deu errado do nosso lado. Tente de novo em instantes. Se acontecer outra vez, informe o id ${requestId}.`,
    panicNotThrown:
      "O botão de pânico não pôde ser acionado aqui. Tente de novo já e feche suas posições na LN Markets se continuar.",
    guardGone: "Este guardião não existe mais. Recarregue a página.",
    namePosition: "Informe a posição a que isto se destina.",
  },
});
