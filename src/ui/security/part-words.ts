import { inBoth } from "#domain/language/in-both.ts";

/** What each subject of the page is for; the same while it is being read. */
export const PART_WORDS = inBoth({
  en: {
    app: {
      title: "Authenticator app",
      lead: "Six digits on your phone that change every 30 s, asked for after the password.",
    },
    codes: {
      title: "Backup codes",
      lead: "For the day the phone is lost. Each replaces the second factor once.",
    },
    passkeys: {
      title: "Passkeys",
      lead: "Kept by your phone, computer or security key. A passkey is both factors at once and cannot be given to a false page.",
    },
    password: { title: "Password", lead: "Long beats complicated. Let a password manager keep it." },
    email: {
      title: "E-mail",
      lead: "What you log in with, and where Axisor writes when something happens to the account.",
    },
    sessions: {
      title: "Logged in",
      lead: "Every browser that holds a session. One that you end is out at once.",
    },
  },
  "pt-BR": {
    app: {
      title: "Aplicativo autenticador",
      lead: "Seis dígitos no seu celular que mudam a cada 30 s, pedidos depois da senha.",
    },
    codes: {
      title: "Códigos de reserva",
      lead: "Para o dia em que o celular se perder. Cada um substitui o segundo fator uma vez.",
    },
    passkeys: {
      title: "Passkeys",
      lead: "Guardadas pelo seu celular, computador ou chave de segurança. Uma passkey é os dois fatores de uma vez e não pode ser entregue a uma página falsa.",
    },
    password: {
      title: "Senha",
      lead: "Uma senha longa vale mais que uma complicada. Deixe um gerenciador de senhas guardá-la.",
    },
    email: {
      title: "Endereço de e-mail",
      lead: "Com ele você entra, e para ele a Axisor escreve quando algo acontece com a conta.",
    },
    sessions: {
      title: "Sessões abertas",
      lead: "Todos os navegadores que têm uma sessão. O que você encerra sai na hora.",
    },
  },
});

export type PartName = keyof (typeof PART_WORDS)["en"];

/** The subjects in the order they stand on the page. */
export const PARTS: readonly PartName[] = ["app", "codes", "passkeys", "password", "email", "sessions"];
