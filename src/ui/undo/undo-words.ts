import { inBoth } from "#domain/language/in-both.ts";

/** What can be put back, and that it was. */
export const UNDO_WORDS = inBoth({
  en: {
    undo: "Undo",
    undoing: "Undoing",
    failed: "It could not be put back. Do it by hand.",
    alertEnded: "Alert ended.",
    alertPaused: "Alert paused.",
    renamed: (label: string) => `Renamed to ${label}.`,
    themeChanged: "Theme changed.",
    languageChanged: "Language changed.",
  },
  "pt-BR": {
    undo: "Desfazer",
    undoing: "Desfazendo",
    failed: "Não foi possível desfazer. Faça à mão.",
    alertEnded: "Alerta encerrado.",
    alertPaused: "Alerta pausado.",
    renamed: (label) => `O nome agora é ${label}.`,
    themeChanged: "Tema alterado.",
    languageChanged: "Idioma alterado.",
  },
});
