import { inBoth } from "#domain/language/in-both.ts";

/** What a stored key turned out to be when it was tried again. */
export const VERDICT_WORDS = inBoth({
  en: {
    canWithdraw:
      "This key can withdraw now. Nothing is done with it any more: replace it by one that cannot, and delete it at LN Markets.",
    lacks: (scopes: string) =>
      `LN Markets says that this key lacks ${scopes}. Guards go on with it as far as it lets them: replace it.`,
  },
  "pt-BR": {
    canWithdraw:
      "Esta chave agora permite saque. Nada mais é feito com ela: troque-a por uma que não permita e exclua-a na LN Markets.",
    lacks: (scopes) =>
      `A LN Markets diz que faltam a esta chave as permissões: ${scopes}. Os guardiões seguem com ela até onde ela permite: troque-a.`,
  },
});
