import { inBoth } from "#domain/language/in-both.ts";

/** The authenticator app, from being set up to being removed. */
export const APP_WORDS = inBoth({
  en: {
    notSetUp: "Not set up.",
    setUp: "Set up an authenticator app",
    makingSecret: "Making a secret",
    inUseSince: (moment: string) => `In use since ${moment}.`,
    removal: {
      offer: "Remove the app",
      passkeysStay: "Your passkeys stay a second factor.",
      passwordAlone: "Then your password alone opens this account, and no new mainnet key can be stored.",
      keep: "Keep it",
      confirm: "Remove it",
      busy: "Removing",
    },
    enrolment: {
      title: "Put the secret into your app",
      qrCode: "QR code that hands the secret to an app",
      scan: "1. Scan this with your app, or type the secret into it.",
      openHere: "Open it in an app on this device",
      code: "2. Type the six digits it shows",
      confirm: "Confirm",
      checking: "Checking the code",
      notNow: "Not now",
    },
  },
  "pt-BR": {
    notSetUp: "Não configurado.",
    setUp: "Configurar um aplicativo autenticador",
    makingSecret: "Criando um segredo",
    inUseSince: (moment) => `Em uso desde ${moment}.`,
    removal: {
      offer: "Remover o aplicativo",
      passkeysStay: "Suas passkeys continuam como segundo fator.",
      passwordAlone:
        "Depois disso, só a sua senha abre esta conta, e nenhuma nova chave da mainnet pode ser guardada.",
      keep: "Manter",
      confirm: "Remover",
      busy: "Removendo",
    },
    enrolment: {
      title: "Coloque o segredo no seu aplicativo",
      qrCode: "QR code que passa o segredo a um aplicativo",
      scan: "1. Leia este código com o seu aplicativo ou digite nele o segredo.",
      openHere: "Abrir em um aplicativo deste dispositivo",
      code: "2. Digite os seis dígitos que ele mostra",
      confirm: "Confirmar",
      checking: "Verificando o código",
      notNow: "Agora não",
    },
  },
});
