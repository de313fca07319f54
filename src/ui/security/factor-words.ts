import { inBoth } from "#domain/language/in-both.ts";

/** Proving who sits there: at the login, and again before something that can put more at risk. */
export const FACTOR_WORDS = inBoth({
  en: {
    usePasskey: "Use a passkey",
    offers: {
      totp: "Use your authenticator app",
      "backup-code": "Use a backup code",
      password: "Use your password",
    },
    labels: {
      totp: "Six digits from your authenticator app",
      "backup-code": "Backup code",
      password: "Password",
    },
    backupHint: "Such as ABCD-EFGH-JKLM. Each serves once.",
    noWay:
      "This account answers with a passkey, and this browser cannot ask for one at this address. Open Axisor over https, or as localhost, in a browser that knows passkeys.",
    stepUp: {
      title: "Confirm that it is you",
      why: "This can put more at risk, so being logged in is not enough. It holds for five minutes.",
      reading: "Reading how you can confirm.",
      confirm: "Confirm",
      confirming: "Confirming",
      cancel: "Cancel",
      noAnswer: "Axisor did not answer. Nothing was changed. Try again in a moment.",
      passwordServes: "The password serves because there is no second factor yet.",
      setOneUp: "Set one up",
    },
  },
  "pt-BR": {
    usePasskey: "Usar uma passkey",
    offers: {
      totp: "Usar o seu aplicativo autenticador",
      "backup-code": "Usar um código de reserva",
      password: "Usar a sua senha",
    },
    labels: {
      totp: "Seis dígitos do seu aplicativo autenticador",
      "backup-code": "Código de reserva",
      password: "Senha",
    },
    backupHint: "Por exemplo ABCD-EFGH-JKLM. Cada um serve uma vez.",
    noWay:
      "Esta conta responde com uma passkey, e este navegador não pode pedir uma neste endereço. Abra a Axisor em https, ou como localhost, em um navegador que conheça passkeys.",
    stepUp: {
      title: "Confirme que é você",
      why: "Isto pode aumentar o risco; por isso, ter entrado não basta. Vale por cinco minutos.",
      reading: "Lendo como você pode confirmar.",
      confirm: "Confirmar",
      confirming: "Confirmando",
      cancel: "Cancelar",
      noAnswer: "A Axisor não respondeu. Nada mudou. Tente de novo em instantes.",
      passwordServes: "A senha serve porque ainda não há um segundo fator.",
      setOneUp: "Configurar um segundo fator",
    },
  },
});
