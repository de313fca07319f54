import { inBoth } from "#domain/language/in-both.ts";

/** Why a guard of the cross position is not armed, or not found. */
export const CROSS_GUARD_REFUSALS = inBoth({
  en: {
    endedAlready: "This guard has ended already. Reload the page.",
    mayNotAct:
      "The key of this account may not act on the cross margin. Replace it by one with the scopes futures:cross:read and futures:cross:write.",
    unread:
      "The cross margin has not been read yet, or cannot be read now, so nothing could act. Try again in a moment.",
    flat: "The cross position is flat: there is nothing to guard.",
    noPrice: "There is no price yet to preview this at. Try again in a moment.",
  },
  "pt-BR": {
    endedAlready: "Este guardião já foi encerrado. Recarregue a página.",
    mayNotAct:
      "A chave desta conta não pode agir sobre a margem cross. Troque-a por uma com as permissões futures:cross:read e futures:cross:write.",
    unread:
      "A margem cross ainda não foi lida, ou não pode ser lida agora, então nada poderia agir. Tente de novo em instantes.",
    flat: "A posição cross está zerada: não há nada a guardar.",
    noPrice: "Ainda não há preço para simular isto. Tente de novo em instantes.",
  },
});
