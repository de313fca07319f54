import { inBoth } from "#domain/language/in-both.ts";

/** What an installation that sends no mail would have sent. */
export const OUTBOX_WORDS = inBoth({
  en: {
    title: "Outbox",
    what: "This installation sends no mail. Everything it would send is listed here instead, links included, and whoever can open this page can follow them.",
    unread: "The outbox could not be read",
    reading: "Reading the outbox.",
    nothing: "Nothing yet. A mail appears here within seconds of being written.",
    to: (address: string) => `To ${address}`,
  },
  "pt-BR": {
    title: "Caixa de saída",
    what: "Esta instalação não envia e-mails. Tudo o que ela enviaria é listado aqui, links incluídos, e quem puder abrir esta página pode segui-los.",
    unread: "Não foi possível ler a caixa de saída",
    reading: "Lendo a caixa de saída.",
    nothing: "Nada ainda. Um e-mail aparece aqui segundos depois de escrito.",
    to: (address) => `Para ${address}`,
  },
});
