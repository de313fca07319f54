import { inBoth } from "#domain/language/in-both.ts";

/** Why somebody is not let in, or a link or password not taken. */
export const AUTH_REFUSALS = inBoth({
  en: {
    tooLate: "This took too long. Log in again.",
    passkeyTooLate: "This took too long. Ask your passkey again.",
    wrongPasskey: "This passkey does not belong to this account, or did not answer as it should.",
    wrongCode: "This code is wrong or was used already. Enter the next one.",
    codesUnchecked: "Codes cannot be checked right now. Try again in a few seconds.",
    addressTaken: "This address has an account already. Log in instead.",
    addressTakenMeanwhile: "This address has an account of its own by now. Choose another.",
    deadLink: "This link was used already, or is too old. Ask for a new one.",
    unknownPasskey: "This passkey opens no account here. Log in with your password instead.",
    wrongPassword: "This e-mail and password do not belong together. Check both and try again.",
    needsName: "Passkeys need https and a name, or localhost. Open Axisor there, or use another factor.",
    busy: "Many people are logging in right now. Try again in a few seconds.",
    fromAddress: "Choose a password that is not built from your e-mail address.",
    repeats: "Choose a password that does not repeat or count up; three or four unrelated words serve well.",
    wellKnown: "Choose a password that is no well-known one; three or four unrelated words serve well.",
    stolen: "This password is in a list of stolen ones. Choose another, and change it wherever you use it.",
  },
  "pt-BR": {
    tooLate: "Isto demorou demais. Entre de novo.",
    passkeyTooLate: "Isto demorou demais. Peça à sua passkey de novo.",
    wrongPasskey: "Esta passkey não pertence a esta conta ou não respondeu como devia.",
    wrongCode: "Este código está errado ou já foi usado. Digite o próximo.",
    codesUnchecked: "Os códigos não podem ser verificados agora. Tente de novo em alguns segundos.",
    addressTaken: "Este endereço já tem uma conta. Entre com ela.",
    addressTakenMeanwhile: "Este endereço agora tem uma conta própria. Escolha outro.",
    deadLink: "Este link já foi usado ou é antigo demais. Peça um novo.",
    unknownPasskey: "Esta passkey não abre nenhuma conta aqui. Entre com sua senha.",
    wrongPassword: "Este e-mail e esta senha não correspondem. Confira os dois e tente de novo.",
    needsName: "Passkeys exigem https e um nome, ou localhost. Abra a Axisor ali ou use outro fator.",
    busy: "Muita gente está entrando agora. Tente de novo em alguns segundos.",
    fromAddress: "Escolha uma senha que não venha do seu endereço de e-mail.",
    repeats:
      "Escolha uma senha que não se repita nem conte em sequência; três ou quatro palavras sem relação servem bem.",
    wellKnown: "Escolha uma senha que não seja conhecida; três ou quatro palavras sem relação servem bem.",
    stolen: "Esta senha está em uma lista de senhas roubadas. Escolha outra e troque-a onde quer que a use.",
  },
});
