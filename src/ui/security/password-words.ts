import { inBoth } from "#domain/language/in-both.ts";

/** The password, and another in its place. */
export const PASSWORD_WORDS = inBoth({
  en: {
    isFirst: "The one the account began with.",
    changed: (when: string) => `Changed ${when}.`,
    change: "Change the password",
    label: "New password",
    changing: "Changing it",
    notNow: "Not now",
    done: "The password is changed.",
  },
  "pt-BR": {
    isFirst: "É a senha com que a conta começou.",
    changed: (when) => `Última mudança: ${when}.`,
    change: "Mudar a senha",
    label: "Nova senha",
    changing: "Mudando a senha",
    notNow: "Agora não",
    done: "A senha foi mudada.",
  },
});
