import { inBoth } from "#domain/language/in-both.ts";

/** What an installed Axisor is called by the system. */
export const MANIFEST_WORDS = inBoth({
  en: {
    description: "Guards leveraged Bitcoin positions on LN Markets.",
    home: "Am I safe?",
    activity: "Activity",
    automations: "Automations",
  },
  "pt-BR": {
    description: "Protege posições alavancadas de Bitcoin na LN Markets.",
    home: "Estou seguro?",
    activity: "Atividade",
    automations: "Automações",
  },
});
