import { inBoth } from "#domain/language/in-both.ts";

/** The setting of the keys. */
export const KEYS_SETTING_WORDS = inBoth({
  en: {
    title: "Keys",
    lead: "Single keys open pages and forms. Turn them off if you speak to your device or press keys by accident. Ctrl or Cmd with K goes on.",
    on: "Single keys act",
    off: "Off",
    find: "Find anything",
    show: "Show the keys",
  },
  "pt-BR": {
    title: "Teclas",
    lead: "Teclas simples abrem páginas e formulários. Desligue-as se você fala com o dispositivo ou aperta teclas sem querer. Ctrl ou Cmd com K continua.",
    on: "Teclas simples agem",
    off: "Desligadas",
    find: "Encontrar qualquer coisa",
    show: "Mostrar as teclas",
  },
});
