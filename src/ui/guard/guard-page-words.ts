import { inBoth } from "#domain/language/in-both.ts";

/** The page of a position's guard, and what stands around its sentence. */
export const GUARD_PAGE_WORDS = inBoth({
  en: {
    home: "Home",
    page: "Margin guard",
    title: (position: string) => `Guard for ${position}`,
    oneForAll: "One for all positions",
    history: "History",
    readingReaction: "Reading how fast your guards acted of late.",
    rule: "Guard rule",
    backstop: "Backstop",
    keepBackstop: "Keep a stop at LN Markets just before liquidation, in case Axisor cannot act",
    backstopFollows:
      "It follows liquidation as it moves. A stop of your own takes its place, and no top-up moves that one.",
    noBackstop:
      "Without it nothing but your own stop stands between this position and its liquidation while Axisor does not run.",
  },
  "pt-BR": {
    home: "Início",
    page: "Guardião de margem",
    title: (position) => `Guardião para ${position}`,
    oneForAll: "Um para todas as posições",
    history: "Histórico",
    readingReaction: "Lendo a rapidez com que seus guardiões agiram ultimamente.",
    rule: "Regra do guardião",
    backstop: "Stop de segurança",
    keepBackstop: "Manter um stop na LN Markets logo antes da liquidação, caso a Axisor não possa agir",
    backstopFollows:
      "Ele acompanha a liquidação quando ela se move. Um stop seu toma o lugar dele, e nenhum reforço move esse stop.",
    noBackstop:
      "Sem ele, só o seu próprio stop fica entre esta posição e a liquidação enquanto a Axisor não está rodando.",
  },
});
