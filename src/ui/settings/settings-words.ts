import { inBoth } from "#domain/language/in-both.ts";

/** How a trader reads Axisor, and where the rest of the account is set. */
export const SETTINGS_WORDS = inBoth({
  en: {
    title: "Settings",
    lead: "They show at once on every open page and are kept with your account; the theme stays with this device.",
    language: { title: "Language", lead: "Every page, receipt and refusal. What you typed stays as it is." },
    zone: {
      title: "Time zone",
      lead: "Times and days of the activity. LN Markets settles funding by UTC.",
      label: "Times are told in",
      here: (zone: string) => `${zone}, as on this device`,
      now: (clock: string) => `It is ${clock} there.`,
    },
    units: {
      title: "Units",
      lead: "What amounts are shown in, and what they are worth beside it.",
      amounts: "Amounts in",
      money: "Worth in",
      USD: "US dollars",
      BRL: "Brazilian reais",
      shown: (amount: string, money: string, price: string) =>
        `${amount} are ${money} at ${price} USD per BTC.`,
      stays:
        "What you type stays in sats, and prices in USD per BTC. Receipts, refusals and mails are records: they stay in sats and US dollars.",
      noRate: "No rate of the Banco Central could be read; amounts stay in US dollars.",
      rate: (rate: string, day: string) => `R$ ${rate} per dollar, Banco Central, ${day}.`,
    },
    notKept: (why: string) => `It is chosen in this browser alone: ${why}`,
    theme: {
      title: "Theme",
      lead: "Kept on this device alone. Dark and light say the same: no meaning hangs on colour alone.",
      label: "Theme",
      system: "As the system",
      dark: "Dark",
      light: "Light",
    },
    account: {
      title: "Account",
      lead: "Who can get in, and what Axisor may do at LN Markets.",
      channels: "Notification channels",
      keys: "Exchange keys",
      security: "Security",
    },
  },
  "pt-BR": {
    title: "Ajustes",
    lead: "Valem na hora em todas as páginas abertas e ficam guardados na sua conta; o tema fica neste dispositivo.",
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
    units: {
      title: "Unidades",
      lead: "Em que os valores aparecem e quanto valem ao lado.",
      amounts: "Valores em",
      money: "Valem em",
      USD: "Dólares",
      BRL: "Reais",
      shown: (amount, money, price) => `${amount} são ${money} a ${price} USD por BTC.`,
      stays:
        "O que você digita fica em sats, e os preços em USD por BTC. Recibos, recusas e e-mails são registros: ficam em sats e dólares.",
      noRate: "Nenhuma cotação do Banco Central pôde ser lida; os valores ficam em dólares.",
      rate: (rate, day) => `R$ ${rate} por dólar, Banco Central, ${day}.`,
    },
    notKept: (why) => `A escolha vale só neste navegador: ${why}`,
    theme: {
      title: "Tema",
      lead: "Fica só neste dispositivo. Escuro e claro dizem o mesmo: nada depende só da cor.",
      label: "Tema",
      system: "Como o sistema",
      dark: "Escuro",
      light: "Claro",
    },
    account: {
      title: "Conta",
      lead: "Quem pode entrar e o que a Axisor pode fazer na LN Markets.",
      channels: "Canais de notificação",
      keys: "Chaves da corretora",
      security: "Segurança",
    },
  },
});
