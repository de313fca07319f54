import { inBoth } from "../language/in-both.ts";

/** What events of logging in and of its factors say; `method` is how, null where nobody said. */
export const WAY_IN_WORDS = inBoth({
  en: {
    registered: { done: "The account was opened.", refused: "An account could not be opened." },
    login: {
      password: "The right password was given.",
      done: (method: string | null) => (method === null ? "A login began." : `A login began with ${method}.`),
      refused: "A login was refused.",
    },
    loginFactor: {
      done: (method: string | null) =>
        method === null ? "A login was confirmed." : `A login was confirmed with ${method}.`,
      refused: "A second factor was refused.",
    },
    sessionOpened: {
      done: (method: string | null) => (method === null ? "Logged in." : `Logged in with ${method}.`),
      refused: "A login was refused.",
    },
    logout: { done: "Logged out.", refused: "A logout was refused." },
    stepUp: {
      done: (method: string | null) =>
        method === null
          ? "It was proved once more who is there."
          : `It was proved once more who is there with ${method}.`,
      refused: "A proof of who is there was wrong.",
    },
    sessionEnded: { done: "A session was ended.", refused: "A session could not be ended." },
    newDevice: {
      done: (device: string | null) =>
        device === null ? "A new browser was used." : `A new browser was used: ${device}.`,
      refused: "A new browser was refused.",
    },
    resetRequested: {
      done: "A link for another password was asked for.",
      refused: "A link for another password was refused.",
    },
    passwordReset: {
      done: "The password was reset by a link.",
      refused: "A reset of the password was refused.",
    },
    passwordChanged: { done: "The password was changed.", refused: "The password could not be changed." },
    emailRequested: {
      done: "Another e-mail address was asked for; it counts once its link was followed.",
      refused: "Another e-mail address was refused.",
    },
    emailChanged: {
      done: "The e-mail address was changed.",
      refused: "The e-mail address could not be changed.",
    },
    totpAdded: {
      done: "An authenticator app was added.",
      refused: "An authenticator app could not be changed.",
    },
    totpRemoved: {
      done: "The authenticator app was removed.",
      refused: "The authenticator app could not be changed.",
    },
    passkeyAdded: { done: "A passkey was added.", refused: "A passkey could not be changed." },
    passkeyRemoved: { done: "A passkey was removed.", refused: "A passkey could not be changed." },
    codesMade: {
      done: "The backup codes were made anew.",
      refused: "The backup codes could not be changed.",
    },
    codeUsed: { done: "A backup code was used.", refused: "A backup code was wrong." },
  },
  "pt-BR": {
    registered: { done: "A conta foi aberta.", refused: "Não foi possível abrir uma conta." },
    login: {
      password: "A senha certa foi dada.",
      done: (method) => (method === null ? "Uma entrada começou." : `Uma entrada começou, com ${method}.`),
      refused: "Uma entrada foi recusada.",
    },
    loginFactor: {
      done: (method) =>
        method === null ? "Uma entrada foi confirmada." : `Uma entrada foi confirmada, com ${method}.`,
      refused: "Um segundo fator foi recusado.",
    },
    sessionOpened: {
      done: (method) => (method === null ? "Entrou." : `Entrou com ${method}.`),
      refused: "Uma entrada foi recusada.",
    },
    logout: { done: "Saiu.", refused: "Uma saída foi recusada." },
    stepUp: {
      done: (method) =>
        method === null
          ? "Foi provado mais uma vez quem está ali."
          : `Foi provado mais uma vez quem está ali, com ${method}.`,
      refused: "Uma prova de quem está ali estava errada.",
    },
    sessionEnded: {
      done: "Uma sessão foi encerrada.",
      refused: "Não foi possível encerrar uma sessão.",
    },
    newDevice: {
      done: (device) =>
        device === null ? "Um novo navegador foi usado." : `Um novo navegador foi usado: ${device}.`,
      refused: "Um novo navegador foi recusado.",
    },
    resetRequested: {
      done: "Um link para outra senha foi pedido.",
      refused: "Um link para outra senha foi recusado.",
    },
    passwordReset: {
      done: "A senha foi redefinida por um link.",
      refused: "Uma redefinição da senha foi recusada.",
    },
    passwordChanged: { done: "A senha foi mudada.", refused: "Não foi possível mudar a senha." },
    emailRequested: {
      done: "Outro endereço de e-mail foi pedido; ele vale assim que o link for seguido.",
      refused: "Outro endereço de e-mail foi recusado.",
    },
    emailChanged: {
      done: "O endereço de e-mail foi mudado.",
      refused: "Não foi possível mudar o endereço de e-mail.",
    },
    totpAdded: {
      done: "Um aplicativo autenticador foi adicionado.",
      refused: "Não foi possível mudar um aplicativo autenticador.",
    },
    totpRemoved: {
      done: "O aplicativo autenticador foi removido.",
      refused: "Não foi possível mudar o aplicativo autenticador.",
    },
    passkeyAdded: {
      done: "Uma passkey foi adicionada.",
      refused: "Não foi possível mudar uma passkey.",
    },
    passkeyRemoved: {
      done: "Uma passkey foi removida.",
      refused: "Não foi possível mudar uma passkey.",
    },
    codesMade: {
      done: "Os códigos de reserva foram refeitos.",
      refused: "Não foi possível mudar os códigos de reserva.",
    },
    codeUsed: {
      done: "Um código de reserva foi usado.",
      refused: "Um código de reserva estava errado.",
    },
  },
});
