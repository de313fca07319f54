import { inBoth } from "../../language/in-both.ts";

/** Why an address is not posted to. */
export const WEBHOOK_WORDS = inBoth({
  en: {
    noUrl: "Enter an address such as https://example.org/axisor.",
    notHttps: "Use https: what you are told is nobody else's business.",
    otherPort: "Leave the port out: https is posted to on 443 alone.",
    withUser: "Leave user and password out of the address; every message is signed instead.",
    withFragment: "Leave out what follows #; it is not sent.",
    notPublic: "Axisor posts to public addresses only. Whoever runs it can allow one of their own network.",
    tooLong: "Enter an address of at most 2,000 characters.",
  },
  "pt-BR": {
    noUrl: "Informe um endereço como https://example.org/axisor.",
    notHttps: "Use https: o que é dito a você não é da conta de mais ninguém.",
    otherPort: "Deixe a porta de fora: o envio por https é só na 443.",
    withUser: "Deixe usuário e senha fora do endereço; cada mensagem é assinada em vez disso.",
    withFragment: "Deixe de fora o que vem depois de #; isso não é enviado.",
    notPublic: "A Axisor envia só para endereços públicos. Quem a opera pode permitir um da própria rede.",
    tooLong: "Informe um endereço de no máximo 2.000 caracteres.",
  },
});
