import type { ReactNode } from "react";
import { inBoth } from "#domain/language/in-both.ts";

/** Links in mails: asked for, sent, opened, and what each of them does. */
export const LINK_WORDS = inBoth({
  en: {
    request: {
      register: {
        title: "Create an account",
        lede: "It holds no funds. We send you a link; with it you choose a password, then you connect an exchange key.",
      },
      reset: {
        title: "Forgot your password?",
        lede: "We send you a link that chooses another one. Your second factor stays: the link does not replace it.",
      },
      noAddress: "Enter an e-mail address such as you@example.org.",
      send: "Send me a link",
      sending: "Sending the link",
    },
    sent: {
      title: "Look at your mail",
      // Never says whether the address has an account: that is told in the mail, to whoever can read it.
      register: (email: ReactNode) => (
        <>
          We sent a link to {email}. It serves once, for a limited time. If it has an account already, the
          mail says so instead.
        </>
      ),
      reset: (email: ReactNode) => (
        <>
          We sent a link to {email}. It serves once, for a limited time. If it has no account, nothing
          arrives.
        </>
      ),
      inOutbox: "Mail does not leave this installation: the link waits in its outbox.",
      openOutbox: "Open the outbox",
      nothingThere: "Nothing there after a few minutes? Look among the unwanted mail, then ask again.",
      again: "Ask again, or for another address",
    },
    opened: {
      reading: "Reading the link",
      readingLede: "It is being looked up. Nothing is changed by opening it.",
      unread: "The link could not be read",
      notUsedUp: "The link itself is not used up.",
      again: "Read it again",
      passwordSet: "Password set",
      logInOnce: "Log in with it once, so that your browser can keep it.",
    },
    gone: {
      title: "This link does not work any more",
      incomplete: "Open it from the mail once more: its address is complete there.",
      why: "A link serves once and for a limited time, and a newer one replaces it.",
      register: "Ask for a new link to create an account",
      reset: "Ask for a new link to choose another password",
      logIn: (link: (text: string) => ReactNode) => (
        <>{link("Log in")}, if the link has done its work already</>
      ),
    },
    choose: {
      title: "Choose a password",
      register: (email: ReactNode) => (
        <>For {email}. The last step. Then connect an exchange key, or try the paper exchange.</>
      ),
      reset: (email: ReactNode) => (
        <>
          For {email}. Every browser is logged out and your second factor stays. For 24 hours nothing may put
          more at risk; guards go on.
        </>
      ),
      label: "Password",
      set: "Set the password",
      setting: "Setting the password",
      noAnswer:
        "Axisor did not answer, so it is not known whether the password was set. Try to log in with it before you ask for another link.",
    },
    confirm: {
      title: "Use this address?",
      lede: (email: ReactNode) => (
        <>{email} becomes the address you log in with and the one Axisor writes to.</>
      ),
      use: "Use this address",
      changing: "Changing the address",
      leave: "Leave it as it is",
      done: "Address changed",
      doneLede: (email: ReactNode) => (
        <>Log in with {email} from now on. The password and the second factor stay as they are.</>
      ),
      goOn: "Go on",
    },
  },
  "pt-BR": {
    request: {
      register: {
        title: "Criar uma conta",
        lede: "Ela não guarda fundos. Enviamos um link a você; com ele você escolhe uma senha e depois conecta uma chave da corretora.",
      },
      reset: {
        title: "Esqueceu a senha?",
        lede: "Enviamos um link com que você escolhe outra. Seu segundo fator continua: o link não o substitui.",
      },
      noAddress: "Digite um endereço de e-mail, por exemplo voce@example.org.",
      send: "Enviar um link",
      sending: "Enviando o link",
    },
    sent: {
      title: "Veja o seu e-mail",
      register: (email) => (
        <>
          Enviamos um link para {email}. Ele serve uma vez, por tempo limitado. Se o endereço já tiver uma
          conta, o e-mail dirá isso no lugar do link.
        </>
      ),
      reset: (email) => (
        <>
          Enviamos um link para {email}. Ele serve uma vez, por tempo limitado. Se o endereço não tiver conta,
          nada chega.
        </>
      ),
      inOutbox: "Os e-mails não saem desta instalação: o link espera na caixa de saída dela.",
      openOutbox: "Abrir a caixa de saída",
      nothingThere: "Nada chegou depois de alguns minutos? Procure no lixo eletrônico e depois peça de novo.",
      again: "Pedir de novo, ou para outro endereço",
    },
    opened: {
      reading: "Lendo o link",
      readingLede: "Ele está sendo consultado. Abrir o link não muda nada.",
      unread: "Não foi possível ler o link",
      notUsedUp: "O link em si não foi gasto.",
      again: "Ler de novo",
      passwordSet: "Senha definida",
      logInOnce: "Entre com ela uma vez, para que o seu navegador possa guardá-la.",
    },
    gone: {
      title: "Este link não funciona mais",
      incomplete: "Abra-o de novo a partir do e-mail: lá o endereço dele está completo.",
      why: "Um link serve uma vez e por tempo limitado, e um mais novo o substitui.",
      register: "Pedir um novo link para criar uma conta",
      reset: "Pedir um novo link para escolher outra senha",
      logIn: (link) => <>{link("Entrar")}, se o link já fez o que devia</>,
    },
    choose: {
      title: "Escolha uma senha",
      register: (email) => (
        <>
          Para {email}. É a última etapa. Depois conecte uma chave da corretora ou experimente a corretora
          simulada.
        </>
      ),
      reset: (email) => (
        <>
          Para {email}. Todos os navegadores são desconectados, e o seu segundo fator continua. Por 24 horas,
          nada pode aumentar o risco; os guardiões continuam.
        </>
      ),
      label: "Senha",
      set: "Definir a senha",
      setting: "Definindo a senha",
      noAnswer:
        "A Axisor não respondeu; por isso, não se sabe se a senha foi definida. Tente entrar com ela antes de pedir outro link.",
    },
    confirm: {
      title: "Usar este endereço?",
      lede: (email) => <>{email} passa a ser o endereço com que você entra e para o qual a Axisor escreve.</>,
      use: "Usar este endereço",
      changing: "Mudando o endereço",
      leave: "Deixar como está",
      done: "Endereço mudado",
      doneLede: (email) => (
        <>A partir de agora, entre com {email}. A senha e o segundo fator continuam como estão.</>
      ),
      goOn: "Continuar",
    },
  },
});
