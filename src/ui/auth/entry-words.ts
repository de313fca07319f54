import { inBoth } from "#domain/language/in-both.ts";

/** Logging in, step by step. */
export const ENTRY_WORDS = inBoth({
  en: {
    /** What to say before the login when nothing came back. */
    noAnswer: "Axisor did not answer. Check that it is running and try again in a moment.",
    email: "E-mail",
    password: "Password",
    title: "Log in",
    demo: "The terminal that started this installation prints a demo login, if it has one.",
    logIn: "Log in",
    loggingIn: "Logging in",
    forgot: "Forgot your password?",
    tooLate: "That took too long, so the login was given up. Begin again.",
    passkey: { logIn: "Log in with a passkey", waiting: "Waiting for your passkey", or: "or" },
    factor: {
      title: "Second factor",
      lede: (email: string) => `The password of ${email} is right. One more proof and you are in.`,
      again: "Start again",
    },
    session: {
      noAnswer: "Axisor did not answer, so you may not be logged in. Try again in a moment.",
      tooLate: "The last step took too long. Log in once more.",
    },
    others: {
      login: { question: "No account yet?", way: "Create one" },
      register: { question: "Have one already?", way: "Log in" },
      reset: { question: "Remembered it?", way: "Log in" },
    },
    plainHttp: {
      title: "Plain http",
      cost: "Log-in works here; push, offline use and passkeys need https.",
      known: "I know",
    },
  },
  "pt-BR": {
    noAnswer: "A Axisor não respondeu. Verifique se ela está em execução e tente de novo em instantes.",
    email: "Endereço de e-mail",
    password: "Senha",
    title: "Entrar",
    demo: "O terminal que iniciou esta instalação mostra um login de demonstração, se houver um.",
    logIn: "Entrar",
    loggingIn: "Entrando",
    forgot: "Esqueceu a senha?",
    tooLate: "Isso demorou demais; por isso, a entrada foi abandonada. Comece de novo.",
    passkey: { logIn: "Entrar com uma passkey", waiting: "Esperando a sua passkey", or: "ou" },
    factor: {
      title: "Segundo fator",
      lede: (email) => `A senha de ${email} está certa. Falta mais uma prova para entrar.`,
      again: "Começar de novo",
    },
    session: {
      noAnswer:
        "A Axisor não respondeu; por isso, talvez você não tenha entrado. Tente de novo em instantes.",
      tooLate: "A última etapa demorou demais. Entre mais uma vez.",
    },
    others: {
      login: { question: "Ainda não tem conta?", way: "Criar uma" },
      register: { question: "Já tem uma?", way: "Entrar" },
      reset: { question: "Lembrou?", way: "Entrar" },
    },
    plainHttp: {
      title: "Http sem criptografia",
      cost: "Dá para entrar por aqui; push, uso offline e passkeys precisam de https.",
      known: "Entendi",
    },
  },
});

export type EntryWords = (typeof ENTRY_WORDS)["en"];
