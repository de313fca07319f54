import { inBoth } from "../language/in-both.ts";

/** What mails say; `at` is a date with its time, and an event is what happened then, as one sentence. */
export const MAIL_WORDS = inBoth({
  en: {
    links: {
      register: {
        subject: "Choose your Axisor password",
        text: "Somebody, probably you, wants an Axisor account for this address. Follow this link within 24 hours to choose a password:",
      },
      reset: {
        subject: "Choose another Axisor password",
        text: "Somebody, probably you, wants another password for this account. Follow this link within 30 minutes to choose it. All sessions will end, your second factor stays, and for a day nothing can be changed that puts more at risk:",
      },
      "change-email": {
        subject: "Confirm your new Axisor address",
        text: "Somebody, probably you, wants to log in to Axisor with this address. Follow this link within 24 hours to confirm it:",
      },
    },
    ignore: "If it was not you, do nothing: without the link nothing changes.",
    act: 'If it was not you, choose another password with "Forgot the password" on the login page, end all sessions under Security, and delete your API keys at the exchange.',
    used: "The link of this mail was used already, or is too old. Ask for a new one where you asked for this one.",
    registered: {
      subject: "You have an Axisor account",
      text: "Somebody, probably you, tried to make an account or use this address for one, but it has one already. Log in with it; if you forgot the password, choose another one on the login page.",
      ignore: "If it was not you, nothing needs to be done.",
    },
    subjects: {
      newDevice: "A new device logged in to Axisor",
      passwordChanged: "Your Axisor password was changed",
      passwordReset: "Your Axisor password was reset",
      emailChanged: "Your Axisor address was changed",
      emailRequested: "Your Axisor address is about to change",
      factorChanged: "How you log in to Axisor has changed",
      factorAttempts: "Wrong codes were entered for your Axisor account",
      keyChanged: "An exchange key of yours has changed",
      securityAlert: "Axisor saw something unusual",
    },
    events: {
      newDevice: (device: string, network: string, at: string) =>
        `${device} logged in to your account for the first time, from ${network} on ${at}.`,
      passwordChanged: (at: string) => `Your password was changed on ${at}.`,
      passwordReset: (at: string) =>
        `Your password was chosen anew, through a link sent to this address, on ${at}.`,
      emailChanged: (to: string, at: string) => `Your account now belongs to ${to} on ${at}.`,
      emailRequested: (to: string, at: string) =>
        `Somebody, probably you, asked to move your account to ${to} on ${at}.`,
      factorAttempts: (failures: number, at: string) =>
        `The last of ${failures} wrong codes was entered on ${at}.`,
      securityAlert: (title: string, at: string) => `${title} on ${at}.`,
    },
    factors: {
      "totp-added": (at: string) => `An authenticator app was added to your account on ${at}.`,
      "totp-removed": (at: string) => `The authenticator app was removed from your account on ${at}.`,
      "passkey-added": (at: string) => `A passkey was added to your account on ${at}.`,
      "passkey-removed": (at: string) => `A passkey was removed from your account on ${at}.`,
      "backup-codes-made": (at: string) =>
        `The backup codes of your account were replaced by new ones on ${at}.`,
    },
    keys: {
      "key-connected": (label: string, at: string) =>
        `The key "${label}" was connected to your account on ${at}.`,
      "key-replaced": (label: string, at: string) =>
        `The key "${label}" was replaced by another key on ${at}.`,
      "key-removed": (label: string, at: string) =>
        `The key "${label}" was removed from your account, with all it guarded, on ${at}.`,
      "key-refused": (label: string, at: string) =>
        `The key "${label}" was refused by the exchange, so its automations were paused, on ${at}.`,
      "key-lacking": (label: string, at: string) =>
        `The key "${label}" lacks a right that guarding needs, as the exchange says. Its automations go on as far as it lets them; replace it. It was asked on ${at}.`,
    },
    follows: {
      passwordReset:
        "All sessions have ended, your second factor is the same, and for a day nothing can be changed that puts more at risk.",
      emailRequested: "It moves once the link that was sent there is followed, within 24 hours.",
      factorAttempts:
        "Whoever did it knows your password or sits before a session of yours. Codes are not looked at for a while; a passkey still is.",
    },
  },
  "pt-BR": {
    links: {
      register: {
        subject: "Escolha a sua senha da Axisor",
        text: "Alguém, provavelmente você, quer uma conta na Axisor para este endereço. Siga este link em até 24 horas para escolher uma senha:",
      },
      reset: {
        subject: "Escolha outra senha da Axisor",
        text: "Alguém, provavelmente você, quer outra senha para esta conta. Siga este link em até 30 minutos para escolhê-la. Todas as sessões serão encerradas, o seu segundo fator continua, e por um dia não se pode mudar nada que ponha mais em risco:",
      },
      "change-email": {
        subject: "Confirme o seu novo endereço na Axisor",
        text: "Alguém, provavelmente você, quer entrar na Axisor com este endereço. Siga este link em até 24 horas para confirmá-lo:",
      },
    },
    ignore: "Se não foi você, não faça nada: sem o link nada muda.",
    act: 'Se não foi você, escolha outra senha em "Esqueci a senha" na página de entrada, encerre todas as sessões em Segurança, e apague as suas chaves de API na corretora.',
    used: "O link desta mensagem já foi usado, ou é velho demais. Peça um novo onde você pediu este.",
    registered: {
      subject: "Você tem uma conta na Axisor",
      text: "Alguém, provavelmente você, tentou criar uma conta ou usar este endereço em uma, mas ele já tem uma. Entre com ele; se esqueceu a senha, escolha outra na página de entrada.",
      ignore: "Se não foi você, não é preciso fazer nada.",
    },
    subjects: {
      newDevice: "Um novo dispositivo entrou na Axisor",
      passwordChanged: "A sua senha da Axisor foi mudada",
      passwordReset: "A sua senha da Axisor foi redefinida",
      emailChanged: "O seu endereço na Axisor foi mudado",
      emailRequested: "O seu endereço na Axisor está para mudar",
      factorChanged: "A forma de você entrar na Axisor mudou",
      factorAttempts: "Códigos errados foram digitados para a sua conta na Axisor",
      keyChanged: "Uma chave sua da corretora mudou",
      securityAlert: "A Axisor viu algo incomum",
    },
    events: {
      newDevice: (device, network, at) =>
        `${device} entrou na sua conta pela primeira vez, de ${network}, em ${at}.`,
      passwordChanged: (at) => `A sua senha foi mudada em ${at}.`,
      passwordReset: (at) =>
        `A sua senha foi escolhida de novo, por um link enviado a este endereço, em ${at}.`,
      emailChanged: (to, at) => `A sua conta passou a ${to} em ${at}.`,
      emailRequested: (to, at) =>
        `Alguém, provavelmente você, pediu para passar a sua conta a ${to} em ${at}.`,
      factorAttempts: (failures, at) => `O último de ${failures} códigos errados foi digitado em ${at}.`,
      securityAlert: (title, at) => `${title} em ${at}.`,
    },
    factors: {
      "totp-added": (at) => `Um aplicativo autenticador foi adicionado à sua conta em ${at}.`,
      "totp-removed": (at) => `O aplicativo autenticador foi removido da sua conta em ${at}.`,
      "passkey-added": (at) => `Uma passkey foi adicionada à sua conta em ${at}.`,
      "passkey-removed": (at) => `Uma passkey foi removida da sua conta em ${at}.`,
      "backup-codes-made": (at) =>
        `Os códigos de reserva da sua conta foram substituídos por novos em ${at}.`,
    },
    keys: {
      "key-connected": (label, at) => `A chave "${label}" foi conectada à sua conta em ${at}.`,
      "key-replaced": (label, at) => `A chave "${label}" foi substituída por outra em ${at}.`,
      "key-removed": (label, at) =>
        `A chave "${label}" foi removida da sua conta, com tudo o que protegia, em ${at}.`,
      "key-refused": (label, at) =>
        `A chave "${label}" foi recusada pela corretora, e por isso as automações dela foram pausadas, em ${at}.`,
      "key-lacking": (label, at) =>
        `À chave "${label}" falta uma permissão de que a proteção precisa, como diz a corretora. As automações dela continuam até onde ela as deixa; substitua-a. A pergunta foi feita em ${at}.`,
    },
    follows: {
      passwordReset:
        "Todas as sessões foram encerradas, o seu segundo fator é o mesmo, e por um dia não se pode mudar nada que ponha mais em risco.",
      emailRequested: "Ela passa assim que o link enviado para lá for seguido, em até 24 horas.",
      factorAttempts:
        "Quem fez isso sabe a sua senha ou está diante de uma sessão sua. Por um tempo os códigos não são aceitos; uma passkey ainda é.",
    },
  },
});
