import { inBoth } from "#domain/language/in-both.ts";

/** Why an order by hand is not given. */
export const COMMAND_REFUSALS = inBoth({
  en: {
    noPrice: "No price is known yet. Nothing was sent. Try again soon.",
    orderGone: "This order does not wait any more. Reload the page.",
    noCross: "There is no cross position to close. Reload the page.",
    changed: (changes: string) =>
      `It is not what you saw any more: ${changes}. Nothing was sent. Look again.`,
    seenTooLongAgo: "What you saw is older than 10 seconds. Nothing was sent. Look again.",
    unreadable: "LN Markets cannot be read now. Nothing was sent. Try again soon.",
    underWay: "This was ordered already, or something else is under way. Look again.",
    choosePosition: "Choose the position this is for.",
  },
  "pt-BR": {
    noPrice: "Nenhum preço é conhecido ainda. Nada foi enviado. Tente de novo em breve.",
    orderGone: "Esta ordem não espera mais. Recarregue a página.",
    noCross: "Não há posição cross para fechar. Recarregue a página.",
    changed: (changes) => `Já não é o que você viu: ${changes}. Nada foi enviado. Olhe de novo.`,
    seenTooLongAgo: "O que você viu tem mais de 10 segundos. Nada foi enviado. Olhe de novo.",
    unreadable: "A LN Markets não pode ser lida agora. Nada foi enviado. Tente de novo em breve.",
    underWay: "Isto já foi pedido, ou outra coisa está em andamento. Olhe de novo.",
    choosePosition: "Escolha a posição a que isto se destina.",
  },
});
