import { inBoth } from "#domain/language/in-both.ts";

/** Pages that lead nowhere. */
export const LOST_WORDS = inBoth({
  en: {
    nothing: "Nothing here",
    nowhere: "This address leads nowhere. Your positions and guards are not affected.",
    home: "Go to the dashboard",
  },
  "pt-BR": {
    nothing: "Não há nada aqui",
    nowhere: "Este endereço não leva a lugar nenhum. Suas posições e seus guardiões não são afetados.",
    home: "Ir para o início",
  },
});
