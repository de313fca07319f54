import { inBoth } from "#domain/language/in-both.ts";

/** Where the trader is logged in. */
export const SESSION_WORDS = inBoth({
  en: {
    unknownBrowser: "Unknown browser",
    unknownPlace: "Unknown place",
    isThis: "this one",
    used: (when: string) => `used ${when}`,
    loggedIn: {
      password: (when: string) => `Logged in ${when} by password alone`,
      "password+totp": (when: string) => `Logged in ${when} by password and app`,
      "password+passkey": (when: string) => `Logged in ${when} by password and passkey`,
      "password+backup-code": (when: string) => `Logged in ${when} by password and a backup code`,
      passkey: (when: string) => `Logged in ${when} by passkey`,
    },
    end: "End",
    endOf: { unknownBrowser: "unknown browser" },
    ending: "Ending",
    noOther: "No other browser is logged in.",
    endOthers: (others: number) => (others === 1 ? "End the other one" : `End the other ${others}`),
    endingOthers: "Ending them",
  },
  "pt-BR": {
    unknownBrowser: "Navegador desconhecido",
    unknownPlace: "Lugar desconhecido",
    isThis: "esta",
    used: (when) => `último uso: ${when}`,
    loggedIn: {
      password: (when) => `Início: ${when}, só com senha`,
      "password+totp": (when) => `Início: ${when}, com senha e aplicativo`,
      "password+passkey": (when) => `Início: ${when}, com senha e passkey`,
      "password+backup-code": (when) => `Início: ${when}, com senha e um código de reserva`,
      passkey: (when) => `Início: ${when}, com passkey`,
    },
    end: "Encerrar",
    endOf: { unknownBrowser: "navegador desconhecido" },
    ending: "Encerrando",
    noOther: "Nenhum outro navegador tem sessão aberta.",
    endOthers: (others) => (others === 1 ? "Encerrar a outra" : `Encerrar as outras ${others}`),
    endingOthers: "Encerrando as outras",
  },
});
