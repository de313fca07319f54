import { inBoth } from "#domain/language/in-both.ts";

/** The delivery log. */
export const LOG_WORDS = inBoth({
  en: {
    title: "Delivery log",
    lead: "What was sent to you, by which channel, and what became of it.",
    reading: "Reading the log",
    unread: "The log could not be read",
    none: "Nothing was sent yet. Send a test to see it here.",
    older: "Older",
    readingOlder: "Reading older ones",
    states: {
      waiting: "Waits",
      sent: "Taken",
      failed: "Failed",
      spared: "Not needed: you had seen it",
      unsent: "Not sent: nothing to send with",
    },
    due: (when: string) => `is told ${when}`,
    attempts: (count: number) => (count === 1 ? "1 attempt" : `${count} attempts`),
  },
  "pt-BR": {
    title: "Registro de envios",
    lead: "O que foi enviado a você, por qual canal, e o que aconteceu.",
    reading: "Lendo o registro",
    unread: "O registro não pôde ser lido",
    none: "Nada foi enviado ainda. Envie um teste para vê-lo aqui.",
    older: "Mais antigos",
    readingOlder: "Lendo os mais antigos",
    states: {
      waiting: "Espera",
      sent: "Recebido",
      failed: "Falhou",
      spared: "Dispensado: você já tinha visto",
      unsent: "Não enviado: não há com que enviar",
    },
    due: (when) => `será dito ${when}`,
    attempts: (count) => (count === 1 ? "1 tentativa" : `${count} tentativas`),
  },
});
