import type { ReactNode } from "react";
import { inBoth } from "#domain/language/in-both.ts";

/** The address one logs in with, and another in its place. */
export const EMAIL_WORDS = inBoth({
  en: {
    change: "Change the address",
    label: "New e-mail",
    hint: "We send a link there. Until it is followed, nothing changes.",
    send: "Send the link",
    sending: "Sending the link",
    notNow: "Not now",
    sent: (email: ReactNode) => <>We sent a link to {email}. It becomes your address when you follow it.</>,
    openOutbox: "Open the outbox",
  },
  "pt-BR": {
    change: "Mudar o endereço",
    label: "Novo e-mail",
    hint: "Enviamos um link para lá. Enquanto ele não for aberto, nada muda.",
    send: "Enviar o link",
    sending: "Enviando o link",
    notNow: "Agora não",
    sent: (email) => (
      <>Enviamos um link para {email}. Esse passa a ser o seu endereço quando você abrir o link.</>
    ),
    openOutbox: "Abrir a caixa de saída",
  },
});
