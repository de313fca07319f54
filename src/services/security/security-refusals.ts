import { inBoth } from "#domain/language/in-both.ts";

/** Why what concerns how a trader gets in is refused. */
export const SECURITY_REFUSALS = inBoth({
  en: {
    confirm: "Confirm that it is you, then try again.",
    frozen: (hours: number) =>
      `The password was reset, so this waits ${hours === 1 ? "an hour" : `${hours} hours`}. What lowers risk still works.`,
    tooLate: "This took too long. Begin again.",
    oddPasskey: "This passkey did not answer as it should. Begin again, or use another.",
    tooManyPasskeys: (most: number) => `You have ${most} passkeys. Remove one before you add another.`,
    passkeyKnown: "This passkey is known already.",
    noPasskeyOfThatName: "You have no such passkey.",
    noApp: "You have no authenticator app.",
    hasApp: "You have an authenticator app. Remove it before you add another.",
    seedsAway: "Seeds cannot be stored right now. Try again in a few seconds.",
    noEnrolment: "There is no authenticator app to confirm. Begin again.",
    sessionEnded: "This session has ended already.",
    sessionOver: "This session has ended. Log in again.",
    lastFactorForKey:
      "A mainnet key is stored here, and this is your last second factor. Add another one first, or remove the key.",
    lastFactorOfOperator:
      "You are an operator here, and this is your last second factor. Add another one first.",
    allOrRisky: "List everything, or what is riskier than 0.8.",
    codesNeedFactor: "Backup codes stand in for a second factor. Add one first.",
    sameAddress: "This is your address already.",
    noPasskey: "You have no passkey. Add one, or give another factor.",
    factorInstead: "Your account has a second factor. Give that instead of the password.",
    notYourPassword: "This is not your password. Check it and try again.",
  },
  "pt-BR": {
    confirm: "Confirme que é você e tente de novo.",
    frozen: (hours) =>
      `A senha foi redefinida, então isto espera ${hours === 1 ? "uma hora" : `${hours} horas`}. O que reduz o risco continua funcionando.`,
    tooLate: "Isto demorou demais. Comece de novo.",
    oddPasskey: "Esta passkey não respondeu como devia. Comece de novo ou use outra.",
    tooManyPasskeys: (most) => `Você tem ${most} passkeys. Remova uma antes de adicionar outra.`,
    passkeyKnown: "Esta passkey já é conhecida.",
    noPasskeyOfThatName: "Você não tem essa passkey.",
    noApp: "Você não tem um aplicativo autenticador.",
    hasApp: "Você tem um aplicativo autenticador. Remova-o antes de adicionar outro.",
    seedsAway: "As sementes não podem ser guardadas agora. Tente de novo em alguns segundos.",
    noEnrolment: "Não há aplicativo autenticador para confirmar. Comece de novo.",
    sessionEnded: "Esta sessão já foi encerrada.",
    sessionOver: "Esta sessão foi encerrada. Entre de novo.",
    lastFactorForKey:
      "Uma chave da mainnet está guardada aqui, e este é seu último segundo fator. Adicione outro primeiro ou remova a chave.",
    lastFactorOfOperator: "Você é operador aqui, e este é seu último segundo fator. Adicione outro primeiro.",
    allOrRisky: "Liste tudo ou o que tem risco maior que 0,8.",
    codesNeedFactor: "Códigos de reserva substituem um segundo fator. Adicione um primeiro.",
    sameAddress: "Este já é o seu endereço.",
    noPasskey: "Você não tem passkey. Adicione uma ou informe outro fator.",
    factorInstead: "Sua conta tem um segundo fator. Informe-o em vez da senha.",
    notYourPassword: "Esta não é a sua senha. Confira e tente de novo.",
  },
});
