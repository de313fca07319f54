import { inBoth } from "../language/in-both.ts";

/** What letters say around what they tell; times are formatted, and addresses whole. */
export const LETTER_WORDS = inBoth({
  en: {
    danger: (title: string) => `Danger: ${title}`,
    when: (at: string) => `It happened on ${at}.`,
    look: "Look at it in Axisor",
    answer: "You are told again, and elsewhere, until you say in Axisor that you saw it.",
    why: "You get this because you chose to be told of it by e-mail. You can change that here:",
    link: {
      register: "Choose a password",
      reset: "Choose another password",
      "change-email": "Confirm this address",
    },
    account: "Axisor sent this because it is about an account of this address.",
  },
  "pt-BR": {
    danger: (title) => `Perigo: ${title}`,
    when: (at) => `Aconteceu em ${at}.`,
    look: "Ver na Axisor",
    answer: "Você é avisado de novo, e por outros meios, até dizer na Axisor que viu.",
    why: "Você recebe isto porque escolheu ser avisado por e-mail. Você pode mudar isso aqui:",
    link: {
      register: "Escolher uma senha",
      reset: "Escolher outra senha",
      "change-email": "Confirmar este endereço",
    },
    account: "A Axisor enviou isto porque se trata de uma conta deste endereço.",
  },
});
