import { inBoth } from "#domain/language/in-both.ts";

/** Why nothing is done with a key of ours. */
export const ACCOUNT_WORDS = inBoth({
  en: {
    notAccepted: "LN Markets does not accept this key.",
    canWithdraw:
      "This key can withdraw now, so nothing is done with it. Replace it by one that cannot, and delete it at LN Markets.",
    lacks: (scopes: string) => `This key lacks ${scopes} now, so it can guard nothing. Replace it.`,
  },
  "pt-BR": {
    notAccepted: "A LN Markets não aceita esta chave.",
    canWithdraw:
      "Esta chave agora permite saque; por isso nada é feito com ela. Troque-a por uma que não permita e exclua-a na LN Markets.",
    lacks: (scopes) =>
      `Faltam agora a esta chave as permissões: ${scopes}. Ela não pode guardar nada. Troque-a.`,
  },
});
