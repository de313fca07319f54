import { inBoth } from "#domain/language/in-both.ts";

/** Where the account of an address is none of the trader's. */
export const OF_ACCOUNT_WORDS = inBoth({
  en: {
    home: "Home",
    noAccount: "No account",
    notHere: "This account is not here",
    notHereBecause: "It was disconnected, or it is not yours.",
  },
  "pt-BR": {
    home: "Início",
    noAccount: "Nenhuma conta",
    notHere: "Esta conta não está aqui",
    notHereBecause: "Ela foi desconectada, ou não é sua.",
  },
});
