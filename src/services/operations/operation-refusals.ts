import { inBoth } from "#domain/language/in-both.ts";

/** Why something about the installation is not done. */
export const OPERATION_REFUSALS = inBoth({
  en: { alertOver: "This alert is over." },
  "pt-BR": { alertOver: "Este alerta já passou." },
});
