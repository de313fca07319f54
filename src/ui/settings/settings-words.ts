import { inBoth } from "#domain/language/in-both.ts";

/** How a trader reads Axisor, and where the rest of the account is set. */
export const SETTINGS_WORDS = inBoth({
  en: {
    title: "Settings",
    lead: "They are kept in this browser and show at once, on every open page of it.",
    language: { title: "Language", lead: "Every page, receipt and refusal. What you typed stays as it is." },
    zone: {
      title: "Time zone",
      lead: "Times and days of the activity. LN Markets settles funding by UTC.",
      label: "Times are told in",
      here: (zone: string) => `${zone}, as on this device`,
      now: (clock: string) => `It is ${clock} there.`,
    },
    theme: {
      title: "Theme",
      lead: "Dark and light say the same: no meaning hangs on colour alone.",
      label: "Theme",
      system: "As the system",
      dark: "Dark",
      light: "Light",
    },
    account: {
      title: "Account",
      lead: "Who can get in, and what Axisor may do at LN Markets.",
      keys: "Exchange keys",
      security: "Security",
    },
  },
  "pt-BR": {
    title: "Ajustes",
    lead: "Ficam guardados neste navegador e valem na hora, em todas as páginas abertas dele.",
    language: {
      title: "Idioma",
      lead: "Todas as páginas, recibos e recusas. O que você digitou fica como está.",
    },
    zone: {
      title: "Fuso horário",
      lead: "Horários e dias da atividade. A LN Markets liquida o funding em UTC.",
      label: "Os horários são em",
      here: (zone) => `${zone}, como neste dispositivo`,
      now: (clock) => `Lá são ${clock}.`,
    },
    theme: {
      title: "Tema",
      lead: "Escuro e claro dizem o mesmo: nada depende só da cor.",
      label: "Tema",
      system: "Como o sistema",
      dark: "Escuro",
      light: "Claro",
    },
    account: {
      title: "Conta",
      lead: "Quem pode entrar e o que a Axisor pode fazer na LN Markets.",
      keys: "Chaves da corretora",
      security: "Segurança",
    },
  },
});
