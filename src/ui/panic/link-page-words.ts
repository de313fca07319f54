import { inBoth } from "#domain/language/in-both.ts";

/** What a panic link opens, and what came of pressing one of its buttons. */
export const LINK_PAGE_WORDS = inBoth({
  en: {
    title: "Throw the panic switch",
    servesOnce: "This link serves once, can only lower risk, and needs no login. Nothing has happened yet.",
    stages: {
      flatten: {
        title: "Close everything",
        says: "Every position is closed at the market, and every waiting order is taken back. Nothing but closing goes on.",
      },
      "guards-only": {
        title: "Guards only",
        says: "Positions stay. Guards go on protecting them; nothing else acts, and nothing is opened.",
      },
      freeze: {
        title: "Freeze entries",
        says: "Positions stay, and everything that protects or closes them goes on. Nothing new is opened.",
      },
    },
    done: {
      flatten: {
        title: "Everything is being closed",
        says: "Positions are closed one after the other, the riskiest first. Log in to see each of them read back as gone, and look at LN Markets.",
      },
      "guards-only": {
        title: "Only guards act",
        says: "Nothing else acts of itself, and nothing is opened, until you log in and let it.",
      },
      freeze: {
        title: "Entries are frozen",
        says: "Nothing new is opened until you log in and let it.",
      },
      gone: {
        title: "This link does not work any more",
        says: "It was used, revoked, or has run out. If you used it yourself, the switch is thrown. Log in to look.",
      },
      failed: {
        title: "It could not be thrown",
        says: "Open the link again and try once more at once: a link that failed is not used up. If it goes on, close your positions at LN Markets.",
      },
    },
    nothing: {
      title: "Nothing was thrown",
      says: "This address is not complete. Open the link where you keep it.",
    },
  },
  "pt-BR": {
    title: "Acionar o botão de pânico",
    servesOnce: "Este link serve uma vez, só pode reduzir risco e não pede login. Nada aconteceu ainda.",
    stages: {
      flatten: {
        title: "Fechar tudo",
        says: "Toda posição é fechada a mercado, e toda ordem em espera é cancelada. Nada além de fechar continua.",
      },
      "guards-only": {
        title: "Só guardiões",
        says: "As posições ficam. Os guardiões continuam a protegê-las; nada mais age, e nada é aberto.",
      },
      freeze: {
        title: "Congelar entradas",
        says: "As posições ficam, e tudo o que as protege ou fecha continua. Nada de novo é aberto.",
      },
    },
    done: {
      flatten: {
        title: "Tudo está sendo fechado",
        says: "As posições são fechadas uma após a outra, a de maior risco primeiro. Entre para ver o fechamento de cada uma lido de volta, e olhe na LN Markets.",
      },
      "guards-only": {
        title: "Só os guardiões agem",
        says: "Nada mais age por conta própria, e nada é aberto, até você entrar e permitir.",
      },
      freeze: {
        title: "Entradas congeladas",
        says: "Nada de novo é aberto até você entrar e permitir.",
      },
      gone: {
        title: "Este link não funciona mais",
        says: "Ele foi usado, revogado ou expirou. Se foi você quem o usou, o botão está acionado. Entre para ver.",
      },
      failed: {
        title: "Não foi possível acionar",
        says: "Abra o link de novo e tente mais uma vez agora: um link que falhou não foi gasto. Se continuar, feche as suas posições na LN Markets.",
      },
    },
    nothing: {
      title: "Nada foi acionado",
      says: "Este endereço não está completo. Abra o link onde você o guarda.",
    },
  },
});
